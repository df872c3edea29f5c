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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparisonTest {

	/** Elements 0, 3, 6, 9 and 12 of fourteen. */
	private static final Reference.Tensor SAMPLED = new Reference.Tensor(new int[] { 2, 7 },
		new float[] { 0, 3, 6, 9, 12 }, 3);

	@Test
	void comparesThoseElementsOfAPartThatWereRecorded() {
		final Comparison second = compare(7, 7, -8, 9.5f, -10, -11, 12, -13);

		assertEquals(2, second.elements());
		assertEquals(0.5, second.difference());
		assertEquals(3, compare(0, 0, 1, 2, 3, 4, 5, 6).elements());
	}

	@Test
	void toleratesRoundingAndMoreOfItBehindMemory() {
		final Reference.Tensor recorded = new Reference.Tensor(new int[] { 1 }, new float[] { 0 }, 1);

		assertTrue(Comparison.of("case", "x", false, recorded, 0, new float[] { 9e-5f }).holds());
		assertFalse(Comparison.of("case", "x", false, recorded, 0, new float[] { 2e-4f }).holds());
		assertTrue(Comparison.of("case", "x", true, recorded, 0, new float[] { 2e-4f }).holds());
	}

	@Test
	void aNaNIsNeverEqual() {
		assertFalse(compare(0, 0, 1, 2, Float.NaN, 4, 5, 6).holds());
	}

	@Test
	void refusesMoreThanWasRecorded() {
		assertThrows(IllegalArgumentException.class, () -> compare(9, 1, 2, 3, 4, 5, 6));
	}

	@Test
	void namesTheStageForAllCasesAlike() {
		final Reference.Tensor recorded = new Reference.Tensor(new int[] { 1 }, new float[] { 0 }, 1);

		assertEquals("iou_all4", Comparison.of("case", "iou_all4_seg1", false, recorded, 0, new float[1]).stage());
		assertEquals("hiera_stage2",
			Comparison.of("case", "hiera_stage2_frame6", false, recorded, 0, new float[1]).stage());
	}

	private static Comparison compare(final int offset, final float... actual) {
		return Comparison.of("case", "x", false, SAMPLED, offset, actual);
	}
}
