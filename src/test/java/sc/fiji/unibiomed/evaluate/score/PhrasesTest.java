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
package sc.fiji.unibiomed.evaluate.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

	@Test
	void answersAreComparedWithoutMarksAndTokens() {
		assertEquals("It is . polyp.", Phrases.cleaned("It is [SEG]. polyp.<|end|>"));
		assertEquals("There is a nodule in the lung.",
			Phrases.cleaned("There is <p> a nodule </p> [SEG] in  the lung.<|end|>"));
		assertEquals("fluid", Phrases.cleaned("'fluid'"));
		assertEquals("", Phrases.cleaned(""));
	}

	@Test
	void theTargetIsWhatStandsBeforeIn() {
		assertEquals("liver", Phrases.target("liver in abdomen CT"));
		assertEquals("intestinal tumor", Phrases.target("intestinal tumor in colon pathology"));
		assertEquals("polyp", Phrases.target("polyp."));
		assertEquals("", Phrases.target(""));
	}

	@Test
	void aDiseaseIsNamedByItsWordsAndAFullStop() {
		assertTrue(Phrases.names("It is . Lung nodule in chest CT.", "lung nodule in chest CT"));
		assertTrue(Phrases.names("polyp.", "Polyp."));
		assertFalse(Phrases.names("polyps.", "polyp"));
		assertFalse(Phrases.names("polyp", "polyp"));
	}

	/** The cases that {@code check} of the script tells apart. */
	@ParameterizedTest
	@CsvSource({ //
		"liver in abdomen CT,         liver in abdomen CT,   true", //
		"Liver in CT,                 liver in abdomen ct,   true", //
		"left kidney in abdomen CT,   right kidney in CT,    true", //
		"spleen in abdomen CT,        liver in abdomen CT,   false", //
		"liver in abdomen MRI,        liver in abdomen CT,   false", //
		"myocardium in cardiac MRI-T2, myocardium in heart MRI, true", //
		"fluid,                       fluid,                 true", //
		"fluid in OCT,                fluid,                 false" })
	void aRegionIsNamedByTargetAndModality(final String answer, final String known, final boolean right) {
		assertEquals(right, Phrases.sameRegion(answer, known));
	}

	@Test
	void theSideIsLeftOut() {
		assertEquals("kidney in CT", Phrases.withoutSide("left kidney in abdomen CT"));
	}
}
