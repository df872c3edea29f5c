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
package sc.fiji.unibiomed.imagej.result;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ij.gui.Roi;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.RegionName;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * What regions are called and how they are coloured: the same in window, image, ROI Manager, tables and files. Numbers
 * and colours run on through all answers about an image; what has one name has one colour.
 */
final class RegionNames {

	private static final int LONGEST = 40;

	private RegionNames() {}

	/**
	 * The number of findings that an image has already.
	 *
	 * @param rows of all images
	 */
	static int numbersUsed(final ImageAnswer answer, final List<FindingRow> rows) {
		return rows.stream().filter(row -> row.answer().image() == answer.image()).mapToInt(FindingRow::number).max()
			.orElse(0);
	}

	/** What stands behind the number of a finding for one of its objects, such as "-3"; empty for a whole finding. */
	static String object(final FoundRegion region) {
		final Finding finding = region.finding();
		final String whole = finding == null ? "" : FindingName.withNumber(finding);
		return finding != null && region.name().startsWith(whole) ? region.name().substring(whole.length()) : "";
	}

	/**
	 * A name such as "brain tumor 1, z 4, scan.tif": the slice and time point where the image has several, and the
	 * image where others have regions, too. What a user drew is called after what it shows; numbers are for what the
	 * model found.
	 *
	 * @param row whose label says which object it is
	 * @param withImage whether other images have regions
	 */
	static String of(final FindingRow row, final boolean withImage) {
		final String what = shortened(FindingName.kind(row.name())) +
			(row.region().finding() == null ? "" : " " + row.number() + row.label().object());
		final ImageFacts image = row.answer().facts().image();
		return RegionName.inPlane(what, row.measured().slice(), row.measured().time(), image.size()) +
			(withImage ? ", " + image.names().title() : "");
	}

	/** The phrase of a name that a user typed over one that was made here; all of it if the user made it up. */
	static String phrase(final String typed, final FindingRow row) {
		final String ending = row.label().name()
			.substring(Math.min(row.label().name().length(), shortened(FindingName.kind(row.name())).length()));
		return !row.label().isOwn() && typed.endsWith(ending) && typed.length() > ending.length()
			? typed.substring(0, typed.length() - ending.length()).strip()
			: typed.strip();
	}

	/** Region names stay readable on the image. */
	static String shortened(final String text) {
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).strip() + "…";
	}

	/** The colour that a name has on an image already, or the first that no other name has. */
	static Color color(final String name, final ImageAnswer answer, final List<FindingRow> rows) {
		final List<FindingRow> same = rows.stream().filter(row -> row.answer().image() == answer.image()).toList();
		final Optional<Color> known = same.stream().filter(row -> kind(row.name()).equals(kind(name)))
			.map(row -> row.label().color()).findFirst();
		final Set<Color> used = same.stream().map(row -> row.label().color()).collect(Collectors.toSet());
		return known.orElseGet(() -> Arrays.stream(FindingColor.values()).map(RegionNames::awt)
			.filter(color -> !used.contains(color)).findFirst().orElse(awt(FindingColor.of(1 + names(same)))));
	}

	/** The colour in which a user drew a region. */
	static Color drawn(final Roi roi) {
		return roi.getStrokeColor() == null ? Roi.getColor() : roi.getStrokeColor();
	}

	private static int names(final List<FindingRow> rows) {
		return (int) rows.stream().map(row -> kind(row.name())).distinct().count();
	}

	private static Color awt(final FindingColor color) {
		return new Color(color.red(), color.green(), color.blue());
	}

	private static String kind(final String name) {
		return FindingName.kind(name).toLowerCase(Locale.ROOT);
	}
}
