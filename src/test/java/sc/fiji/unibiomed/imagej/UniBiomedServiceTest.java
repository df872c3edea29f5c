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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.interpret.view.Planes;

/** The service's verbs, for images of ImageJ and of ImgLib2. Areas and texts are those recorded of the demo model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UniBiomedServiceTest {

	private Context context;
	private UniBiomedService unibiomed;

	@BeforeAll
	void startSciJava() {
		context = new Context(UniBiomedService.class);
		unibiomed = context.service(UniBiomedService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Test
	void segmentingAnImagePlusGivesAMaskAsLargeAsTheImage() {
		final List<MaskedFinding> findings = unibiomed.segment(sample("01_pathology.png"), "nuclei", "auto").findings();
		assertEquals(1, findings.size());
		assertEquals("nuclei", findings.get(0).phrase());
		assertArrayEquals(new long[] { 512, 512 }, findings.get(0).mask().dimensionsAsLongArray());
		assertEquals(37192, area(findings.get(0).mask()));
		assertTrue(findings.get(0).confidence() > 0.5 && findings.get(0).confidence() <= 1);
	}

	@Test
	void autoTakesTheModalityThatWasChosenForTheImage() {
		final ImagePlus image = sample("01_pathology.png");
		ImageInputs.apply(ImageInput.parse("endoscopy", "auto", "", "", "auto", ImageInput.DEFAULT_TILE), image);
		assertEquals("Please segment polyp in endoscopy.", unibiomed.segment(image, "polyp", "auto").prompt());
	}

	@Test
	void segmentingAStackGivesAMaskWithItsSlicesAsThirdDimension() {
		final MaskedFinding tumor = unibiomed.segment(sample("21_mri_stack_12slices.tif"), "brain tumor",
			AskOptions.usual().withModality("MRI").withPlanes(Planes.REFERENCE_ORDER)).findings().get(0);
		assertEquals(12, tumor.mask().dimension(2));
		assertEquals(85880, area(tumor.mask()));
	}

	@Test
	void anArgbImageGivesTheSameAnswerAsTheImagePlus() {
		final MaskedAnswer answer = unibiomed.segment(argb("01_pathology.png"), "nuclei", "pathology");
		assertEquals("Sure, it is [1].\nNuclei: " + answer.findings().get(0).objects() + " objects.", answer.text());
		assertEquals(37192, area(answer.findings().get(0).mask()));
	}

	/** Four samples side by side, of which each is found at the size that it has alone: 37,192 pixels. */
	@Test
	void aLargeImageIsLookedAtInFields() {
		final Img<ARGBType> sample = argb("01_pathology.png");
		final RandomAccessibleInterval<ARGBType> wide = Views.interval(Views.extendMirrorDouble(sample),
			new long[] { 0, 0 }, new long[] { 2047, 511 });
		final MaskedFinding nuclei = unibiomed.segment(wide, "nuclei", "pathology").findings().get(0);
		assertArrayEquals(new long[] { 2048, 512 }, nuclei.mask().dimensionsAsLongArray());
		assertEquals(4 * 37192, area(nuclei.mask()), 0.2 * 4 * 37192);
	}

	@Test
	void findingPointsAtThePolyp() {
		final MaskedAnswer answer = unibiomed.find(argb("08_endoscopy.png"));
		assertEquals("polyp", answer.findings().get(0).phrase());
		assertEquals(26084, area(answer.findings().get(0).mask()));
	}

	@Test
	void askingAnswersInWords() {
		assertEquals("ultrasound.", unibiomed.ask(argb("05_ultrasound.png"), "What modality is this image?").text());
		assertEquals("ultrasound.",
			unibiomed.ask(sample("05_ultrasound.png"), "What modality is this image?").answer().plainText());
	}

	@Test
	void describingNamesTheRegion() {
		assertEquals("fluid", unibiomed.describe(argb("06_oct.png"), List.of(mask("06_oct_mask_fluid.png"))).text());
	}

	@Test
	void reportsPointAtTheirPhrases() {
		final MaskedAnswer report = unibiomed.report(argb("03_mri.png"));
		assertTrue(report.text().contains("brain tumor"), report.text());
		assertTrue(report.findings().get(0).phrase().contains("brain tumor"), report.findings().get(0).phrase());
	}

	@Test
	void whatCannotBeUsedIsRefusedByName() {
		final Img<ARGBType> image = argb("06_oct.png");
		assertEquals("target", assertThrows(InputException.class, () -> unibiomed.segment(image, " ", "auto")).field());
		assertEquals("modality",
			assertThrows(InputException.class, () -> unibiomed.segment(image, "fluid", "camera")).field());
		assertEquals("regions",
			assertThrows(InputException.class, () -> unibiomed.describe(image, List.<Img<BitType>>of())).field());
		assertEquals("image",
			assertThrows(InputException.class, () -> unibiomed.find(ArrayImgs.unsignedBytes(8, 8, 8))).field());
		assertEquals("prompt", assertThrows(InputException.class, () -> unibiomed.ask(image, " ")).field());
	}

	private static ImagePlus sample(final String file) {
		return IJ.openImage("sample-images/" + file);
	}

	private static Img<ARGBType> argb(final String file) {
		final ImagePlus image = sample(file);
		return ArrayImgs.argbs((int[]) image.getProcessor().convertToRGB().getPixels(), image.getWidth(),
			image.getHeight());
	}

	private static Img<BitType> mask(final String file) {
		final ImagePlus image = sample(file);
		final Img<UnsignedByteType> grey = ArrayImgs.unsignedBytes(
			(byte[]) image.getProcessor().convertToByte(false).getPixels(), image.getWidth(), image.getHeight());
		final Img<BitType> mask = ArrayImgs.bits(grey.dimensionsAsLongArray());
		final var from = grey.localizingCursor();
		while (from.hasNext()) {
			from.fwd();
			mask.getAt(from).set(from.get().get() > 0);
		}
		return mask;
	}

	private static long area(final Img<BitType> mask) {
		return StreamSupport.stream(mask.spliterator(), false).filter(BitType::get).count();
	}
}
