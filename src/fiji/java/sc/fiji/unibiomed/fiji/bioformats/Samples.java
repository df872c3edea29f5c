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
package sc.fiji.unibiomed.fiji.bioformats;

import loci.common.DataTools;
import sc.fiji.unibiomed.image.RgbImage;

/**
 * Unsigned colour samples as Bio-Formats gives them.
 *
 * @param bytes all of them
 * @param count per pixel; 1 is grey, what goes beyond 3 is transparency
 * @param interleaved whether those of a pixel stand together, else those of a colour
 * @param bytesPerSample 1 or 2
 * @param bits that count of each; the others are 0
 */
record Samples(byte[] bytes, int count, boolean interleaved, int bytesPerSample, boolean littleEndian, int bits) {

	/** As packed 8-bit colours: deep samples lose their low bits. */
	int[] colours(final int size) {
		final int[] colours = new int[size];
		for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
			final int sample = Math.min(channel, count < RgbImage.CHANNELS ? 0 : count - 1);
			final int shift = 8 * (RgbImage.CHANNELS - 1 - channel);
			for (int pixel = 0; pixel < size; pixel++) {
				colours[pixel] |= eightBits(interleaved ? pixel * count + sample : sample * size + pixel) << shift;
			}
		}
		return colours;
	}

	private int eightBits(final int index) {
		if (bytesPerSample == 1) {
			return bytes[index] & 0xff;
		}
		return DataTools.bytesToInt(bytes, index * bytesPerSample, bytesPerSample, littleEndian) >> Math.max(0,
			bits - 8) & 0xff;
	}
}
