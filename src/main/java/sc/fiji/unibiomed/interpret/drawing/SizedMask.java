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
package sc.fiji.unibiomed.interpret.drawing;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.MaskCanvas;
import sc.fiji.unibiomed.image.resize.TorchInterpolation;
import sc.fiji.unibiomed.runtime.MaskPrediction;

/** Mask logits as a mask at the picture's own size. */
public final class SizedMask {

	private final MaskCanvas inside;
	private double sum;

	private SizedMask(final int width, final int height) {
		inside = new MaskCanvas(width, height);
	}

	/**
	 * The reference enlarges the logits to SAM's image size first and to the picture's size from there, each time
	 * bilinearly; a pixel is inside where the float32 sigmoid exceeds one half.
	 *
	 * @param samSide SAM's image size in pixels
	 * @param width of the picture in pixels
	 * @param height of the picture in pixels
	 */
	public static FindingMask of(final MaskPrediction prediction, final int samSide, final int width,
		final int height)
	{
		final float[] large = TorchInterpolation.bilinear(prediction.logits(), prediction.side(), prediction.side(),
			samSide, samSide);
		final SizedMask sized = new SizedMask(width, height);
		TorchInterpolation.bilinearRows(large, samSide, samSide, height, width, sized::addRow);
		final BinaryMask mask = sized.inside.toMask();
		return new FindingMask(mask, MaskExtent.of(mask), mask.area() == 0 ? Double.NaN : sized.sum / mask.area(),
			prediction.predictedIou(), prediction.objectScore());
	}

	private void addRow(final int y, final float[] logits) {
		for (int x = 0; x < logits.length; x++) {
			final float probability = 1f / (1f + (float) Math.exp(-logits[x]));
			if (probability > 0.5f) {
				inside.set(x, y);
				sum += probability;
			}
		}
	}
}
