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

import java.util.List;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.PixelKind;

/**
 * One picture of a file as it is stored.
 *
 * @param width in pixels
 * @param height in pixels
 * @param kind of its pixels
 * @param channels an array each, of the type that {@link PixelKind} names; three of a picture of 16-bit colours, one
 *           for each grey value of a pixel, else one
 * @param colours 256 packed colours that the values stand for; {@code null} where they are grey
 * @param isSigned whether 32768 was added to signed values
 */
public record RawPage(int width, int height, PixelKind kind, List<Object> channels, int[] colours, boolean isSigned) {

	private static final int LEVELS = 256;

	public RawPage {
		channels = List.copyOf(channels);
	}

	static RawPage of(final int width, final int height, final byte[] values, final int[] colours) {
		return new RawPage(width, height, PixelKind.UINT8, List.of(values), colours, false);
	}

	static RawPage of(final int width, final int height, final short[] values, final boolean isSigned) {
		return new RawPage(width, height, PixelKind.UINT16, List.of(values), null, isSigned);
	}

	static RawPage of(final int width, final int height, final float[] values) {
		return new RawPage(width, height, PixelKind.FLOAT, List.of(values), null, false);
	}

	static RawPage of(final int width, final int height, final List<Object> channels, final boolean isSigned) {
		final Object first = channels.get(0);
		final PixelKind kind = first instanceof byte[]
			? PixelKind.UINT8
			: first instanceof short[] ? PixelKind.UINT16 : PixelKind.FLOAT;
		return new RawPage(width, height, kind, channels, null, isSigned);
	}

	static RawPage of(final RgbImage image) {
		final byte[] rgb = image.pixels();
		final int[] pixels = new int[image.width() * image.height()];
		for (int i = 0, in = 0; i < pixels.length; i++, in += RgbImage.CHANNELS)
			pixels[i] = (rgb[in] & 0xff) << 16 | (rgb[in + 1] & 0xff) << 8 | rgb[in + 2] & 0xff;
		return new RawPage(image.width(), image.height(), PixelKind.COLOUR, List.of(pixels), null, false);
	}

	/**
	 * Colours from black to white.
	 *
	 * @param isInverted from white to black
	 */
	public static int[] grey(final boolean isInverted) {
		final int[] colours = new int[LEVELS];
		for (int i = 0; i < LEVELS; i++)
			colours[i] = (isInverted ? LEVELS - 1 - i : i) * 0x010101;
		return colours;
	}
}
