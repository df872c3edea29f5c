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

import java.awt.Color;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Masks as ImageJ regions. For files, {@link sc.fiji.unibiomed.findings.export.MaskContours} makes polygons of them.
 */
public final class MaskToRoi {

	private static final int INSIDE = 255;
	/** Thin lines vanish on large images when the window shows them small. */
	private static final double STROKE_WIDTH = 2;

	private MaskToRoi() {}

	/** The region of a mask, composite where it has parts or holes; {@code null} for an empty mask. */
	public static Roi of(final BinaryMask mask) {
		if (mask.area() == 0) {
			return null;
		}
		final Bounds bounds = mask.bounds();
		final ImageProcessor processor = new ByteProcessor(bounds.width(), bounds.height());
		for (int y = 0; y < bounds.height(); y++) {
			for (int x = 0; x < bounds.width(); x++) {
				processor.set(x, y, mask.contains(bounds.x() + x, bounds.y() + y) ? INSIDE : 0);
			}
		}
		processor.setThreshold(INSIDE, INSIDE, ImageProcessor.NO_LUT_UPDATE);
		final Roi roi = new ThresholdToSelection().convert(processor);
		roi.setLocation(bounds.x(), bounds.y());
		return roi;
	}

	/** The region in its finding's colour, with its name. */
	public static Roi of(final BinaryMask mask, final String name, final int findingIndex) {
		final Roi roi = of(mask);
		if (roi != null) {
			final FindingColor color = FindingColor.of(findingIndex);
			roi.setName(name);
			roi.setStrokeColor(new Color(color.red(), color.green(), color.blue()));
			roi.setStrokeWidth(STROKE_WIDTH);
		}
		return roi;
	}
}
