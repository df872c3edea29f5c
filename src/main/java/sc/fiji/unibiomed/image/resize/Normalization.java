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
package sc.fiji.unibiomed.image.resize;

import java.nio.FloatBuffer;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * The two ways a picture becomes the input of a network: {@code (value / 255 - mean) / deviation} per colour channel,
 * each step rounded to float32 as PyTorch does it.
 */
public enum Normalization {

	/** For the vision encoder: mean and standard deviation of ImageNet's training pictures. */
	IMAGENET(new float[] { 0.485f, 0.456f, 0.406f }, new float[] { 0.229f, 0.224f, 0.225f }),

	/** For SAM2's image encoder: the same constants rounded to bfloat16, as the reference keeps them. */
	SAM2(new float[] { 0.484375f, 0.455078125f, 0.40625f }, new float[] { 0.228515625f, 0.2236328125f, 0.224609375f });

	private final float[][] tables;

	Normalization(final float[] mean, final float[] deviation) {
		tables = new float[RgbImage.CHANNELS][256];
		for (int channel = 0; channel < tables.length; channel++) {
			for (int value = 0; value < 256; value++)
				tables[channel][value] = (value / 255f - mean[channel]) / deviation[channel];
		}
	}

	/**
	 * Writes a picture as a tensor {@code [3, height, width]}: all of red, then green, then blue, each row by row.
	 *
	 * @param image any picture
	 * @param target takes {@code 3 * width * height} values from its position, which moves on by as many
	 * @throws java.nio.BufferOverflowException if there is not enough room; nothing of the last row is written then
	 */
	public void write(final RgbImage image, final FloatBuffer target) {
		final byte[] pixels = image.pixels();
		final float[] row = new float[image.width()];
		for (int channel = 0; channel < tables.length; channel++) {
			final float[] table = tables[channel];
			int in = channel;
			for (int y = 0; y < image.height(); y++) {
				for (int x = 0; x < row.length; x++) {
					row[x] = table[pixels[in] & 0xff];
					in += RgbImage.CHANNELS;
				}
				target.put(row);
			}
		}
	}
}
