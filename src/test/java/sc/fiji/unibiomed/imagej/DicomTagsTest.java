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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** Tags as ImageJ itself reads them from DICOM files. */
class DicomTagsTest {

	private static final int[] PIXELS = { 0, 100, 1024, 1064, 1124, 1224, 2024, 3000 };

	@TempDir
	private Path folder;

	@Test
	void theTagsOfACtAreRead() throws IOException {
		final ImagePlus image = open(DicomFile.ct(folder.resolve("1.dcm"), PIXELS));
		final DicomTags tags = OpenImage.of(image).facts().tags();
		assertEquals("CT", tags.modality());
		assertEquals("CHEST", tags.bodyPartExamined());
		assertEquals(List.of("Thorax 5.0"), tags.descriptions());
		assertEquals(-1024, tags.rescaleIntercept().orElseThrow());
		assertEquals(1, tags.rescaleSlope().orElseThrow());
		assertEquals("HU", tags.rescaleType());
		assertFalse(tags.isInverted());
		assertEquals(40, image.getCalibration().getCValue(image.getProcessor().get(3)));
	}

	@Test
	void anInvertedXrayIsToldAndImageJShowsLargeValuesBlack() throws IOException {
		final ImagePlus image = open(DicomFile.invertedXray(folder.resolve("1.dcm"), PIXELS));
		assertEquals("DX", OpenImage.of(image).facts().tags().modality());
		assertTrue(OpenImage.of(image).facts().tags().isInverted());
		assertTrue(image.isInvertedLut());
	}

	@Test
	void everySliceOfAStackHasItsOwnTags() {
		final ImageStack slices = new ImageStack(4, 4);
		slices.addSlice("IM-1.dcm\n0008,0060  Modality: PT\n0028,1053  Rescale Slope: 0.5\n", new short[16]);
		slices.addSlice("IM-2.dcm\n0008,0060  Modality: PT\n0028,1053  Rescale Slope: 0.25\n", new short[16]);
		final ImagePlus image = new ImagePlus("series", slices);
		assertEquals("PT", OpenImage.of(image).facts().tags().modality());
		assertEquals(0.5, OpenImage.of(image).facts().tags().rescaleSlope().orElseThrow());
		image.setSlice(2);
		assertEquals(0.25, OpenImage.of(image).facts().tags().rescaleSlope().orElseThrow());
	}

	@Test
	void tagsOfSequencesArePassedOver() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 8, 8, 1);
		image.setProperty("Info", "0008,0060  >Modality: MR\n0008,0060  Modality: CT\n");
		assertEquals("CT", OpenImage.of(image).facts().tags().modality());
	}

	@Test
	void otherImagesHaveNone() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 8, 8, 2);
		image.setProperty("Info", "made at 12:30, 0008 times\nModality: CT");
		image.getStack().setSliceLabel("a label", 1);
		final DicomTags tags = OpenImage.of(image).facts().tags();
		assertTrue(tags.isEmpty());
		assertEquals("", tags.modality());
		assertTrue(tags.rescaleSlope().isEmpty());
		assertTrue(tags.descriptions().isEmpty());
	}

	@Test
	void aNumberThatIsNoneIsNotSaid() {
		final ImagePlus image = IJ.createImage("image", "8-bit", 8, 8, 1);
		image.setProperty("Info", "0028,1053  Rescale Slope: n/a\n");
		assertTrue(OpenImage.of(image).facts().tags().rescaleSlope().isEmpty());
	}

	private static ImagePlus open(final Path file) {
		return IJ.openImage(file.toString());
	}
}
