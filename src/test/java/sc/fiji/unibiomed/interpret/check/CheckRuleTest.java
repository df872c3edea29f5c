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
package sc.fiji.unibiomed.interpret.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;

class CheckRuleTest {

	private final CheckRule rule = new CheckRule();

	@Test
	void nothingOutlinedIsAbsent() {
		assertFalse(CheckRule.isWorthAsking(0, false, Double.NaN));
		assertEquals(new FindingCheck(Verdict.ABSENT, "nothing outlined", 0), CheckRule.withoutAsking(0, Double.NaN));
	}

	@Test
	void aVanishingAndHardlyProbableOutlineIsAbsent() {
		assertFalse(CheckRule.isWorthAsking(4, false, 0.54));
		assertEquals("too small for the model to see, and mean probability 0.54",
			CheckRule.withoutAsking(4, 0.54).reason());
		// The model is shown the part around a small but probable one.
		assertTrue(CheckRule.isWorthAsking(4, false, 0.75));
		assertTrue(CheckRule.isWorthAsking(4000, true, 0.54));
	}

	@Test
	void theNameDecides() {
		assertEquals(new FindingCheck(Verdict.CONFIRMED, "the model calls it liver", 0.99),
			rule.afterAsking("liver", "liver", true, 0.99));
		assertEquals(new FindingCheck(Verdict.ABSENT, "the model calls it spleen", 0),
			rule.afterAsking("liver", "spleen", true, 0.99));
		assertEquals(new FindingCheck(Verdict.DOUBTFUL, "the model calls it ventricle, which is less exact", 0.4),
			rule.afterAsking("left ventricle", "ventricle", true, 0.8));
		assertEquals(new FindingCheck(Verdict.DOUBTFUL,
			"the model calls it polyp, and nothing tells whether that is the same", 0.4),
			rule.afterAsking("abnormality", "polyp", true, 0.8));
		assertEquals("the model gives it no name", rule.afterAsking("liver", "", true, 0.8).reason());
	}

	@Test
	void aRightNameOfAHardlyProbableOutlineIsDoubtful() {
		assertEquals(new FindingCheck(Verdict.DOUBTFUL, "mean probability 0.61", 0.61),
			rule.afterAsking("liver", "liver", true, 0.61));
		assertEquals(Verdict.CONFIRMED, rule.afterAsking("liver", "liver", true, 0.75).verdict());
	}

	/** In a part of the picture, the model lacks the surroundings: another name is no proof. */
	@Test
	void whatIsSeenInAPartOnlyIsNotCalledAbsent() {
		assertEquals(new FindingCheck(Verdict.DOUBTFUL, "the model calls it vessel (seen in the part around it)", 0),
			rule.afterAsking("lesion", "vessel", false, 0.9));
		assertEquals(Verdict.CONFIRMED, rule.afterAsking("lesion", "tumor", false, 0.9).verdict());
	}
}
