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
package sc.fiji.unibiomed.image.page;

/**
 * The darkest and the brightest value of a grey picture, which become black and white.
 *
 * @param min smallest finite value; {@link Double#POSITIVE_INFINITY} if there is none
 * @param max largest finite value; {@link Double#NEGATIVE_INFINITY} if there is none
 */
public record SampleRange(double min, double max) {

	/** The range of no values at all. */
	public static final SampleRange EMPTY = new SampleRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

	/** The range of this one's and some more values; those that are not finite do not count. */
	public SampleRange including(final double[] values) {
		double newMin = min;
		double newMax = max;
		for (final double value : values) {
			if (!Double.isFinite(value)) continue;
			newMin = Math.min(newMin, value);
			newMax = Math.max(newMax, value);
		}
		return new SampleRange(newMin, newMax);
	}

	/**
	 * Where a value lies between black (0) and white (255), as an unsigned byte. A range of one value is black, and so
	 * is not-a-number.
	 */
	public byte grey(final double value) {
		if (!(max > min) || Double.isNaN(value)) return 0;
		final double clipped = Math.min(Math.max(value, min), max);
		return (byte) Math.floor((clipped - min) * 255 / (max - min) + 0.5);
	}
}
