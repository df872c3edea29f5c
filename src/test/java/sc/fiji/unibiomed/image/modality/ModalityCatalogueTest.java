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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;

/** The facts that ship with the plugin, and what is said of facts that are damaged. */
class ModalityCatalogueTest {

	private static final Set<IntensityChoice> CT_WINDOWS = Set.of(IntensityChoice.CT_ABDOMEN, IntensityChoice.CT_LUNG,
		IntensityChoice.CT_LIVER, IntensityChoice.CT_BRAIN, IntensityChoice.CT_BONE, IntensityChoice.CT_MEDIASTINUM);

	/** The models were trained on prompts with these words. */
	@Test
	void labelsAreThoseOfThePrompts() {
		assertEquals(
			List.of("CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "pathology", "endoscopy", "fundus", "dermoscopy"),
			Arrays.stream(Modality.values()).map(Modality::label).toList());
	}

	@ParameterizedTest
	@EnumSource
	void everyModalityHasTargetsToChooseFromAndEachOnce(final Modality modality) {
		final List<String> targets = modality.targets();
		assertTrue(targets.size() >= 5, targets.toString());
		assertEquals(targets.size(), new HashSet<>(targets).size());
		assertEquals(targets.subList(0, modality.facts().suggestions().size()), modality.facts().suggestions());
		targets.forEach(target -> assertEquals(target.strip(), target));
	}

	@ParameterizedTest
	@EnumSource
	void suggestionsFitInALine(final Modality modality) {
		assertEquals(5, modality.facts().suggestions().size());
		assertTrue(String.join(", ", modality.facts().suggestions()).length() < 80);
	}

	@ParameterizedTest
	@CsvSource({ "CT, liver", "MRI, brain tumor", "XRAY, lung", "ULTRASOUND, nodule", "OCT, retina", "PET, lesion",
		"PATHOLOGY, nuclei", "ENDOSCOPY, polyp", "FUNDUS, optic disc", "DERMOSCOPY, skin lesion" })
	void whatTheDemoModelKnowsIsSuggestedFirst(final Modality modality, final String target) {
		assertEquals(target, modality.targets().get(0));
	}

	@ParameterizedTest
	@EnumSource
	void everyModalityIsFoundByItsLabelAndHasDicomCodes(final Modality modality) {
		assertEquals(Optional.of(modality), Modality.in("an image of " + modality.label() + " 1"));
		assertFalse(modality.facts().dicomCodes().isEmpty());
	}

	@Test
	void aDicomCodeMeansOneModality() {
		final List<String> codes = Arrays.stream(Modality.values())
			.flatMap(modality -> modality.facts().dicomCodes().stream()).toList();
		assertEquals(codes.size(), new HashSet<>(codes).size(), codes.toString());
		codes.forEach(code -> assertTrue(code.matches("[A-Z]{2,6}"), code));
	}

	@Test
	void everyTargetOfCtHasAWindowAndOthersHaveNone() {
		for (final Modality modality : Modality.values()) {
			for (final String target : modality.targets()) {
				final Optional<IntensityChoice> window = modality.facts().windowOf(target);
				assertEquals(modality == Modality.CT, window.isPresent(), modality + ": " + target);
				window.ifPresent(choice -> assertTrue(CT_WINDOWS.contains(choice), target));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "liver, CT liver", "the liver tumors, CT liver", "kidney, CT abdomen", "Left Kidney, CT abdomen",
		"lung nodule, CT lung", "two lung nodules in the left lung, CT lung", "brain hemorrhage, CT brain",
		"rib, CT bone", "heart, CT mediastinum", "pulmonary embolism, CT mediastinum", "covid-19 infection, CT lung" })
	void targetsShowInTheirWindow(final String target, final String window) {
		assertEquals(IntensityChoice.of(window), Modality.CT.facts().windowOf(target));
	}

	@ParameterizedTest
	@CsvSource({ "delivery, ''", "'', ''", "something, ''" })
	void ofOtherTargetsNoWindowIsKnown(final String target) {
		assertEquals(Optional.empty(), Modality.CT.facts().windowOf(target));
	}

	@ParameterizedTest
	@CsvSource({ "ABDOMEN, CT abdomen", "CHEST, CT lung", "Chest^Routine, CT lung", "HEAD, CT brain", "LSPINE, CT bone",
		"ABDOMEN_PELVIS, CT abdomen", "HEART, CT mediastinum" })
	void partsOfTheBodyShowInTheirWindow(final String bodyPart, final String window) {
		assertEquals(IntensityChoice.of(window), Modality.CT.facts().regionOf(bodyPart).orElseThrow().window());
	}

	@Test
	void anUnknownPartOfTheBodyIsNoRegion() {
		assertTrue(Modality.CT.facts().regionOf("").isEmpty());
		assertTrue(Modality.CT.facts().regionOf("OTHER").isEmpty());
	}

	@Test
	void whatShipsIsWhatIsRead() throws IOException {
		assertEquals(Modality.values().length, ModalityCatalogue.read(new StringReader(shipped())).facts().size());
	}

	@Test
	void aDamagedCatalogueSaysWhatIsWrong() throws IOException {
		assertDamaged("it is not valid JSON", "{ not JSON");
		assertDamaged("it has no modalities", "");
		assertDamaged("it has no modalities", "{}");
		assertDamaged("PET is missing", shipped().replace("\"PET\": {", "\"SPECT\": {"));
		assertDamaged("it has modalities that the code does not know",
			shipped().replace("\"modalities\": {", "\"modalities\": { \"SPECT\": {},"));
		assertDamaged("CT has the window 'CT foot', which does not exist",
			shipped().replace("\"CT bone\"", "\"CT foot\""));
		assertDamaged("CT has the target 'spleen' twice",
			shipped().replace("\"gallbladder\", \"esophagus\"", "\"spleen\", \"esophagus\""));
		assertDamaged("PET has the target 'tumour' in no region",
			shipped().replace("\"bladder\", \"tumor\", \"lymph node\", \"brain\"],", "\"bladder\", \"tumour\"],"));
		assertDamaged("the words of fundus".replace("fundus", "FUNDUS") + " are not regular expressions",
			shipped().replace("\"retinography\"", "\"(retino\""));
		assertDamaged("OCT has no label", shipped().replace("\"label\": \"OCT\",", ""));
	}

	private static void assertDamaged(final String why, final String json) {
		final IllegalStateException refused = assertThrows(IllegalStateException.class,
			() -> ModalityCatalogue.read(new StringReader(json)));
		assertEquals("The list of modalities of this plugin is damaged: " + why + ".", refused.getMessage());
	}

	private static String shipped() throws IOException {
		try (InputStream stream = ModalityCatalogue.class.getResourceAsStream("modalities.json")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
