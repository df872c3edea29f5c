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

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageConverter;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/** A contrast that leaves hardly anything of an image decides on what is measured; then a note says so first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContrastNoteTest {

	private static final String BEGIN = "The contrast decides what is found and measured: shown as displayed: ";

	private Context context;

	@BeforeAll
	void startSciJava() {
		context = new Context(UniBiomedService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	private static ImagePlus sample(final String name) {
		return IJ.openImage("sample-images/" + name);
	}

	private ImageAnswer tumor(final ImagePlus image) {
		return context.service(UniBiomedService.class).segment(image, "brain tumor",
			AskOptions.usual().withCheck(CheckLevel.OFF));
	}

	/** The first of what is no warning about the demonstration model. */
	private static String first(final ImageAnswer answer) {
		return DemoWarnings.others(answer.answer().notes()).get(0);
	}

	private static List<String> notes(final ImagePlus image, final InputChoice choice) {
		return ShownImage.of(OpenImage.of(image), PlaneSelection.of(Planes.CURRENT), choice, "").notes();
	}

	private static List<String> notes(final ImagePlus image) {
		return notes(image, InputChoice.NONE);
	}

	@Test
	void aDisplayRangeThatLeavesTwoTonesMakesAnotherMeasurementAndSaysSo() {
		final ImagePlus image = sample("03_mri.png");
		final ImageAnswer before = tumor(image);
		assertEquals(1521, before.answer().findings().get(0).pixels());
		image.setDisplayRange(100, 101);
		final ImageAnswer after = tumor(image);
		assertEquals(113_795, after.answer().findings().get(0).pixels());
		assertTrue(first(after).startsWith(BEGIN + "RGB colours, 100 to 101, "), after.answer().notes().toString());
		assertTrue(before.answer().notes().stream().noneMatch(note -> note.startsWith("The contrast")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "01_pathology.png", "02_ct.png", "03_mri.png", "04_xray.png", "05_ultrasound.png",
		"06_oct.png", "07_pet.png", "08_endoscopy.png", "09_fundus.png", "10_dermoscopy.png", "20_ct_16bit.tif",
		"21_mri_stack_12slices.tif" })
	void samplesAsTheyAreHaveEnoughContrast(final String name) {
		assertEquals(List.of(), notes(sample(name)).stream().filter(note -> note.startsWith("The contrast")).toList());
	}

	@ParameterizedTest
	@CsvSource({ "20, 200", "50, 150" })
	void usualContrastIsNotSpokenOf(final int min, final int max) {
		final ImagePlus image = sample("02_ct.png");
		image.setDisplayRange(min, max);
		assertEquals(List.of(), notes(image));
		final ImagePlus grey = sample("02_ct.png");
		new ImageConverter(grey).convertToGray8();
		grey.setDisplayRange(min, max);
		assertEquals(List.of(), notes(grey));
		grey.setDisplayRange(100, 101);
		assertTrue(notes(grey).get(0).startsWith(BEGIN + "100 to 101, "), notes(grey).toString());
	}

	@Test
	void aWindowOfTheUsersOwnMayBeTooNarrow() {
		final ImagePlus image = sample("20_ct_16bit.tif");
		final List<String> notes = notes(image, InputChoice.parse("", "CT custom", "40/2", "", ""));
		assertTrue(
			notes.get(0).startsWith("The contrast decides what is found and measured: shown CT custom: 39 to 41"),
			notes.toString());
		assertEquals(List.of(), notes(image, InputChoice.parse("", "CT custom", "1064/400", "", "")).stream()
			.filter(note -> note.startsWith("The contrast")).toList());
	}

	/** A mask has two values, and loses nothing in black and white. */
	@Test
	void aMaskHasNoMoreToLose() {
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", 64, 64, 1);
		mask.getProcessor().setColor(1);
		mask.getProcessor().fillOval(10, 10, 30, 30);
		mask.setDisplayRange(0, 1);
		assertEquals(List.of(), notes(mask));
	}
}
