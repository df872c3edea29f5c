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
import java.util.IntSummaryStatistics;
import java.util.function.BiFunction;

import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.findings.measure.UnitKind;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.image.raw.Dimensions;

/**
 * The columns of the review table: what is reviewed first, then where it is and how large, then where it comes from.
 */
public enum ReviewColumn {

	STATUS(MeasureColumns.STATUS, Review.Status.class, 3, "accepted or rejected; press A or R",
		(line, all) -> line.status()),
	FINDING(MeasureColumns.PHRASE, String.class, 11, "what it is called; double-click to rename",
		(line, all) -> line.first().name()),
	CHECK(MeasureColumns.CHECK, 8),
	COUNT("Count", Integer.class, 4, 0, "number of objects, where the finding was taken apart into objects; else 1",
		(line, all) -> line.count()),
	AREA("Size", QuantityCell.class, 10, 0, "area; of a finding in several slices its volume",
		(line, all) -> line.isPlane()
			? quantity(MeasureColumns.AREA, sum(MeasureColumns.AREA, line, all), all)
			: quantity(MeasureColumns.VOLUME, MeasureColumns.VOLUME.number(line.first().measured(), all), all)),
	SLICE(MeasureColumns.SLICE, PlaneCell.class, 6, "plane of the image; z is the slice, t the time point",
		(line, all) -> PlaneCell.of(all.facts().size(), line)),
	VOLUME(MeasureColumns.VOLUME, 12, (measure, line, all) -> measure.number(line.first().measured(), all)),
	NOTE(MeasureColumns.NOTE, String.class, 14, "your remarks; double-click to write",
		(line, all) -> line.first().review().note()),
	IMAGE(MeasureColumns.IMAGE, String.class, 16, MeasureColumns.IMAGE.meaning(),
		(line, all) -> MeasureColumns.IMAGE.of(all.provenance()) +
			(OpenImages.isOpen(line.answer().image()) ? "" : " (closed)")),
	CHECK_REASON(MeasureColumns.CHECK_REASON, 30),
	PERCENT(MeasureColumns.PERCENT, 10, 2),
	CENTROID_X(MeasureColumns.CENTROID_X, 7),
	CENTROID_Y(MeasureColumns.CENTROID_Y, 7),
	BOUNDS("Bounding box", 17, "left, top, width × height, in the image's unit",
		(line, all) -> line.isSingle() ? bounds(line.first().measured(), all) : "–"),
	MEAN(MeasureColumns.MEAN, 7),
	MIN(MeasureColumns.MIN, 6),
	MAX(MeasureColumns.MAX, 6),
	CONFIDENCE(MeasureColumns.CONFIDENCE, 10, 3),
	REGION(MeasureColumns.REGION, String.class, 22, MeasureColumns.REGION.meaning(),
		(line, all) -> line.isOutlined() && line.isSingle() ? line.first().label().name() : ""),
	TASK(MeasureColumns.TASK, 18),
	PROMPT(MeasureColumns.PROMPT, 34),
	PREDICTED_IOU(MeasureColumns.PREDICTED_IOU, 12, 3),
	OBJECT_SCORE(MeasureColumns.OBJECT_SCORE, 11, 2);

	/** A number of a line. */
	@FunctionalInterface
	private interface OfLine {

		double of(Measure measure, FindingLine line, Results all);
	}

	private final String header;
	private final Class<?> type;
	private final int characters;
	private final int decimals;
	private final String hint;
	private final BiFunction<FindingLine, Results, Object> value;

	/** A column of cells that are not just a measure's number. */
	ReviewColumn(final Measure measure, final Class<?> type, final int characters, final String hint,
		final BiFunction<FindingLine, Results, Object> value)
	{
		this(measure.heading(), type, characters, 0, hint, value);
	}

	/** A column of several measures. */
	ReviewColumn(final String header, final int characters, final String hint,
		final BiFunction<FindingLine, Results, Object> value)
	{
		this(header, String.class, characters, 0, hint, value);
	}

	/** Texts, or numbers of any size, with their units where they are areas or volumes. */
	ReviewColumn(final Measure measure, final int characters) {
		this(measure.heading(), measure.kind() == ValueKind.TEXT ? String.class : QuantityCell.class, characters, 0,
			measure.meaning(),
			(line, all) -> measure.kind() == ValueKind.TEXT
				? measure.cell(line.first().measured(), all)
				: quantity(measure, single(measure, line, all), all));
	}

	/** Numbers of any size that a finding with several regions has, too. */
	ReviewColumn(final Measure measure, final int characters, final OfLine number) {
		this(measure.heading(), QuantityCell.class, characters, 0, measure.meaning(),
			(line, all) -> quantity(measure, number.of(measure, line, all), all));
	}

	/** Numbers of one scale. */
	ReviewColumn(final Measure measure, final int characters, final int decimals) {
		this(measure.heading(), Double.class, characters, decimals, measure.meaning(),
			(line, all) -> measure == MeasureColumns.PERCENT ? sum(measure, line, all) : single(measure, line, all));
	}

	ReviewColumn(final String header, final Class<?> type, final int characters, final int decimals, final String hint,
		final BiFunction<FindingLine, Results, Object> value)
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
	Object value(final FindingLine line, final Results all) {
		return value.apply(line, all);
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

	private static QuantityCell quantity(final Measure measure, final double number, final Results all) {
		return new QuantityCell(number, measure.unit() == UnitKind.LENGTH ? "" : measure.unit().of(all.spacing()));
	}

	/** A number of a region; a finding with several has none. */
	private static double single(final Measure measure, final FindingLine line, final Results all) {
		return line.isSingle() ? measure.number(line.first().measured(), all) : Double.NaN;
	}

	/** Areas in one plane can be added; those of several slices mean nothing together. */
	private static double sum(final Measure measure, final FindingLine line, final Results all) {
		return line.isPlane()
			? line.rows().stream().mapToDouble(row -> measure.number(row.measured(), all)).sum()
			: Double.NaN;
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
		static PlaneCell of(final Dimensions size, final FindingLine line) {
			final MeasuredFinding first = line.first().measured();
			if (line.isPlane()) {
				return of(size, first);
			}
			final IntSummaryStatistics slices = line.rows().stream().mapToInt(row -> row.measured().slice())
				.summaryStatistics();
			final IntSummaryStatistics times = line.rows().stream().mapToInt(row -> row.measured().time())
				.summaryStatistics();
			final String slice = slices.getMin() + "–" + slices.getMax();
			final String time = "t " + times.getMin() + "–" + times.getMax();
			return new PlaneCell(slices.getMin(), times.getMin(),
				size.times() == 1 ? slice : size.slices() == 1 ? time : "z " + slice + ", " + time);
		}

		private static PlaneCell of(final Dimensions size, final MeasuredFinding at) {
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
