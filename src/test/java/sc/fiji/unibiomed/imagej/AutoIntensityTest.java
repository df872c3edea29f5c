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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.image.rendering.IntensityWindowChooser;
import sc.fiji.unibiomed.imagej.image.OpenImage;

class AutoIntensityTest {

	private static final int[] PIXELS = { 0, 100, 1024, 1064, 1124, 1224, 2024, 3000 };

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "liver, CT_LIVER", "kidney, CT_ABDOMEN", "brain hemorrhage, CT_BRAIN", "vertebra, CT_BONE" })
	void aCtShowsTheTarget(final String target, final IntensityChoice window) throws IOException {
		assertEquals(window, guessed(ct(), target));
	}

	@Test
	void aCtWithoutAKnownTargetShowsThePartOfTheBody() throws IOException {
		final IntensityWindowChooser chosen = IntensityWindowChooser.choose(OpenImage.of(ct()),
			Optional.of(Modality.CT), "something odd");
		assertEquals(new IntensityWindowChooser(IntensityChoice.CT_LUNG, "the window for the DICOM body part CHEST"),
			chosen);
	}

	@Test
	void aCtOfWhichNothingIsKnownShowsTheAbdomen() {
		final ImagePlus image = IJ.createImage("ct", "32-bit black", 8, 8, 1);
		image.getProcessor().setf(5, -1000);
		assertEquals(IntensityChoice.CT_ABDOMEN, guessed(image, ""));
		assertEquals(IntensityChoice.CT_LUNG, guessed(image, "lung nodule"));
	}

	@Test
	void valuesOfACtCountAsTheyAreCalibrated() {
		final ImagePlus image = IJ.createImage("ct", "16-bit black", 8, 8, 1);
		image.getCalibration().setFunction(ij.measure.Calibration.STRAIGHT_LINE, new double[] { -1024, 1 }, "HU");
		assertEquals(IntensityChoice.CT_LIVER, guessed(image, "liver"));
		final ImagePlus signed = IJ.createImage("ct", "16-bit black", 8, 8, 1);
		signed.getCalibration().setSigned16BitCalibration();
		assertEquals(IntensityChoice.CT_LIVER, guessed(signed, "liver"));
	}

	/** Recorded answers depend on this one. */
	@Test
	void theSampleOfAnUncalibratedCtStaysAsDisplayed() {
		final ImagePlus sample = IJ.openImage("sample-images/20_ct_16bit.tif");
		assertEquals(Optional.of(Modality.CT), ModalityGuess.of(OpenImage.of(sample).facts()).modality());
		assertEquals(IntensityChoice.AS_DISPLAYED, guessed(sample, "liver"));
	}

	@ParameterizedTest
	@CsvSource({ "8-bit black", "RGB black", "16-bit black" })
	void picturesOfACtStayAsDisplayed(final String type) {
		assertEquals(IntensityChoice.AS_DISPLAYED, guessed(IJ.createImage("ct", type, 8, 8, 1), "liver"));
	}

	@ParameterizedTest
	@CsvSource({ "mri, 16-bit, MRI", "mri, 32-bit, MRI", "pet, 32-bit, MRI", "mri, 8-bit, AS_DISPLAYED",
		"pet, RGB, AS_DISPLAYED", "x-ray, 16-bit, AS_DISPLAYED", "image, 16-bit, AS_DISPLAYED" })
	void mriAndPetOfManyBitsAreStretched(final String title, final String type, final IntensityChoice choice) {
		assertEquals(choice, guessed(IJ.createImage(title, type + " black", 8, 8, 1), "brain"));
	}

	@Test
	void severalSequencesOfAnMriAreNoFluorescence() {
		assertEquals(IntensityChoice.MRI, guessed(IJ.createHyperStack("mri", 8, 8, 4, 5, 1, 16), "brain tumor"));
	}

	@Test
	void fluorescenceIsStretchedByChannel() {
		assertEquals(IntensityChoice.FLUORESCENCE, guessed(IJ.createHyperStack("cells", 8, 8, 3, 1, 1, 16), "nuclei"));
		assertEquals(IntensityChoice.FLUORESCENCE, guessed(IJ.createImage("DAPI", "16-bit", 8, 8, 1), "nuclei"));
		assertEquals(IntensityChoice.AS_DISPLAYED, guessed(IJ.createImage("DAPI", "RGB", 8, 8, 1), "nuclei"));
		assertEquals(IntensityChoice.AS_DISPLAYED, guessed(IJ.createHyperStack("merged", 8, 8, 3, 1, 1, 8), "nuclei"));
	}

	@Test
	void callingFluorescencePathologyChangesNothing() {
		assertEquals(IntensityChoice.FLUORESCENCE,
			IntensityWindowChooser.choose(OpenImage.of(IJ.createHyperStack("cells", 8, 8, 3, 1, 1, 16)),
				Optional.of(Modality.PATHOLOGY), "nuclei").choice());
	}

	@Test
	void anInvertedXrayStaysAsImageJShowsItAndSaysSo() throws IOException {
		final ImagePlus image = IJ.openImage(DicomFile.invertedXray(folder.resolve("1.dcm"), PIXELS).toString());
		final IntensityWindowChooser chosen = IntensityWindowChooser.choose(OpenImage.of(image),
			ModalityGuess.of(OpenImage.of(image).facts()).modality(), "lung");
		assertEquals(IntensityChoice.AS_DISPLAYED, chosen.choice());
		assertTrue(chosen.reason().contains("MONOCHROME1"), chosen.reason());
	}

	@ParameterizedTest
	@EnumSource
	void theChoiceIsAlwaysMadeAndHasAReason(final Modality modality) {
		final IntensityWindowChooser chosen = IntensityWindowChooser
			.choose(OpenImage.of(IJ.createImage("image", "16-bit ramp", 8, 8, 1)), Optional.of(modality), "");
		assertTrue(chosen.choice() != IntensityChoice.AUTO && !chosen.reason().isBlank());
	}

	private ImagePlus ct() throws IOException {
		return IJ.openImage(DicomFile.ct(folder.resolve("1.dcm"), PIXELS).toString());
	}

	private static IntensityChoice guessed(final ImagePlus image, final String target) {
		return IntensityWindowChooser
			.choose(OpenImage.of(image), ModalityGuess.of(OpenImage.of(image).facts()).modality(), target).choice();
	}
}
