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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.ShownImage;

class ModalityGuessTest {

	private static final int[] PIXELS = { 0, 100, 1024, 1064, 1124, 1224, 2024, 3000 };

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "CT, CT", "MR, MRI", "CR, X-ray", "DX, X-ray", "MG, X-ray", "RF, X-ray", "XA, X-ray", "US, ultrasound",
		"IVUS, ultrasound", "PT, PET", "OP, fundus", "OPT, OCT", "OCT, OCT", "ES, endoscopy", "SM, pathology",
		"DMS, dermoscopy" })
	void theDicomTagModalityIsBelievedFirst(final String code, final String modality) throws IOException {
		// The file's name says otherwise.
		final ModalityGuess guess = guess(DicomFile.of(code, folder.resolve("liver_mr_ct_pet.dcm"), PIXELS));
		assertEquals(modality + ", from the DICOM tag Modality", guess.reason());
		assertEquals(modality, guess.label());
	}

	@ParameterizedTest
	@CsvSource({ "NM", "XC", "GM", "OT" })
	void otherDicomModalitiesAreToldAsWhatTheyAre(final String code) throws IOException {
		final ModalityGuess guess = guess(DicomFile.of(code, folder.resolve("1.dcm"), PIXELS));
		assertTrue(guess.modality().isEmpty());
		assertEquals("not recognised, as the DICOM tag Modality says '" + code + "'; choose one", guess.reason());
	}

	@Test
	void hounsfieldUnitsMeanCt() {
		final ImagePlus image = IJ.createImage("volume", "16-bit", 8, 8, 1);
		image.setProperty("Info", "0028,1053  Rescale Slope: 1\n0028,1054  Rescale Type: HU\n");
		assertEquals("CT, from its values, which are in Hounsfield units",
			ModalityGuess.of(OpenImage.of(image).facts()).reason());
		final ImagePlus other = IJ.createImage("volume", "32-bit", 8, 8, 1);
		other.getCalibration().setValueUnit("HU");
		assertEquals(Optional.of(Modality.CT), ModalityGuess.of(OpenImage.of(other).facts()).modality());
	}

	@Test
	void zeroForAirMeansCt() {
		final ImagePlus image = IJ.createImage("volume", "16-bit", 8, 8, 1);
		image.setProperty("Info", "0028,1052  Rescale Intercept: -1024\n0028,1053  Rescale Slope: 1\n");
		assertEquals(Optional.of(Modality.CT), ModalityGuess.of(OpenImage.of(image).facts()).modality());
		image.setProperty("Info", "0028,1052  Rescale Intercept: 0\n0028,1053  Rescale Slope: 1\n");
		assertTrue(ModalityGuess.of(OpenImage.of(image).facts()).modality().isEmpty());
	}

	@Test
	void largeValuesInBlackMeanXrayIfNothingElseIsKnown() throws IOException {
		assertEquals("X-ray, from the DICOM tag PhotometricInterpretation, which is MONOCHROME1",
			guess(new DicomFile().layout("MONOCHROME1", false).write(folder.resolve("1.dcm"), PIXELS)).reason());
		assertEquals("MRI",
			guess(new DicomFile().layout("MONOCHROME1", false).write(folder.resolve("mri.dcm"), PIXELS)).label());
	}

	@Test
	void aLongTitleIsCutShort() {
		assertEquals("CT, from the title 'ct" + "1".repeat(37) + "…'",
			ModalityGuess.of(OpenImage.of(grey("ct" + "1".repeat(80))).facts()).reason());
	}

	@Test
	void theTitleTells() {
		assertEquals("pathology, from the title 'HE_01.tif'",
			ModalityGuess.of(OpenImage.of(grey("HE_01.tif")).facts()).reason());
	}

	@Test
	void fileNameAndFolderTellWhereTheTitleDoesNot() throws IOException {
		final Path scans = Files.createDirectory(folder.resolve("brain MRI"));
		IJ.saveAs(grey("1"), "PNG", scans.resolve("1.png").toString());
		assertEquals("MRI, from the folder 'brain MRI'", guess(scans.resolve("1.png")).reason());
		IJ.saveAs(grey("1"), "PNG", scans.resolve("fundus_1.png").toString());
		final ImagePlus image = IJ.openImage(scans.resolve("fundus_1.png").toString());
		image.setTitle("left");
		assertEquals("fundus, from the file name 'fundus_1.png'",
			ModalityGuess.of(OpenImage.of(image).facts()).reason());
	}

	@Test
	void dicomDescriptionsTellWhereTheModalityIsOther() throws IOException {
		final ModalityGuess guess = guess(
			new DicomFile().text(0x0008, 0x0060, "CS", "OT").text(0x0008, 0x103E, "LO", "Colonoscopy still")
				.layout("MONOCHROME2", false).write(folder.resolve("1.dcm"), PIXELS));
		assertEquals("endoscopy, from the DICOM description 'Colonoscopy still'", guess.reason());
	}

	@ParameterizedTest
	@CsvSource({ "nuclei_DAPI.tif", "Oct4-GFP.tif", "cells Hoechst.tif", "immunofluorescence of liver.tif" })
	void dyesInTheTitleMeanFluorescenceWhichIsNoneOfTheTen(final String title) {
		final ModalityGuess guess = ModalityGuess.of(OpenImage.of(grey(title)).facts());
		assertTrue(guess.fluorescence());
		assertEquals("", guess.label());
		assertTrue(guess.reason().startsWith("fluorescence microscopy, from the title '" + title + "'"),
			guess.reason());
	}

	@Test
	void namesOfChannelsMeanFluorescence() {
		final ImagePlus image = IJ.createHyperStack("cells", 8, 8, 2, 3, 1, 8);
		image.getStack().setSliceLabel("c:1/2 - DAPI", 1);
		image.getStack().setSliceLabel("c:2/2 - GFP", 2);
		final ModalityGuess guess = ModalityGuess.of(OpenImage.of(image).facts());
		assertTrue(guess.fluorescence());
		assertTrue(guess.reason().startsWith("fluorescence microscopy, from the channel 'c:1/2 - DAPI'"),
			guess.reason());
	}

	@Test
	void severalChannelsOfManyBitsMeanFluorescence() {
		final ModalityGuess guess = ModalityGuess
			.of(OpenImage.of(IJ.createHyperStack("cells", 8, 8, 3, 1, 1, 16)).facts());
		assertTrue(guess.fluorescence());
		assertTrue(guess.reason().startsWith("fluorescence microscopy, from its 3 channels of 16 bits"),
			guess.reason());
	}

	@Test
	void redGreenAndBlueMeanAColourPicture() {
		final ImagePlus image = IJ.createHyperStack("picture", 8, 8, 3, 1, 1, 16);
		image.getStack().setSliceLabel("Red", 1);
		image.getStack().setSliceLabel("Green", 2);
		image.getStack().setSliceLabel("Blue", 3);
		assertFalse(ModalityGuess.of(OpenImage.of(image).facts()).fluorescence());
	}

	@ParameterizedTest
	@CsvSource({ "image.png", "octopus.png", "Oct4 staining.tif", "factory.tif" })
	void whatIsNotRecognisedIsToldSo(final String title) {
		assertEquals(new ModalityGuess(Optional.empty(), false, "not recognised; choose one"),
			ModalityGuess.of(OpenImage.of(grey(title)).facts()));
	}

	@Test
	void theChoiceForTheQuestionGoesBeforeThatForTheImageAndThatBeforeTheGuess() {
		final ImagePlus image = grey("ct.png");
		assertEquals("CT, from the title 'ct.png'",
			ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("auto"), "").reason());
		ImageInputs.apply(ImageInput.parse("MRI", "auto", "", "", "auto", 1024), image);
		assertEquals("MRI, as chosen for this image",
			ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("auto"), "").reason());
		assertEquals("PET, as chosen",
			ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("pet"), "").reason());
		assertEquals("",
			ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("not said"), "").label());
		ImageInputs.apply(ImageInput.parse("not said", "auto", "", "", "auto", 1024), image);
		assertEquals("", ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("auto"), "").label());
		assertThrows(InputException.class,
			() -> ShownImage.modality(OpenImage.of(image).facts(), InputChoice.ofModality("camera"), ""));
	}

	private static ModalityGuess guess(final Path file) {
		return ModalityGuess.of(OpenImage.of(IJ.openImage(file.toString())).facts());
	}

	private static ImagePlus grey(final String title) {
		return IJ.createImage(title, "8-bit", 8, 8, 1);
	}
}
