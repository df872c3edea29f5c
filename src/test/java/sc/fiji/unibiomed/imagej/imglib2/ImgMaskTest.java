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
package sc.fiji.unibiomed.imagej.imglib2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.image.BinaryMask;

class ImgMaskTest {

	private final BinaryMask corner = BinaryMask.of(3, 2, new byte[] { 0, 0, 1, 0, 0, 0 });
	private final BinaryMask left = BinaryMask.of(3, 2, new byte[] { 1, 0, 0, 1, 0, 0 });

	@Test
	void aMaskComesBackAsItWas() {
		assertEquals(corner, ImgMask.toMask(ImgMask.of(List.of(corner))));
	}

	@Test
	void theMasksOfAStackLieAlongTheThirdDimension() {
		final Img<BitType> stack = ImgMask.of(List.of(corner, left));
		assertArrayEquals(new long[] { 3, 2, 2 }, stack.dimensionsAsLongArray());
		assertEquals(true, stack.getAt(2, 0, 0).get());
		assertEquals(true, stack.getAt(0, 1, 1).get());
		assertEquals(false, stack.getAt(2, 0, 1).get());
	}

	@Test
	void emptyRegionsAndStacksAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> ImgMask.toMask(ArrayImgs.bits(3, 2)));
		assertThrows(IllegalArgumentException.class, () -> ImgMask.toMask(ArrayImgs.bits(3, 2, 2)));
	}
}
