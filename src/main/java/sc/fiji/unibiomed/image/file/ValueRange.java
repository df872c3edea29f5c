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
package sc.fiji.unibiomed.image.file;

/**
 * From where to where values are shown.
 *
 * @param min may be not-a-number in pixels without numbers
 * @param max likewise
 */
record ValueRange(double min, double max) {

	static final ValueRange BYTES = new ValueRange(0, 255);

	/** The smallest and the largest value of pixels, as ImageJ finds them. */
	static ValueRange of(final Object pixels) {
		if (pixels instanceof final short[] values) {
			int min = 0xffff;
			int max = 0;
			for (final short value : values) {
				min = Math.min(min, value & 0xffff);
				max = Math.max(max, value & 0xffff);
			}
			return new ValueRange(min, max);
		}
		return pixels instanceof final float[] values ? of(values) : BYTES;
	}

	private static ValueRange of(final float[] values) {
		float min = Float.NaN;
		float max = Float.NaN;
		for (final float value : values) {
			// Comparisons with what is not a number are false.
			min = min <= value ? min : Float.isNaN(value) ? min : value;
			max = max >= value ? max : Float.isNaN(value) ? max : value;
		}
		return new ValueRange(min, max);
	}

	/** Both together. */
	ValueRange with(final ValueRange other) {
		return new ValueRange(other.min < min ? other.min : min, other.max > max ? other.max : max);
	}

	/** Whether both are zero, which in ImageJ means that nothing was decided. */
	boolean isZero() {
		return min == 0 && max == 0;
	}

	/** Whether it is a single value. */
	boolean isOneValue() {
		return min == max;
	}
}
