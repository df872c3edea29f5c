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
package sc.fiji.unibiomed.image.modality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.image.InputException;

class ModalityTest {

	@ParameterizedTest
	@CsvSource({ "01_pathology.png, pathology", "20_ct_16bit.tif, CT", "head MR T1.tif, MRI", "chest_x-ray.jpg, X-ray",
		"OCT_macula.tif, OCT", "pet_scan.tif, PET", "H&E section.tif, pathology" })
	void autoTakesTheModalityFromTheTitle(final String title, final String modality) {
		assertEquals(modality, Modality.inPrompt("auto", title));
	}

	@ParameterizedTest
	@CsvSource({ "octopus.png", "factory.tif", "petal.jpg", "image.png" })
	void autoSaysNothingWhereTheTitleDoesNot(final String title) {
		assertEquals("", Modality.inPrompt("auto", title));
	}

	@Test
	void aChoiceMayBeWrittenInAnyCase() {
		assertEquals("CT", Modality.inPrompt("ct", "image"));
		assertEquals("", Modality.inPrompt("Not said", "01_pathology.png"));
	}

	@Test
	void anUnknownModalityIsRefusedWithTheKnownOnes() {
		final InputException refused = assertThrows(InputException.class, () -> Modality.inPrompt("camera", "image"));
		assertEquals("modality", refused.field());
		assertTrue(refused.getMessage().contains("camera") && refused.getMessage().contains("dermoscopy"),
			refused.getMessage());
	}
}
