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

import sc.fiji.unibiomed.image.RgbImage;

/** Grey values as a picture that the model can look at. */
public final class GreyPicture {

	private GreyPicture() {}

	/**
	 * Takes 8-bit values as they are.
	 *
	 * @param width in pixels
	 * @param height in pixels
	 * @param values {@code width * height} unsigned bytes row by row
	 * @throws IllegalArgumentException if the picture is too large for one array
	 */
	public static RgbImage of(final int width, final int height, final byte[] values) {
		final byte[] rgb = new byte[RgbImage.length(width, height)];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = values[i / RgbImage.CHANNELS];
		return new RgbImage(width, height, rgb);
	}
}
