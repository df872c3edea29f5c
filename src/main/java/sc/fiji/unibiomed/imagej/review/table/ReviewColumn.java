/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.imagej.review.table;

import java.util.Comparator;
import java.util.function.BiFunction;

import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.findings.measure.UnitKind;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/**
 * The columns of the review table: what is reviewed first, then where it is and how large, then where it comes from.
 */
public enum ReviewColumn {

	STATUS(MeasureColumns.STATUS, Review.Status.class, 6, "accepted or rejected; press A or R",
		(row, all) -> row.review().status()),
	FINDING(MeasureColumns.PHRASE, String.class, 20, "what it is called; double-click to rename",
		(row, all) -> row.name()),
	CHECK(MeasureColumns.CHECK, 9),
	CHECK_REASON(MeasureColumns.CHECK_REASON, 30),
	NOTE(MeasureColumns.NOTE, String.class, 14, "your remarks; double-click to write",
		(row, all) -> row.review().note()),
	SLICE(MeasureColumns.SLICE, PlaneCell.class, 5, "plane of the image; z is the slice, t the time point",
		(row, all) -> PlaneCell.of(all.facts().size(), row.measured())),
	AREA(MeasureColumns.AREA, 12),
	PERCENT(MeasureColumns.PERCENT, 10, 2),
	VOLUME(MeasureColumns.VOLUME, 12),
	CENTROID_X(MeasureColumns.CENTROID_X, 7),
	CENTROID_Y(MeasureColumns.CENTROID_Y, 7),
	BOUNDS("Bounding box", 17, "left, top, width × height, in the image's unit",
		(row, all) -> bounds(row.measured(), all)),
	MEAN(MeasureColumns.MEAN, 7),
	MIN(MeasureColumns.MIN, 6),
	MAX(MeasureColumns.MAX, 6),
	CONFIDENCE(MeasureColumns.CONFIDENCE, 10, 3),
	REGION(MeasureColumns.REGION, String.class, 22, MeasureColumns.REGION.meaning(),
		(row, all) -> row.region().isOutlined() ? row.region().name() : ""),
	TASK(MeasureColumns.TASK, 18),
	PROMPT(MeasureColumns.PROMPT, 34),
	IMAGE(MeasureColumns.IMAGE, String.class, 22, MeasureColumns.IMAGE.meaning(),
		(row, all) -> MeasureColumns.IMAGE.of(all.provenance()) +
			(OpenImages.isOpen(row.answer().image()) ? "" : " (closed)")),
	PREDICTED_IOU(MeasureColumns.PREDICTED_IOU, 12, 3),
	OBJECT_SCORE(MeasureColumns.OBJECT_SCORE, 11, 2);

	private final String header;
	private final Class<?> type;
	private final int characters;
	private final int decimals;
	private final String hint;
	private final BiFunction<FindingRow, Results, Object> value;

	/** A column of cells that are not just a measure's number. */
	ReviewColumn(final Measure measure, final Class<?> type, final int characters, final String hint,
		final BiFunction<FindingRow, Results, Object> value)
	{
		this(measure.heading(), type, characters, 0, hint, value);
	}

	/** A column of several measures. */
	ReviewColumn(final String header, final int characters, final String hint,
		final BiFunction<FindingRow, Results, Object> value)
	{
		this(header, String.class, characters, 0, hint, value);
	}

	/** Texts, or numbers of any size, with their units where they are areas or volumes. */
	ReviewColumn(final Measure measure, final int characters) {
		this(measure.heading(), measure.kind() == ValueKind.TEXT ? String.class : QuantityCell.class, characters, 0,
			measure.meaning(),
			(row, all) -> measure.kind() == ValueKind.TEXT
				? measure.cell(row.measured(), all)
				: quantity(measure, row.measured(), all));
	}

	/** Numbers of one scale. */
	ReviewColumn(final Measure measure, final int characters, final int decimals) {
		this(measure.heading(), Double.class, characters, decimals, measure.meaning(),
			(row, all) -> measure.number(row.measured(), all));
	}

	ReviewColumn(final String header, final Class<?> type, final int characters, final int decimals, final String hint,
		final BiFunction<FindingRow, Results, Object> value)
	{
		this.header = header;
		this.type = type;
		this.characters = characters;
		this.decimals = decimals;
		this.hint = Character.toUpperCase(hint.charAt(0)) + hint.substring(1).replace("`", "");
		this.value = value;
	}

	String header() {
		return header;
	}

	/** Class of the values, which decides how they are sorted. */
	Class<?> type() {
		return type;
	}

	/** Width that it should have. */
	int characters() {
		return characters;
	}

	/** Explains the column. */
	String hint() {
		return hint;
	}

	/**
	 * The value of a cell.
	 *
	 * @param all rows of the answer
	 */
	Object value(final FindingRow row, final Results all) {
		return value.apply(row, all);
	}

	/** Whether the user may change it. */
	boolean isEditable() {
		return this == STATUS || this == FINDING || this == NOTE;
	}

	/** Whether sorting by it means anything. */
	boolean isSortable() {
		return this != BOUNDS;
	}

	/** Decimals of a column whose numbers have one scale. */
	int decimals() {
		return decimals;
	}

	private static String bounds(final MeasuredFinding row, final Results all) {
		if (row.isEmpty()) {
			return "–";
		}
		return length(MeasureColumns.LEFT, row, all) + ", " + length(MeasureColumns.TOP, row, all) + ", " +
			length(MeasureColumns.WIDTH, row, all) + " × " + length(MeasureColumns.HEIGHT, row, all);
	}

	private static QuantityCell quantity(final Measure measure, final MeasuredFinding row, final Results all) {
		return new QuantityCell(measure.number(row, all),
			measure.unit() == UnitKind.LENGTH ? "" : measure.unit().of(all.spacing()));
	}

	private static QuantityCell length(final Measure measure, final MeasuredFinding row, final Results all) {
		return new QuantityCell(measure.number(row, all), "");
	}

	/**
	 * A plane as the table shows it: sorted by number, not by letter.
	 *
	 * @param slice from 1
	 * @param time from 1
	 * @param text such as "7" or "z 7, t 2"
	 */
	private record PlaneCell(int slice, int time, String text) implements Comparable<PlaneCell> {

		private static final Comparator<PlaneCell> ORDER = Comparator.comparingInt(PlaneCell::time)
			.thenComparingInt(PlaneCell::slice);

		/** Names time points only where there are several. */
		static PlaneCell of(final Dimensions size, final MeasuredFinding at) {
			if (size.times() == 1) {
				return new PlaneCell(at.slice(), at.time(), Integer.toString(at.slice()));
			}
			return new PlaneCell(at.slice(), at.time(),
				size.slices() == 1 ? "t " + at.time() : "z " + at.slice() + ", t " + at.time());
		}

		@Override
		public int compareTo(final PlaneCell other) {
			return ORDER.compare(this, other);
		}

		@Override
		public String toString() {
			return text;
		}
	}
}
