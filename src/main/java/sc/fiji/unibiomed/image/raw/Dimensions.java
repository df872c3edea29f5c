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
 * How large an image is.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param channels at least 1; an RGB image has one
 * @param slices at least 1
 * @param times at least 1
 */
public record Dimensions(int width, int height, int channels, int slices, int times) {

	/** @throws IllegalArgumentException if one of them is less than 1 */
	public Dimensions {
		if (width < 1 || height < 1 || channels < 1 || slices < 1 || times < 1) {
			throw new IllegalArgumentException("An image cannot have " + width + " × " + height + " pixels, " +
				channels + " channels, " + slices + " slices and " + times + " time points.");
		}
	}

	/** Of a single plane. */
	public static Dimensions of(final int width, final int height) {
		return new Dimensions(width, height, 1, 1, 1);
	}

	/** Number of planes, of which each has all channels. */
	public int planes() {
		return slices * times;
	}

	/** Whether the image has one plane only. */
	public boolean isSinglePlane() {
		return planes() == 1;
	}

	/** Index of a plane among {@link #planes()}, from 0: all slices of the first time point come first. */
	public int planeIndex(final Position position) {
		return (position.frame() - 1) * slices + position.slice() - 1;
	}

	/** The plane with an index; see {@link #planeIndex}. */
	public Position plane(final int index) {
		return new Position(0, index % slices + 1, index / slices + 1);
	}
}
