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
package sc.fiji.unibiomed.interpret.large;

/**
 * The fields along one side of an image: all equally long, evenly spread from the first pixel to the last.
 *
 * @param length of the image in pixels, at least 1
 * @param side of a field in pixels, from 1 to the image's length
 * @param count number of fields, at least 1
 */
record FieldAxis(int length, int side, int count) {

	/**
	 * As few fields as possible.
	 *
	 * @param length of the image in pixels, at least 1
	 * @param side of a field in pixels, at least 1; cut to the image's length
	 * @param overlap part of a field that it shares with the next one at least, from 0 to below 1
	 */
	static FieldAxis of(final int length, final int side, final double overlap) {
		if (side >= length) {
			return new FieldAxis(length, length, 1);
		}
		final int stride = Math.max(1, side - (int) Math.ceil(overlap * side));
		return new FieldAxis(length, side, 1 + (length - side + stride - 1) / stride);
	}

	/** The first pixel of a field. Two neighbours are never farther apart than the stride, which is a whole number. */
	int start(final int field) {
		return count == 1 ? 0 : (int) ((long) field * (length - side) / (count - 1));
	}

	/**
	 * The first pixel that lies deeper in a field than in the one before it; with equal depths, the one before has it.
	 *
	 * @param field from 0; {@code count} for the end of the last field's pixels
	 */
	int ownedFrom(final int field) {
		if (field == 0) {
			return 0;
		}
		if (field == count) {
			return length;
		}
		// Pixel x lies start(f-1) + side - x deep in the earlier field and x + 1 - start(f) deep in the later one.
		return (int) (((long) start(field - 1) + side + start(field) - 1) / 2) + 1;
	}

	/** The field in which a pixel lies deepest, that is farthest from the field's borders inside of the image. */
	int owner(final int pixel) {
		int from = 0;
		int to = count - 1;
		while (from < to) {
			final int middle = (from + to + 1) >>> 1;
			if (ownedFrom(middle) <= pixel) {
				from = middle;
			}
			else {
				to = middle - 1;
			}
		}
		return from;
	}
}
