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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTest {

	private final NameComparison names = new NameComparison();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		// the same words, in any form
		"liver | liver | SAME", "Liver | the liver. | SAME", "nuclei | nucleus | SAME", "nucleus | nuclei | SAME",
		"cell nuclei | nuclei | SAME", "arteries | artery | SAME", "lenses | lens | SAME", "masses | mass | SAME",
		"metastases | metastasis | SAME", "vessels | blood vessel | SAME", "pancreas | pancreas | SAME",
		"optic disk | optic disc | SAME", "oesophagus | esophagus | SAME", "brain-tumor | brain tumor | SAME",
		// what the model says around it
		"liver | The <region> in the picture is the liver. | SAME", "liver | region1: liver | SAME",
		"liver | This is a liver in abdominal CT. | SAME", "liver | It is liver [1]. | SAME",
		"liver | liver in CT | SAME", "liver in CT | liver | SAME", "liver region | liver | SAME",
		"optic disc | optic disc region | SAME", "liver | part of the liver | SAME",
		"the liver | region of the liver | SAME",
		// synonyms
		"tumor | lesion | SAME", "tumour | neoplasm | SAME", "lung nodule | pulmonary nodule | SAME",
		"kidney tumor | renal mass | SAME", "tumor of the liver | liver tumor | SAME", "skin lesion | melanoma | SAME",
		"brain tumor | glioblastoma | SAME",
		// groups: more exact than asked is the same thing
		"kidney | left kidney | SAME", "lung | right lung | SAME", "tumor | liver tumor | SAME",
		"lungs | left lung and right lung | SAME", "tumor | large tumor | SAME", "large tumor | tumor | SAME",
		// less exact than asked
		"left kidney | kidney | LESS_EXACT", "left ventricle | ventricle | LESS_EXACT",
		"liver tumor | tumor | LESS_EXACT",
		// something else
		"left kidney | right kidney | DIFFERENT", "spaceship | vessel | DIFFERENT", "liver | spleen | DIFFERENT",
		"liver | liver tumor | DIFFERENT", "liver tumor | liver | DIFFERENT", "liver tumor | brain tumor | DIFFERENT",
		"upper lobe | lower lobe | DIFFERENT", "tumor | background | DIFFERENT", "tumor | no tumor | DIFFERENT",
		"tumor | This is not a tumor. | DIFFERENT", "finding | background | DIFFERENT",
		"optic disc | optic cup | DIFFERENT",
		// nobody can tell
		"abnormality | opacity | UNKNOWN", "finding 1 | polyp | UNKNOWN", "liver | a region | UNKNOWN",
		"liver | . | UNKNOWN", "肝臓 | liver | DIFFERENT" })
	void namesAreComparedAsNounPhrases(final String asked, final String called, final NameMatch match) {
		assertEquals(match, names.compare(asked, called));
	}

	@Test
	void anEmptyAnswerNamesNothing() {
		assertEquals(NameMatch.UNKNOWN, names.compare("liver", ""));
	}

	@Test
	void longAnswersTakeNoTime() {
		final String answer = "the liver and ".repeat(100_000);
		Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10),
			() -> assertEquals(NameMatch.SAME, names.compare("liver", answer)));
	}

	/** Every row of the table is used: its words are compared as what the table says. */
	@Test
	void theTableIsUsed() {
		assertEquals(NameMatch.SAME, names.compare("gall bladder", "gallbladder"));
		assertEquals(NameMatch.DIFFERENT, names.compare("gall bladder", "urinary bladder"));
		assertEquals(NameMatch.SAME, names.compare("IVC", "postcava"));
		assertTrue(names.compare("hepatic vessel", "liver vessels") == NameMatch.SAME);
	}
}
