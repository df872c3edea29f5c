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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.imagej.result.FoundRegions;
import sc.fiji.unibiomed.interpret.view.Planes;

/** What a script gets of a finding: a ROI, a mask, and a line to print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceFindingsTest {

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
	void aFindingIsARegionAMaskAndALine() {
		final ImagePlus ct = IJ.openImage("sample-images/02_ct.png");
		final ImageAnswer answer = unibiomed.segment(ct, "liver", AskOptions.demo());
		final MaskedFinding liver = answer.findings().get(0);
		assertEquals("liver: 27,666 pixels, confidence 0.98, confirmed", liver.toString());
		assertEquals("Sure, it is [1]. | " + liver, answer.toString());
		assertEquals("liver 1", liver.roi().getName());
		assertEquals(0, liver.roi().getPosition());
		ct.setRoi(liver.roi());
		assertEquals(27666, ct.getStatistics().pixelCount);
		assertArrayEquals(new long[] { ct.getWidth(), ct.getHeight() }, liver.mask().dimensionsAsLongArray());
		assertEquals(pixels(liver.mask()), inside(liver.roi()));
	}

	@Test
	void ofAStackTheRegionIsInThePlaneWithMostOfItAndThereIsOneForEach() {
		final ImagePlus stack = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		final MaskedFinding tumor = unibiomed
			.segment(stack, "brain tumor", AskOptions.demo().withPlanes(Planes.REFERENCE_ORDER)).findings().get(0);
		assertEquals(12, tumor.planes().size());
		assertArrayEquals(new long[] { stack.getWidth(), stack.getHeight(), 12 }, tumor.mask().dimensionsAsLongArray());
		final List<Roi> rois = tumor.rois();
		assertTrue(tumor.toString().startsWith("brain tumor: 85,880 pixels in " + rois.size() + " of 12 planes, "),
			tumor.toString());
		assertEquals(85880, rois.stream().mapToLong(roi -> roi.getContainedPoints().length).sum());
		final int most = rois.stream().mapToInt(roi -> roi.getContainedPoints().length).max().orElseThrow();
		assertEquals(most, tumor.roi().getContainedPoints().length);
		stack.setRoi(tumor.roi());
		assertTrue(IntStream.rangeClosed(1, 12).anyMatch(slice -> slice == tumor.roi().getPosition()));
	}

	@Test
	void whatIsAbsentHasNoRegionAndAnEmptyMask() {
		final ImageAnswer answer = unibiomed.segment(IJ.openImage("sample-images/02_ct.png"), "spaceship",
			AskOptions.demo());
		final MaskedFinding none = answer.findings().get(0);
		assertNull(none.roi());
		assertEquals(List.of(), none.rois());
		assertEquals(List.of(), pixels(none.mask()));
		assertTrue(none.toString().matches("spaceship: not found \\(.+\\)"), none.toString());
	}

	@Test
	void countedObjectsAreRegionsOfTheirOwn() {
		final ImageAnswer answer = unibiomed.segment(IJ.openImage("sample-images/01_pathology.png"), "nuclei",
			AskOptions.demo());
		final MaskedFinding nuclei = answer.findings().get(0);
		assertEquals(81, nuclei.rois().size());
		assertEquals("nuclei 1-1", nuclei.rois().get(0).getName());
		assertEquals(FoundRegions.of(answer).stream().map(region -> region.roi().getName()).toList(),
			nuclei.rois().stream().map(Roi::getName).toList());
		assertTrue(nuclei.toString().startsWith("nuclei: 81 objects"), nuclei.toString());
		assertEquals("nuclei 1-1: 265 pixels", FoundRegions.of(answer).get(0).toString());
	}

	@Test
	void findingsOfImgLib2ImagesHaveTheSame() {
		final ImagePlus ct = IJ.openImage("sample-images/02_ct.png");
		final MaskedAnswer answer = unibiomed.segment(
			ArrayImgs.argbs((int[]) ct.getProcessor().convertToRGB().getPixels(), ct.getWidth(), ct.getHeight()),
			"liver", AskOptions.demo().withModality("CT"));
		final MaskedFinding liver = answer.findings().get(0);
		assertEquals("Sure, it is [1]. | liver: 27,666 pixels, confidence 0.98, confirmed", answer.toString());
		assertEquals(pixels(liver.mask()), inside(liver.roi()));
	}

	private static List<String> pixels(final Img<BitType> mask) {
		final List<String> inside = new ArrayList<>();
		final Cursor<BitType> cursor = mask.localizingCursor();
		while (cursor.hasNext()) {
			if (cursor.next().get()) {
				inside.add(cursor.getIntPosition(0) + "," + cursor.getIntPosition(1));
			}
		}
		return inside.stream().sorted().toList();
	}

	private static List<String> inside(final Roi roi) {
		return Arrays.stream(roi.getContainedPoints()).map(point -> point.x + "," + point.y).sorted().toList();
	}
}
