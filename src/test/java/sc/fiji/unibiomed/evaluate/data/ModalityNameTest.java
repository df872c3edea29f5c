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
package sc.fiji.unibiomed.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModalityNameTest {

	/** Names as in BiomedParse's own data sets. */
	@ParameterizedTest
	@CsvSource({ //
		"liver in abdomen CT,             1.png,                      CT", //
		"brain tumor in brain MRI,        1.png,                      MRI", //
		"edema in brain MRI-FLAIR,        1.png,                      MRI", //
		"lung in chest X-Ray,             1.png,                      X-ray", //
		"polyp in colon endoscope.,       1.png,                      endoscopy", //
		"'',                              00_CT_lung.png,             CT", //
		"liver,                           09_MRI-T1-Gd_brain.png,     MRI", //
		"liver,                           sub/x_y_ultrasound_breast.png, ultrasound", //
		"liver,                           CT_lung.png,                fundus", //
		"liver,                           picture.png,                fundus" })
	void sentenceAndFileNameTellTheModality(final String sentence, final String file, final String modality) {
		assertEquals(modality, ModalityName.of(annotation(sentence, file), "Fundus"));
	}

	@ParameterizedTest
	@CsvSource({ "'', unknown", "mri, MRI", "Electron microscopy, Electron microscopy" })
	void elseItIsWhatTheUserSays(final String said, final String modality) {
		assertEquals(modality, ModalityName.of(annotation("cell", "1.png"), said));
	}

	private static Annotation annotation(final String sentence, final String file) {
		return new Annotation("1", "1", file, "", "", sentence, sentence, "", "", "", "");
	}
}
