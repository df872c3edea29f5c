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
package sc.fiji.unibiomed.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;

class ReferenceTest {

	@Test
	void findsCasesAndTheirInputImages() {
		assertEquals(13, Reference.cases().size());
		assertEquals(7, Reference.inputs("a12_video_7frames_memory").length);
		assertEquals(0, Reference.inputs("a06_text_only").length);
		assertThrows(IllegalArgumentException.class, () -> Reference.inputs("no such case"));
	}

	@Test
	void readsASampledTensorAsDescribed() {
		final JsonObject entry = Reference.recordedCase("a02_wide_two_seg").getAsJsonObject("tensors")
			.getAsJsonObject("g_pixel_values");
		final Reference.Tensor tensor = Reference.tensor("a02_wide_two_seg", "g_pixel_values").orElseThrow();

		assertArrayEquals(new int[] { 1, 3, 1024, 1024 }, tensor.shape());
		assertEquals(193, tensor.stride());
		assertEquals((tensor.size() + 192) / 193, tensor.values().length);
		for (final float value : tensor.values())
			assertTrue(value >= entry.get("min").getAsFloat() && value <= entry.get("max").getAsFloat());
	}

	@Test
	void readsACompressedArrayOfBytes() {
		final Npy masks = Reference.array("goldens/a10_vp_three_regions/mask_prompts.npy");

		assertArrayEquals(new int[] { 3, 400, 800 }, masks.shape());
		assertEquals("u1", masks.type());
		for (final byte value : masks.bytes())
			assertTrue(value == 0 || value == 1);
	}

	@Test
	void aTensorThatWasNotCopiedIsEmpty() {
		assertTrue(Reference.tensor("a01_square_rgb", "vit_last_hidden_state").isEmpty());
		assertTrue(Reference.tensor("a01_square_rgb", "no such tensor").isEmpty());
	}

	@Test
	void saysWhichResourceIsMissing() {
		final Exception exception = assertThrows(IllegalArgumentException.class,
			() -> Reference.path("goldens/none.npy"));
		assertTrue(exception.getMessage().contains("goldens/none.npy"));
	}
}
