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
package sc.fiji.unibiomed.imagej.image;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

/**
 * Tells regions from the other things that ImageJ keeps as ROIs: lines, points and angles, labels, pictures, and what
 * ImageJ itself draws on images, whose names it puts between two bars.
 */
final class MarkKind {

	/** As {@code ij.plugin.ScaleBar}, {@code CalibrationBar}, {@code Grid} and {@code Orthogonal_Views} name them. */
	private static final Map<String, String> DRAWN_BY_IMAGEJ = Map.of("|SB|", "scale bar", "|CB|", "calibration bar",
		"|GRID|", "grid", "|OV|", "cross of the orthogonal views");
	private static final Pattern NAME_OF_IMAGEJ = Pattern.compile("\\|[A-Z]+\\|");

	private MarkKind() {}

	/** Whether it is a part of a scale bar or the like, which people take for one thing. */
	static boolean isDrawnByImageJ(final Roi roi) {
		return roi.getName() != null && NAME_OF_IMAGEJ.matcher(roi.getName()).matches();
	}

	/** What it is in small letters, such as "scale bar" or "straight line"; empty if it is an area. */
	static Optional<String> unlessArea(final Roi roi) {
		final String name = roi.getName() == null ? "" : roi.getName();
		if (isDrawnByImageJ(roi)) {
			return Optional.of(DRAWN_BY_IMAGEJ.getOrDefault(name, "drawing of ImageJ's"));
		}
		if (roi instanceof TextRoi) {
			return Optional.of("text");
		}
		if (roi instanceof ImageRoi) {
			return Optional.of("image");
		}
		if (roi instanceof Arrow) {
			return Optional.of("arrow");
		}
		return roi.isArea() ? Optional.empty() : Optional.of(roi.getTypeAsString().toLowerCase(Locale.ROOT));
	}
}
