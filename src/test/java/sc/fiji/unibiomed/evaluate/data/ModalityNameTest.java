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
