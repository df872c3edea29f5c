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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.Pictures;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.testing.Reference;

class NormalizationTest {

	@ParameterizedTest
	@ValueSource(
		strings = { "a02_wide_two_seg", "a04_small_grey_eos", "a08_image_multi_turn", "a12_video_7frames_memory" })
	void givesTheVeryFloatsOfTheVisionEncodersInput(final String caseId) throws IOException {
		assertEqualsRecorded(caseId, "pixel_values", Normalization.IMAGENET, Pictures.tiles(caseId));
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "a02_wide_two_seg", "a04_small_grey_eos", "a08_image_multi_turn", "a12_video_7frames_memory" })
	void givesTheVeryFloatsOfTheMaskNetworksInput(final String caseId) throws IOException {
		assertEqualsRecorded(caseId, "g_pixel_values", Normalization.SAM2, Pictures.samImages(caseId));
	}

	@Test
	void writesChannelAfterChannelFromTheBuffersPosition() {
		final RgbImage image = new RgbImage(2, 1, new byte[] { 0, 0, 0, -1, -1, -1 });
		final FloatBuffer target = ByteBuffer.allocateDirect(Float.BYTES * 8).order(ByteOrder.nativeOrder())
			.asFloatBuffer().position(1);

		Normalization.SAM2.write(image, target);

		assertEquals(7, target.position());
		final float[] written = new float[8];
		target.get(0, written);
		assertArrayEquals(new float[] { 0, //
			(0 - 0.484375f) / 0.228515625f, (1 - 0.484375f) / 0.228515625f, //
			(0 - 0.455078125f) / 0.2236328125f, (1 - 0.455078125f) / 0.2236328125f, //
			(0 - 0.40625f) / 0.224609375f, (1 - 0.40625f) / 0.224609375f, 0 }, written);
	}

	@Test
	void aBufferWithoutRoomIsRefused() {
		final RgbImage image = Pictures.constant(2, 2, 0, 0, 0);
		assertThrows(BufferOverflowException.class,
			() -> Normalization.IMAGENET.write(image, FloatBuffer.allocate(11)));
	}

	private static void assertEqualsRecorded(final String caseId, final String name, final Normalization normalization,
		final List<RgbImage> images)
	{
		final Reference.Tensor recorded = Reference.tensor(caseId, name).orElseThrow();
		final FloatBuffer values = FloatBuffer.allocate(recorded.size());
		for (final RgbImage image : images)
			normalization.write(image, values);
		assertEquals(0, values.remaining());

		final float[] sampled = new float[recorded.values().length];
		for (int k = 0; k < sampled.length; k++)
			sampled[k] = values.get(k * recorded.stride());
		assertArrayEquals(recorded.values(), sampled);
	}
}
