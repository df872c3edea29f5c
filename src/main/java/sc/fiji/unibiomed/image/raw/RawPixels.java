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
package sc.fiji.unibiomed.image.raw;

/**
 * A part of one channel of a plane, inside of an array that may hold more. The array is not copied and must not be
 * changed.
 *
 * @param array of the type that {@link PixelKind} names, row by row
 * @param rowLength pixels of a row of the array
 * @param x column of the part's first pixel in the array
 * @param y row of the part's first pixel in the array
 */
public record RawPixels(Object array, int rowLength, int x, int y) {

	/** All of an array. */
	public static RawPixels whole(final Object array, final int width) {
		return new RawPixels(array, width, 0, 0);
	}
}
