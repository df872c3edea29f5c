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
package sc.fiji.unibiomed.interpret.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.modality.Modality;

class UsualTargetsTest {

	private static final String PUBLISHED = "UniBiomed";

	@ParameterizedTest
	// @formatter:off
	@CsvSource(delimiter = '=', value = {
		"demo      | Please segment spaceship in CT.           = 'spaceship' is not among the targets that this " +
			"model knows in CT (liver, kidney, spleen, …)",
		"UniBiomed | Please segment spaceship in CT.           = 'spaceship' is not among the usual targets in CT " +
			"(liver, kidney, spleen, …)",
		"UniBiomed | Please segment spaceship.                 = 'spaceship' is not among the usual targets " +
			"(liver, brain tumor, lung, …)",
		"UniBiomed | Please segment liver and spaceship in CT. = 'spaceship' is not among the usual targets in CT " +
			"(liver, kidney, spleen, …)",
		"UniBiomed | Please segment spaceships, stars in CT.   = 'spaceships' and 'stars' are not among the usual " +
			"targets in CT (liver, kidney, spleen, …)",
		"demo      | Please segment nevus in dermoscopy.       = 'nevus' is not among the targets that this model " +
			"knows in dermoscopy (skin lesion)",
		"demo      | Please segment liver in pathology.        = 'liver' is not among the targets that this model " +
			"knows in pathology (nuclei, tumor)",
		"UniBiomed | <image>Can you outline the 宇宙船 in MRI? = '宇宙船' is not among the usual targets in MRI " +
			"(brain tumor, brain, ventricle, …)" })
	// @formatter:on
	void whoAsksForSomethingUnusualIsTold(final String asked, final String sentence) {
		final String[] parts = asked.split("\\|");
		assertEquals(Optional.of(sentence + "; the answer may be wrong."),
			UsualTargets.hint(parts[0].strip(), parts[1].strip()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nuclei in pathology", "nucleus in pathology", "the cell nuclei in pathology",
		"all nuclei in pathology", "left kidney in CT", "kidneys in CT", "both lungs in X-ray",
		"the left and right lung in X-ray", "left lung and right lung in X-ray", "liver tumour in CT",
		"small liver tumors in CT", "tumor of the liver in CT", "renal tumor in CT", "gall bladder in CT",
		"portal vein and splenic vein in CT", "optic disk in fundus", "retinal vessels in fundus",
		"brain haemorrhage in CT", "COVID-19 infection in CT", "vertebrae in CT", "nuclei", "polyps" })
	void pluralsSidesAndSpellingsAreTheSame(final String target) {
		assertEquals(Optional.empty(), UsualTargets.hint(PUBLISHED, "Please segment " + target + "."));
	}

	@Test
	void everyTargetOfTheCatalogueIsUsual() {
		for (final Modality modality : Modality.values()) {
			for (final String target : modality.targets()) {
				assertEquals(Optional.empty(),
					UsualTargets.hint(PUBLISHED, "Please segment " + target + " in " + modality.label() + "."));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "What modality is this image?", "Is there a spaceship?", "Describe this image.", "",
		"Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts.",
		"Could you describe the abnormality in this image? Please highlight the region with interleaved " +
			"segmentation masks.",
		"What is the <region> in the picture?", "Please segment it." })
	void otherQuestionsHaveNoTarget(final String question) {
		assertEquals(Optional.empty(), UsualTargets.hint(PUBLISHED, question));
	}
}
