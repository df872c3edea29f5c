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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonArray;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.testing.Npy;
import sc.fiji.unibiomed.testing.Reference;

class RegionTokensTest {

	@ParameterizedTest
	@ValueSource(strings = { "a09_vp_one_region", "a10_vp_three_regions" })
	void areTheRecordedOnes(final String caseId) {
		final BinaryMask[] regions = masks("goldens/" + caseId + "/mask_prompts.npy");
		final BinaryMask[] expected = masks("goldens/" + caseId + "/mask_prompts_16x16.npy");
		final JsonArray counts = Reference.recordedCase(caseId).getAsJsonArray("region_token_counts");

		assertEquals(counts.size(), regions.length);
		for (int k = 0; k < regions.length; k++) {
			final BinaryMask tokens = RegionTokens.under(regions[k], 16);
			assertEquals(expected[k], tokens);
			assertEquals(counts.get(k).getAsInt(), tokens.area());
		}
	}

	@Test
	void aRegionBetweenTheSampledPixelsHasNone() {
		final byte[] pixels = new byte[32 * 32];
		pixels[33] = 1;
		assertEquals(0, RegionTokens.under(BinaryMask.of(32, 32, pixels), 16).area());
	}

	@Test
	void aRegionOfTheWholePictureHasAll() {
		final byte[] pixels = new byte[7 * 300];
		Arrays.fill(pixels, (byte) 1);
		assertEquals(256, RegionTokens.under(BinaryMask.of(7, 300, pixels), 16).area());
	}

	@Test
	void theGridMustHaveASize() {
		final BinaryMask region = BinaryMask.of(1, 1, new byte[1]);
		assertThrows(IllegalArgumentException.class, () -> RegionTokens.under(region, 0));
	}

	private static BinaryMask[] masks(final String relative) {
		final Npy array = Reference.array(relative);
		final int height = array.shape()[1];
		final int width = array.shape()[2];
		final BinaryMask[] masks = new BinaryMask[array.shape()[0]];
		Arrays.setAll(masks, k -> BinaryMask.of(width, height,
			Arrays.copyOfRange(array.bytes(), k * width * height, (k + 1) * width * height)));
		return masks;
	}
}
