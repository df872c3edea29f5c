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
package sc.fiji.unibiomed.imagej.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

class LabelStackTest {

	@Test
	void slicesThatWereAskedAboutHaveTheNumbersOfTheirFindings() {
		final ImagePlus volume = IJ.createHyperStack("volume", 20, 10, 2, 4, 2, 8);
		volume.setPosition(1, 3, 2);
		volume.getCalibration().pixelDepth = 3;
		final PlaneSelection planes = new PlaneSelection(Planes.VOLUME, "2-3");
		final ImageAnswer answer = Answers.of(volume, planes, "cell", Answers.rectangle(volume, 1, 1, 4, 4),
			Answers.rectangle(volume, 2, 2, 4, 5));
		final ImagePlus labels = LabelStack.of(SampleAnswers.model(answer).rows()).get(0);

		assertEquals(List.of(20, 10, 1, 4, 2, 16), List.of(labels.getWidth(), labels.getHeight(), labels.getNChannels(),
			labels.getNSlices(), labels.getNFrames(), labels.getBitDepth()));
		assertEquals(3, labels.getCalibration().pixelDepth);
		assertEquals(1, pixel(labels, 2, 2, 1, 1));
		assertEquals(0, pixel(labels, 2, 2, 6, 6));
		assertEquals(1, pixel(labels, 3, 2, 5, 6));
		assertEquals(0, pixel(labels, 3, 1, 5, 6));
		assertEquals(0, pixel(labels, 4, 2, 5, 6));
	}

	@Test
	void objectsOfOneFindingHaveNumbersOfTheirOwn() {
		final ImageAnswer answer = SampleAnswers.inObjects(SampleAnswers.nuclei());
		final ImagePlus labels = LabelStack.of(SampleAnswers.model(answer).rows()).get(0);

		// Two nuclei, then the stroma.
		assertEquals(List.of(1, 2, 3),
			List.of(pixel(labels, 1, 1, 1, 1), pixel(labels, 1, 1, 10, 5), pixel(labels, 1, 1, 0, 8)));
		assertThrows(IllegalArgumentException.class, () -> LabelStack.of(List.of()));
	}

	@Test
	void aFindingHasTheSameColourAsItsRegion() {
		final ImageAnswer answer = SampleAnswers.nuclei();
		final ImagePlus labels = LabelStack.of(SampleAnswers.model(answer).rows()).get(0);
		final int shown = labels.flatten().getProcessor().getPixel(1, 1) & 0xffffff;

		assertEquals(FoundRegions.of(answer).get(0).roi().getStrokeColor().getRGB() & 0xffffff, shown);
	}

	@Test
	void allAnswersAboutAnImageAreInOneAndEachImageHasItsOwn() {
		final ImagePlus image = IJ.createImage("cells", "8-bit black", 20, 10, 1);
		final FindingsModel findings = new FindingsModel();
		for (final String phrase : List.of("cell", "nucleus", "cell")) {
			final int x = findings.rows().size() * 5;
			add(findings, Answers.of(image, Planes.CURRENT, phrase, Answers.rectangle(image, x, 1, 3, 3)));
		}
		add(findings, SampleAnswers.nuclei());
		final List<ImagePlus> labels = LabelStack.of(findings.rows());

		assertEquals(List.of("Labels of cells", "Labels of slide.png"),
			labels.stream().map(ImagePlus::getTitle).toList());
		assertEquals(List.of(1, 2, 3), List.of(pixel(labels.get(0), 1, 1, 1, 1), pixel(labels.get(0), 1, 1, 6, 1),
			pixel(labels.get(0), 1, 1, 11, 1)));
		assertEquals(color(labels.get(0), 1), color(labels.get(0), 11), "one name, one colour");
		assertNotEquals(color(labels.get(0), 1), color(labels.get(0), 6));
	}

	private static void add(final FindingsModel findings, final ImageAnswer answer) {
		findings.add(answer, FoundRegions.of(answer));
	}

	private static int color(final ImagePlus labels, final int x) {
		return labels.flatten().getProcessor().getPixel(x, 1);
	}

	private static int pixel(final ImagePlus labels, final int slice, final int time, final int x, final int y) {
		return labels.getStack().getProcessor(labels.getStackIndex(1, slice, time)).get(x, y);
	}
}
