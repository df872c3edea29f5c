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
package sc.fiji.unibiomed.fiji.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.fiji.SampleDatasets.area;
import static sc.fiji.unibiomed.fiji.SampleDatasets.colours;
import static sc.fiji.unibiomed.fiji.SampleDatasets.dataset;
import static sc.fiji.unibiomed.fiji.SampleDatasets.mask;
import static sc.fiji.unibiomed.fiji.SampleDatasets.slices;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.table.GenericTable;

import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * The service's verbs for ImageJ2's images. Areas and texts are those recorded of the demo model, as for ImageJ's
 * images.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UniBiomedDatasetServiceTest {

	private Context context;
	private UniBiomedDatasetService unibiomed;
	private DatasetService datasets;

	@BeforeAll
	void startSciJava() {
		context = new Context(UniBiomedDatasetService.class, DatasetService.class, CommandService.class);
		unibiomed = context.service(UniBiomedDatasetService.class);
		datasets = context.service(DatasetService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Test
	void segmentingADatasetGivesAMaskWithItsAxesAndLengths() throws IOException {
		final ImgPlus<BitType> mask = unibiomed.segment(dataset(datasets, "01_pathology.png"), "nuclei").mask();
		assertEquals(37192, area(mask));
		assertArrayEquals(new long[] { 512, 512 }, mask.dimensionsAsLongArray());
		assertEquals("X 0.5 µm, Y 0.5 µm", axis(mask, 0) + ", " + axis(mask, 1));
		assertEquals("Mask of 01_pathology.png", mask.getName());
	}

	@Test
	void anImgPlusOfThreeMergedChannelsIsAColourPictureToo() throws IOException {
		final ImgPlusAnswer answer = unibiomed.segment(colours("01_pathology.png"), "nuclei");
		assertEquals("nuclei", answer.findings().get(0).phrase());
		assertEquals(37192, area(answer.findings().get(0).mask()));
	}

	@Test
	void segmentingAStackGivesAMaskWithItsSlices() throws IOException {
		final ImgPlus<BitType> mask = unibiomed
			.segment(slices("21_mri_stack_12slices.tif"), "brain tumor", "MRI", Planes.REFERENCE_ORDER).mask();
		assertEquals(85880, area(mask));
		assertEquals(12, mask.dimension(2));
		assertEquals("Z 3.0 mm", axis(mask, 2));
	}

	@Test
	void ofAPlainImgLib2ImageTheMaskHasTwoDimensions() throws IOException {
		final ImgPlus<BitType> mask = unibiomed
			.segment(colours("01_pathology.png").getImg(), "nuclei", "pathology", Planes.EACH_PLANE).mask();
		assertEquals(37192, area(mask));
		assertArrayEquals(new long[] { 512, 512 }, mask.dimensionsAsLongArray());
	}

	@Test
	void findingsAreRegionsOfImageJToo() throws IOException {
		final ImgPlusFinding polyp = unibiomed.find(dataset(datasets, "08_endoscopy.png")).findings().get(0);
		assertEquals(26084, polyp.roi().getContainedPoints().length);
		assertEquals(1, polyp.rois().size());
		assertTrue(polyp.toString().matches("polyp: 26,084 pixels, confidence 0\\.\\d\\d, confirmed"),
			polyp.toString());
		final List<Integer> slices = unibiomed
			.segment(slices("21_mri_stack_12slices.tif"), "brain tumor", AskOptions.usual().withModality("MRI"))
			.findings().get(0).rois().stream().map(roi -> roi.getPosition()).toList();
		assertTrue(slices.size() > 1 && slices.get(0) >= 1 && slices.get(slices.size() - 1) <= 12, slices.toString());
	}

	@Test
	void findingPointsAtThePolypAndLabelsIt() throws IOException {
		final ImgPlusAnswer answer = unibiomed.find(dataset(datasets, "08_endoscopy.png"));
		assertEquals("polyp", answer.findings().get(0).phrase());
		assertEquals(26084, area(answer.findings().get(0).mask()));
		long ones = 0;
		for (final var label : answer.labels()) {
			ones += label.get() == 1 ? 1 : 0;
		}
		assertEquals(26084, ones);
	}

	@Test
	void askingAnswersInWordsAndAnAnswerThatPointsAtNothingHasAnEmptyMask() throws IOException {
		final ImgPlusAnswer answer = unibiomed.ask(dataset(datasets, "05_ultrasound.png"),
			"What modality is this image?");
		assertEquals("ultrasound.", answer.text());
		assertEquals(0, area(answer.mask()));
		assertArrayEquals(new long[] { 512, 512 }, answer.mask().dimensionsAsLongArray());
	}

	@Test
	void describingNamesTheRegion() throws IOException {
		assertEquals("fluid",
			unibiomed.describe(dataset(datasets, "06_oct.png"), List.of(mask("06_oct_mask_fluid.png"))).text());
	}

	@Test
	void whatCannotBeAskedIsRefusedInWords() throws IOException {
		final ImgPlus<?> lifetimes = new ImgPlus<>(ArrayImgs.unsignedBytes(8, 8, 5), "decay",
			new AxisType[] { Axes.X, Axes.Y, Axes.get("Lifetime") });
		assertEquals(
			"The image 'decay' has an axis 'Lifetime', which the model cannot be shown; choose one position of it " +
				"first.",
			refused(() -> unibiomed.find(lifetimes)));
		final ImgPlus<?> sideways = new ImgPlus<>(ArrayImgs.unsignedBytes(8, 8), "side",
			new AxisType[] { Axes.X, Axes.Z });
		assertEquals("The image 'side' has no axes X and Y; name its axes first.",
			refused(() -> unibiomed.find(sideways)));
		final ImgPlus<?> image = colours("06_oct.png");
		assertEquals(
			"A region has 8 × 8 pixels, but the image has 560 × 560; a region must have the size of its image.",
			refused(() -> unibiomed.describe(image, List.of(ArrayImgs.bits(8, 8)))));
		assertEquals("A region to describe has no pixels inside.",
			refused(() -> unibiomed.describe(image, List.of(ArrayImgs.bits(560, 560)))));
		assertEquals(
			"Regions are described in one plane, and the image '21_mri_stack_12slices.tif' has several; choose one " +
				"first.",
			refused(() -> unibiomed.describe(slices("21_mri_stack_12slices.tif"), List.of(ArrayImgs.bits(384, 384)))));
		assertEquals("Say what to segment, for example 'nuclei'.", refused(() -> unibiomed.segment(image, " ")));
	}

	@Test
	void theCommandGoesFromADatasetToADatasetAndATable() throws IOException, InterruptedException, ExecutionException {
		final CommandModule done = context.service(CommandService.class).run(AskDataset.class, true, "image",
			dataset(datasets, "01_pathology.png"), "task", "segment", "text", "nuclei").get();
		final String answer = (String) done.getOutput("answer");
		assertTrue(answer.matches("Sure, it is \\[1\\]\\.\nNuclei: \\d+ objects.*"), answer);
		final GenericTable findings = (GenericTable) done.getOutput("findings");
		assertEquals(1, findings.getRowCount());
		assertEquals("nuclei", findings.get("phrase", 0));
		assertEquals(37192L, findings.get("pixels", 0));
		final Dataset labels = (Dataset) done.getOutput("labels");
		assertEquals("Labels of 01_pathology.png", labels.getName());
		final int objects = (int) findings.get("objects", 0);
		assertTrue(answer.contains("Nuclei: " + objects + " objects"), answer);
		double highest = 0;
		for (final RealType<?> label : labels) {
			highest = Math.max(highest, label.getRealDouble());
		}
		assertEquals(objects, highest);
	}

	@Test
	void theCommandCountsAsItIsTold() throws IOException, InterruptedException, ExecutionException {
		final CommandModule one = context.service(CommandService.class).run(AskDataset.class, true, "image",
			dataset(datasets, "01_pathology.png"), "text", "nuclei", "objects", "one region").get();
		assertEquals("Sure, it is [1].", one.getOutput("answer"));
		assertEquals(0, ((GenericTable) one.getOutput("findings")).get("objects", 0));
	}

	@Test
	void anAnswerTellsHowTheImageWasShown() throws IOException {
		final ImgPlusAnswer answer = unibiomed.ask(dataset(datasets, "01_pathology.png"), AskedTask.segment("nuclei"),
			AskOptions.usual().withModality("pathology").withIntensity("as displayed").withChannels("1"));
		assertEquals("modality pathology, as chosen; intensity as displayed: RGB colours (as chosen)", answer.input());
	}

	@Test
	void theCommandKnowsEveryModalityAndIntensity() {
		final CommandInfo command = context.service(CommandService.class).getCommand(AskDataset.class);
		assertEquals(Modality.choices(), command.getInput("modality").getChoices());
		assertEquals(IntensityChoice.labels(), command.getInput("intensity").getChoices());
	}

	@Test
	void theCommandTakesAWindowAndChannels() throws IOException, InterruptedException, ExecutionException {
		final CommandModule refused = context.service(CommandService.class)
			.run(AskDataset.class, true, "image", dataset(datasets, "01_pathology.png"), "text", "nuclei", "modality",
				"pathology", "intensity", "CT custom", "window", "40/400")
			.get();
		assertEquals(
			"An RGB image has no Hounsfield units, so that 'CT custom' cannot be used; choose 'as displayed', or " +
				"open the original CT image.",
			refused.getCancelReason());
		final CommandModule absent = context.service(CommandService.class).run(AskDataset.class, true, "image",
			dataset(datasets, "01_pathology.png"), "text", "nuclei", "channels", "4").get();
		assertEquals("There is no channel 4; the image has 1 channel.", absent.getCancelReason());
	}

	@Test
	void theCommandSaysWhatItCannotDo() throws IOException, InterruptedException, ExecutionException {
		final CommandModule refused = context.service(CommandService.class)
			.run(AskDataset.class, true, "image", dataset(datasets, "01_pathology.png"), "task", "paint").get();
		assertTrue(refused.isCanceled());
		assertEquals("'paint' is not a task; write segment, find abnormalities, report or question.",
			refused.getCancelReason());
	}

	private static String axis(final ImgPlus<?> image, final int dimension) {
		return image.axis(dimension).type().getLabel() + " " + image.axis(dimension).averageScale(0, 1) + " " +
			image.axis(dimension).unit();
	}

	private interface Asked {

		void ask() throws IOException;
	}

	private static String refused(final Asked asked) {
		return assertThrows(InputException.class, asked::ask).getMessage();
	}
}
