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
package sc.fiji.unibiomed.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RgbImageTest {

	@Test
	void cropsAPart() {
		final RgbImage image = new RgbImage(2, 2, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 });

		assertEquals(new RgbImage(1, 2, new byte[] { 4, 5, 6, 10, 11, 12 }), image.crop(1, 0, 1, 2));
		assertEquals(image, image.crop(0, 0, 2, 2));
	}

	@Test
	void aPartMustLieInside() {
		final RgbImage image = Pictures.constant(4, 3, 0, 0, 0);

		assertThrows(IndexOutOfBoundsException.class, () -> image.crop(2, 0, 3, 1));
		assertThrows(IndexOutOfBoundsException.class, () -> image.crop(0, 2, 1, 2));
		assertThrows(IndexOutOfBoundsException.class, () -> image.crop(-1, 0, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> image.crop(0, 0, 0, 1));
	}

	@Test
	void theNumberOfBytesMustFitTheSize() {
		assertThrows(IllegalArgumentException.class, () -> new RgbImage(2, 2, new byte[4]));
		assertThrows(IllegalArgumentException.class, () -> new RgbImage(0, 2, new byte[0]));
		assertThrows(IllegalArgumentException.class, () -> new RgbImage(1, -2, new byte[6]));
	}

	@Test
	void aPictureThatNoArrayCanHoldIsRefusedBySize() {
		assertTrue(RgbImage.canHold(26_754, 26_754));
		assertFalse(RgbImage.canHold(26_755, 26_755));
		assertFalse(RgbImage.canHold(Integer.MAX_VALUE, Integer.MAX_VALUE));
		final Exception exception = assertThrows(IllegalArgumentException.class,
			() -> RgbImage.length(100_000, 100_000));
		assertTrue(exception.getMessage().contains("100000 x 100000"), exception.getMessage());
	}

	@Test
	void picturesAreEqualByContent() {
		assertEquals(Pictures.constant(3, 2, 1, 2, 3), Pictures.constant(3, 2, 1, 2, 3));
		assertEquals(Pictures.constant(3, 2, 1, 2, 3).hashCode(), Pictures.constant(3, 2, 1, 2, 3).hashCode());
		assertNotEquals(Pictures.constant(3, 2, 1, 2, 3), Pictures.constant(2, 3, 1, 2, 3));
		assertNotEquals(Pictures.constant(3, 2, 1, 2, 3), Pictures.constant(3, 2, 1, 2, 4));
	}
}
