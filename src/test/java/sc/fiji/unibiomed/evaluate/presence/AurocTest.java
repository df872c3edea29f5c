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
package sc.fiji.unibiomed.evaluate.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** All pairs counted by hand. */
class AurocTest {

	private static final double TINY = 1e-12;

	@Test
	void everyPresentScoreAboveEveryAbsentOneIsPerfect() {
		assertEquals(1, Auroc.of(new double[] { 0.9, 0.8 }, new double[] { 0.1, 0.7 }), TINY);
		assertEquals(0, Auroc.of(new double[] { 0.1, 0.7 }, new double[] { 0.9, 0.8 }), TINY);
	}

	@Test
	void equalScoresCountHalf() {
		assertEquals(0.5, Auroc.of(new double[] { 0.3, 0.3 }, new double[] { 0.3 }), TINY);
		// 3 against 1, 2, 3: wins, wins, half. 2 against them: wins, half, loses. 4 of 6.
		assertEquals(4 / 6.0, Auroc.of(new double[] { 3, 2 }, new double[] { 1, 2, 3 }), TINY);
	}

	@Test
	void anAnswerWithoutAnOutlineIsBelowAllOthers() {
		final double nothing = Double.NEGATIVE_INFINITY;
		// -7 against nothing, nothing, 0: wins, wins, loses. Nothing against them: half, half, loses. 3 of 6.
		assertEquals(0.5, Auroc.of(new double[] { -7, nothing }, new double[] { nothing, nothing, 0 }), TINY);
	}
}
