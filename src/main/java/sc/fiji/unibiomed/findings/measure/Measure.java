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
package sc.fiji.unibiomed.findings.measure;

import java.util.function.BiFunction;

/**
 * Something that is told of every finding, in every table and file: the meaning of a column. All of them are in {@link
 * MeasureColumns}.
 */
public class Measure {

	private final String key;
	private final String heading;
	private final ValueKind kind;
	private final UnitKind unit;
	private final String meaning;
	private final BiFunction<MeasuredFinding, Results, Object> value;

	/**
	 * @param key name in files, never changed; small letters, digits and underscores
	 * @param heading for people
	 * @param meaning half a sentence for people, without a point at the end
	 * @param value of a row: a {@link Number}, NaN where there is none, or a text
	 */
	Measure(final String key, final String heading, final ValueKind kind, final UnitKind unit, final String meaning,
		final BiFunction<MeasuredFinding, Results, Object> value)
	{
		this.key = key;
		this.heading = heading;
		this.kind = kind;
		this.unit = unit;
		this.meaning = meaning;
		this.value = value;
	}

	/** Name in files, such as "area_pixels". */
	public final String key() {
		return key;
	}

	/** Name for people, such as "% of image". */
	public final String heading() {
		return heading;
	}

	/**
	 * Name for people with the unit, such as "Area (µm²)"; without one where numbers stand alone or the name says it.
	 */
	public final String heading(final Results all) {
		final String of = unit.of(all.facts().spacing());
		return of.isEmpty() || unit == UnitKind.PERCENT ? heading : heading + " (" + of + ")";
	}

	/** What values are. */
	public final ValueKind kind() {
		return kind;
	}

	/** What numbers are counted in. */
	public final UnitKind unit() {
		return unit;
	}

	/** What it means: half a sentence for people, without a point at the end. */
	public final String meaning() {
		return meaning;
	}

	/** Of a finding in a frame: a {@link Number}, NaN where there is none, or a text. */
	public final Object value(final MeasuredFinding row, final Results all) {
		return value.apply(row, all);
	}

	/**
	 * The same as a number.
	 *
	 * @throws ClassCastException if values are texts
	 */
	public final double number(final MeasuredFinding row, final Results all) {
		return ((Number) value(row, all)).doubleValue();
	}

	/** The same as it stands in files: numbers as {@link Numbers#plain} writes them, empty where there is none. */
	public final String cell(final MeasuredFinding row, final Results all) {
		final Object of = value(row, all);
		return of instanceof Number number ? Numbers.plain(number.doubleValue()) : of.toString();
	}

	/** The key. */
	@Override
	public final String toString() {
		return key;
	}
}
