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

import java.util.function.IntToDoubleFunction;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Values of the original image, before any conversion for the model, inside a mask.
 *
 * @param mean NaN when unknown, as the others
 */
public record Intensity(double mean, double min, double max) {

	/** For masks of images whose original values are not at hand. */
	public static Intensity unknown() {
		return new Intensity(Double.NaN, Double.NaN, Double.NaN);
	}

	/**
	 * Measures an image inside a mask. Pixels that are no number, as 32-bit images may have, do not count.
	 *
	 * @param pixels value of the pixel at {@code y * width + x}
	 * @return {@link #unknown()} where no pixel counts
	 */
	public static Intensity within(final BinaryMask mask, final IntToDoubleFunction pixels) {
		double sum = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		int count = 0;
		for (int y = 0; y < mask.height(); y++) {
			for (int x = 0; x < mask.width(); x++) {
				final double value = mask.get(x, y) ? pixels.applyAsDouble(y * mask.width() + x) : Double.NaN;
				if (!Double.isNaN(value)) {
					sum += value;
					min = Math.min(min, value);
					max = Math.max(max, value);
					count++;
				}
			}
		}
		return count == 0 ? unknown() : new Intensity(sum / count, min, max);
	}
}
