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
package sc.fiji.unibiomed.imagej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Roi;
import sc.fiji.unibiomed.batch.compare.AnswerFolder;
import sc.fiji.unibiomed.imagej.command.findings.RemoveLastCommand;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.testing.BiomedParseFolder;

/** Commands as other plugins and scripts run them: by class, with inputs by name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunCommandsTest {

	private Context context;
	private CommandService commands;

	@BeforeAll
	void startSciJava() {
		context = new Context();
		commands = context.service(CommandService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Test
	void segmentPutsTheRegionOnTheImageAndReturnsTheAnswer() throws Exception {
		final ImagePlus image = sample("01_pathology.png");
		final CommandModule done = run(SegmentCommand.class, "image", image, "target", "nuclei", "modality",
			"pathology", "slices", "current slice", "objects", "one region", "results", "overlay");
		assertFalse(done.isCanceled(), done.getCancelReason());
		assertEquals("Sure, it is [1].", done.getOutput("answer"));
		image.setRoi(image.getOverlay().get(0));
		assertEquals(37192, image.getStatistics().pixelCount);
	}

	/** The same nuclei as in the whole image, as far as they lie in the selection. */
	@Test
	void segmentInsideASelectionEndsWhereTheSelectionDoes() throws Exception {
		final ImagePlus image = sample("01_pathology.png");
		image.setRoi(new Roi(100, 100, 200, 200));
		final CommandModule done = run(SegmentSelectionCommand.class, "image", image, "target", "nuclei", "modality",
			"pathology", "objects", "one region", "results", "overlay");
		assertFalse(done.isCanceled(), done.getCancelReason());
		assertEquals(new Rectangle(100, 100, 200, 200).union(image.getOverlay().get(0).getBounds()),
			new Rectangle(100, 100, 200, 200));
		image.setRoi(image.getOverlay().get(0));
		assertEquals(10090, image.getStatistics().pixelCount);
	}

	@Test
	void segmentInsideASelectionNeedsOne() throws Exception {
		final ImagePlus image = sample("01_pathology.png");
		image.setRoi(new Line(1, 1, 9, 9));
		assertRefused("There is no selected area in '01_pathology.png'.",
			run(SegmentSelectionCommand.class, "image", image, "target", "nuclei"));
	}

	@Test
	void aPreviewIsNoImageToAskAbout() throws Exception {
		final ImagePlus image = sample("02_ct.png");
		final CommandModule done = run(PreviewCommand.class, "image", image, "target", "liver");
		final ImagePlus tiles = (ImagePlus) done.getOutput("tiles");
		assertRefused("'Model input of 02_ct.png' shows what the model sees, and cannot be asked about. Click on " +
			"'02_ct.png', and ask again.", run(SegmentCommand.class, "image", tiles, "target", "liver"));
	}

	@Test
	void findSaysThatAHealthyImageIsHealthy() throws Exception {
		final ImagePlus image = sample("11_ct_normal.png");
		assertEquals("No abnormality is found.",
			run(FindCommand.class, "image", image, "results", "overlay").getOutput("answer"));
		assertEquals(0, image.getOverlay() == null ? 0 : image.getOverlay().size());
	}

	@Test
	void askAnswersInWords() throws Exception {
		assertEquals("ultrasound.", run(AskCommand.class, "image", sample("05_ultrasound.png"), "question",
			"What modality is this image?", "results", "none").getOutput("answer"));
	}

	@Test
	void reportPointsAtItsPhrases() throws Exception {
		final ImagePlus image = sample("03_mri.png");
		final String answer = (String) run(ReportCommand.class, "image", image, "results", "overlay")
			.getOutput("answer");
		assertTrue(answer.contains("brain tumor [1]"), answer);
		assertTrue(image.getOverlay().get(0).getName().contains("brain tumor 1"), image.getOverlay().get(0).getName());
	}

	@Test
	void removeLastTakesTheRegionsBack() throws Exception {
		final ImagePlus image = sample("01_pathology.png");
		run(SegmentCommand.class, "image", image, "target", "nuclei", "modality", "auto", "slices", "current slice",
			"objects", "auto", "smallest", "", "results", "overlay");
		assertTrue(image.getOverlay().size() > 50, "regions: " + image.getOverlay().size());
		run(RemoveLastCommand.class);
		assertEquals(0, image.getOverlay().size());
	}

	@Test
	void evaluateMeasuresTheModelAgainstADataSet(@TempDir final Path folder) throws Exception {
		final BiomedParseFolder data = new BiomedParseFolder(folder.resolve("Samples"));
		data.addSample("01_pathology.png", "a_pathology_tissue.png", "nuclei", "nuclei in pathology");
		final Path output = folder.resolve("out");
		final CommandModule done = evaluate(data.write().toString(), output.toString(), "segmentation");
		assertFalse(done.isCanceled(), done.getCancelReason());
		// The reference's own overlap of its mask with the known one: 0.9553.
		assertEquals("Segmentation: Dice 0.955 (95 % CI 0.955 to 0.955), IoU 0.914 (0.914 to 0.914), 1 item",
			done.getOutput("results"));
		assertTrue(Files.exists(output.resolve("report.html")));
	}

	@Test
	void evaluateAsksForAbsentTargets(@TempDir final Path folder) throws Exception {
		final BiomedParseFolder data = new BiomedParseFolder(folder.resolve("Samples"));
		data.addSample("01_pathology.png", "a_pathology_tissue.png", "nuclei", "nuclei in pathology");
		final Path output = folder.resolve("out");
		final CommandModule done = run(EvaluateCommand.class, "data", data.write().toString(), "output",
			output.toString(), "task", "segmentation", "absent", 1);
		assertFalse(done.isCanceled(), done.getCancelReason());
		assertTrue(done.getOutput("results").toString().contains("2 questions, 1 of them about absent targets"),
			done.getOutput("results").toString());
		assertTrue(Files.exists(output.resolve("presence.csv")));
		assertRefused("The number of absent targets must be a whole number from 0 on, not '-1'.",
			run(EvaluateCommand.class, "data", data.folder().toString(), "output", output.toString(), "task",
				"segmentation", "absent", -1));
		assertRefused("Absent targets are asked for in segmentations only", run(EvaluateCommand.class, "data",
			data.folder().toString(), "output", output.toString(), "task", "disease", "absent", 1));
	}

	@Test
	void evaluateRefusesFoldersThatAreNone(@TempDir final Path folder) throws Exception {
		final String output = folder.resolve("out").toString();
		assertRefused("Say which folder has the data set.", evaluate(" ", output, "segmentation"));
		assertRefused("Say in which folder to save the results.", evaluate(folder.toString(), "", "segmentation"));
		assertRefused("There is no test.json in " + folder, evaluate(folder.toString(), output, "segmentation"));
		assertRefused("'paint' is not a task; write segmentation, disease",
			evaluate(folder.toString(), output, "paint"));
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void evaluateKnowsTheEmbeddedSamples(@TempDir final Path folder) throws Exception {
		final CommandModule done = run(EvaluateCommand.class, "source", "embedded samples", "output",
			folder.resolve("out").toString(), "task", "segmentation", "limit", 1);
		assertFalse(done.isCanceled(), done.getCancelReason());
		final String results = done.getOutput("results").toString();
		assertTrue(results.contains("1 item\n") && results.contains("3 questions, 2 of them about absent targets"),
			results);
		assertTrue(Files.readString(folder.resolve("out/items.csv")).contains("segmentation,samples,01_pathology.png"));
		assertRefused("'the moon' is not a source of data; write data folder or embedded samples.",
			run(EvaluateCommand.class, "source", "the moon", "output", folder.toString()));
	}

	@Test
	void twoRunsOfABatchFolderAreCompared(@TempDir final Path folder) throws Exception {
		AnswerFolder.begin(folder);
		AnswerFolder.of(folder, "a.png", "Where?", "exact").text("Here.");
		AnswerFolder.of(folder, "a.png", "Where?", "fast").text("There.");
		final CommandModule done = run(CompareBatchCommand.class, "folder", folder.toString());
		assertFalse(done.isCanceled(), done.getCancelReason());
		assertEquals("First: demo, exact\nSecond: demo, fast\nSame text: 0 of 1 answers.\nOutlines: none.",
			done.getOutput("results"));
		assertTrue(Files.exists(folder.resolve("compare.html")));
		assertRefused("No answer in " + folder + " fits the first run precision=half",
			run(CompareBatchCommand.class, "folder", folder.toString(), "first", "precision=half"));
	}

	private CommandModule evaluate(final String data, final String output, final String task)
		throws InterruptedException, ExecutionException
	{
		return run(EvaluateCommand.class, "data", data, "output", output, "task", task, "split", "test", "annotations",
			"", "regions", "box", "modality", "", "seed", 42, "limit", 0);
	}

	@Test
	void anUnknownModalityIsRefused() throws Exception {
		assertRefused("'camera' is not a modality that the model knows",
			segment(small(), "nuclei", "camera", "current slice", "overlay"));
	}

	@Test
	void aBlankTargetIsRefused() throws Exception {
		assertRefused("Say what to segment", segment(small(), "  ", "auto", "current slice", "overlay"));
	}

	@Test
	void anUnknownPlaceForRegionsIsRefused() throws Exception {
		assertRefused("'desktop' is not a place for regions",
			segment(small(), "nuclei", "auto", "current slice", "desktop"));
	}

	@Test
	void unknownSlicesAreRefused() throws Exception {
		assertRefused("'every other' is not a choice of slices",
			segment(small(), "nuclei", "auto", "every other", "overlay"));
	}

	@Test
	void withoutAnImageTheCommandSaysSo() throws Exception {
		assertRefused("There is no image open.", run(FindCommand.class, "results", "overlay"));
	}

	@Test
	void aClosedImageIsRefused() throws Exception {
		final ImagePlus closed = small();
		closed.close();
		closed.flush();
		assertRefused("There is no image open.", run(FindCommand.class, "image", closed, "results", "overlay"));
	}

	@Test
	void aBlankQuestionIsRefused() throws Exception {
		assertRefused("The question is empty",
			run(AskCommand.class, "image", small(), "question", " ", "results", "none"));
	}

	@Test
	void describingWithoutARegionIsRefused() throws Exception {
		assertRefused("There is no region to describe",
			run(DescribeCommand.class, "image", small(), "regions", "selection", "results", "overlay"));
	}

	@Test
	void describingALineIsRefused() throws Exception {
		final ImagePlus image = small();
		image.setRoi(new Line(1, 1, 5, 5));
		assertRefused("The selection is a straight line",
			run(DescribeCommand.class, "image", image, "regions", "selection", "results", "overlay"));
	}

	@Test
	void unknownRegionsAreRefused() throws Exception {
		final ImagePlus image = small();
		image.setRoi(new Roi(1, 1, 5, 5));
		assertRefused("'all' is not a choice of regions",
			run(DescribeCommand.class, "image", image, "regions", "all", "results", "overlay"));
	}

	@Test
	void optionsRefuseAModelThatIsNotThere() throws Exception {
		assertRefused(
			"The model 'no such folder' is neither a known one (demo, UniBiomed, Sa2VA-1B, Sa2VA-4B), nor a folder " +
				"that exists, nor a repository on the HuggingFace hub such as owner/name.",
			options("no such folder", "auto", 0));
	}

	@Test
	void optionsRefuseADeviceThatIsNone() throws Exception {
		assertTrue(options("demo", "toaster", 0).isCanceled());
	}

	@Test
	void optionsSayWhichDevicesThereAre() throws Exception {
		final CommandModule done = options("demo", "auto", 0);
		assertFalse(done.isCanceled(), done.getCancelReason());
		final String devices = DialogNote.text((String) done.getInput("devices"));
		assertTrue(devices.startsWith("Device cpu: "), devices);
		assertTrue(devices.contains("\nDevice "), devices);
	}

	@Test
	void optionsTellWhyTheCudaLibrariesCannotBeFetched(@TempDir final Path cache) throws Exception {
		System.setProperty("unibiomed.repository", "http://127.0.0.1:1/");
		try {
			final CommandModule refused = run(OptionsCommand.class, "model", "demo", "device", "auto", "precision",
				"exact", "threads", 0, "cache", cache.toString(), "fetch", true);
			assertTrue(refused.isCanceled(), "was run");
			assertTrue(refused.getCancelReason().matches(".*(cannot be reached|ONNX Runtime for CUDA exists for).*"),
				refused.getCancelReason());
			assertEquals(refused.getCancelReason(), IJ.getErrorMessage());
		}
		finally {
			System.clearProperty("unibiomed.repository");
			run(OptionsCommand.class, "model", "demo", "device", "auto", "precision", "exact", "threads", 0, "cache",
				"", "fetch", false);
		}
		try (Stream<Path> files = Files.walk(cache)) {
			assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
		}
	}

	@Test
	void optionsRefuseNumbersOutOfRange() throws Exception {
		final int processors = Runtime.getRuntime().availableProcessors();
		assertRefused("Threads must be from 0 to " + 2 * processors + " (twice the processors here), not -1.",
			options("demo", "auto", -1));
		assertRefused("Threads: 1000 threads are too many: this program has " + processors,
			options("demo", "auto", 1000));
	}

	/** One message, which says what was wrong; nothing was done. */
	private static void assertRefused(final String reason, final CommandModule module) {
		assertTrue(module.isCanceled(), "was run");
		assertTrue(module.getCancelReason().startsWith(reason), module.getCancelReason());
		assertEquals(module.getCancelReason(), IJ.getErrorMessage());
		assertNull(module.getOutput("answer"));
	}

	private CommandModule segment(final ImagePlus image, final String target, final String modality,
		final String slices, final String results) throws InterruptedException, ExecutionException
	{
		return run(SegmentCommand.class, "image", image, "target", target, "modality", modality, "slices", slices,
			"results", results);
	}

	private CommandModule options(final String model, final String device, final int threads)
		throws InterruptedException, ExecutionException
	{
		return run(OptionsCommand.class, "model", model, "device", device, "precision", "exact", "threads", threads);
	}

	private CommandModule run(final Class<? extends Command> command, final Object... inputs)
		throws InterruptedException, ExecutionException
	{
		return commands.run(command, true, inputs).get();
	}

	private static ImagePlus small() {
		return IJ.createImage("small", "8-bit ramp", 32, 32, 1);
	}

	private static ImagePlus sample(final String file) {
		return IJ.openImage("sample-images/" + file);
	}
}
