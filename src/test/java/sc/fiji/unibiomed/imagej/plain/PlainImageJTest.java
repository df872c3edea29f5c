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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.swing.JTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.gui.MultiLineLabel;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.imagej.models.ModelsWindow;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** The commands at the menu of a plain ImageJ 1.54p, without SciJava's user interface. Areas are the recorded ones. */
@NeedsDisplay
@Timeout(300)
class PlainImageJTest {

	private ImageJ imageJ;

	@BeforeEach
	void start() {
		imageJ = IJ.getInstance() == null ? new ImageJ() : IJ.getInstance();
		imageJ.exitWhenQuitting(false);
	}

	@AfterEach
	void tidyUp() {
		if (Recorder.getInstance() != null) {
			Recorder.getInstance().close();
		}
		if (RoiManager.getInstance() != null) {
			RoiManager.getInstance().reset();
			RoiManager.getInstance().close();
		}
		IJ.runMacro("close('UniBiomed Findings');");
		Screen.awaitThat("the table is closed", () -> WindowManager.getFrame("UniBiomed Findings") == null);
		for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
			WindowManager.getImage(id).changes = false;
			WindowManager.getImage(id).close();
		}
	}

	@TempDir
	private Path results;

	@Test
	void everyCommandIsInTheMenu() {
		for (final String label : List.of("UniBiomed Segment...", "UniBiomed Find Abnormalities...",
			"UniBiomed Describe Regions...", "UniBiomed Ask...", "UniBiomed Write Report...",
			"UniBiomed Image Settings...", "UniBiomed Batch...", "UniBiomed Compare Batch...", "UniBiomed Models...",
			"UniBiomed Options...", "UniBiomed Demo", "UniBiomed Assistant", "UniBiomed Findings",
			"UniBiomed Evaluate...", "UniBiomed Export Findings...", "UniBiomed Remove Last Result", "About UniBiomed"))
		{
			assertNotNull(Menus.getCommands().get(label), label);
		}
	}

	@Test
	void theDialogAsksRecordsAndFillsRoiManagerAndTable() throws Exception {
		final ImagePlus image = open("02_ct.png");
		final Roi drawnBefore = new Roi(1, 2, 3, 4);
		RoiManager.getRoiManager().addRoi(drawnBefore);
		final Recorder recorder = new Recorder();
		IJ.doCommand("UniBiomed Segment...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("segment-dialog");
		assertTrue(says(dialog, "Modality 'auto': CT, from the title '02_ct.png'"));
		EventQueue.invokeAndWait(() -> {
			((TextField) dialog.getStringFields().get(0)).setText("liver");
			((Choice) dialog.getChoices().get(0)).select("CT");
			((Choice) dialog.getChoices().get(1)).select("on");
			((Choice) dialog.getChoices().get(2)).select("ROI Manager");
		});
		press(dialog, "  OK  ");
		final RoiManager manager = RoiManager.getInstance();
		Screen.awaitThat("the region", () -> manager.getCount() == 2);
		Screen.awaitThat("the recorded line", () -> recorder.getText().contains("run(\"UniBiomed"));
		assertEquals(drawnBefore.getBounds(), manager.getRoi(0).getBounds());
		assertEquals("liver 1", manager.getRoi(1).getName());
		assertEquals(27666, area(image, manager.getRoi(1)));
		assertNull(ResultsTable.getResultsTable("UniBiomed Findings"), "nobody has asked for the table");
		MenuContext.get().service(UniBiomedService.class).presenter().table().open();
		final ResultsTable table = ResultsTable.getResultsTable("UniBiomed Findings");
		assertEquals(27666, table.getValue("Area", table.size() - 1));
		Screen.shoot("segment-result");
		final String line = Arrays.stream(recorder.getText().split("\n")).filter(text -> text.contains("UniBiomed"))
			.findFirst().orElseThrow();
		assertEquals("run(\"UniBiomed Segment...\", \"target=liver modality=CT objects=auto smallest=[] check=on " +
			"results=[ROI Manager]\");", line.strip());

		manager.reset();
		IJ.runMacro(line);
		assertEquals(27666, area(image, manager.getRoi(0)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Segment", "Find Abnormalities", "Describe Regions", "Ask", "Write Report", "Batch",
		"Evaluate", "Options", "Preview Model Input" })
	void everyDialogNamesTheModelAndFitsTheScreen(final String command) throws Exception {
		open("02_ct.png");
		IJ.doCommand("UniBiomed " + command + "...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("credit-" + command.replace(' ', '-'));
		assertTrue(parts(dialog.getComponents(), Label.class).anyMatch(
			label -> label.getText().equals("Model: demo, exact (demonstration, computer-generated pictures only)")),
			command);
		assertTrue(dialog.getHeight() < 768, command + " is " + dialog.getHeight() + " high");
		assertTrue(dialog.getWidth() < 1366, command + " is " + dialog.getWidth() + " wide");
		press(dialog, "Cancel");
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
	}

	@Test
	void aButtonLeadsFromTheDialogToTheRealModel() throws Exception {
		open("02_ct.png");
		IJ.doCommand("UniBiomed Segment...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		final Button get = parts(dialog.getComponents(), Button.class)
			.filter(button -> button.getLabel().equals("Get UniBiomed, 2.5 GB")).findFirst().orElseThrow();
		EventQueue.invokeLater(() -> get.dispatchEvent(new ActionEvent(get, ActionEvent.ACTION_PERFORMED, "get")));
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
		final ModelsWindow models = Screen.window(ModelsWindow.class);
		final JTable table = parts(models.getComponents(), JTable.class).findFirst().orElseThrow();
		Screen.awaitThat("the real model is selected", () -> selected(table).equals("UniBiomed"));
		Screen.shoot("real-model");
		EventQueue.invokeAndWait(models::dispose);
	}

	private static String selected(final JTable table) {
		return table.getSelectedRow() < 0 ? "" : String.valueOf(table.getValueAt(table.getSelectedRow(), 0));
	}

	private static <T> Stream<T> parts(final Component[] components, final Class<T> kind) {
		return Arrays.stream(components)
			.flatMap(part -> kind.isInstance(part)
				? Stream.of(kind.cast(part))
				: part instanceof Container inner ? parts(inner.getComponents(), kind) : Stream.empty());
	}

	@Test
	void aBatchIsStartedFromItsDialogAndRecorded() throws Exception {
		final Path input = Files.createDirectories(results.resolve("input"));
		Files.copy(Path.of("sample-images", "02_ct.png"), input.resolve("02_ct.png"));
		final Recorder recorder = new Recorder();
		IJ.doCommand("UniBiomed Batch...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("batch-dialog");
		assertTrue(dialog.getHeight() < 768, "height " + dialog.getHeight());
		EventQueue.invokeAndWait(() -> {
			((TextField) dialog.getStringFields().get(0)).setText(input.toString());
			((TextField) dialog.getStringFields().get(1)).setText("liver");
			((TextField) dialog.getStringFields().get(3)).setText(results.resolve("answers").toString());
		});
		press(dialog, "  OK  ");
		Screen.awaitThat("the answers", () -> Files.exists(results.resolve("answers/summary.json")));
		Screen.awaitThat("the recorded line", () -> recorder.getText().contains("run(\"UniBiomed Batch"));
		assertTrue(Files.readString(results.resolve("answers/answers.csv")).contains("segmentation: liver,"));
		assertTrue(recorder.getText().contains("input=" + input + " task=segment target=liver prompts=[] output=" +
			results.resolve("answers") + " files=[] manifest=[]"), recorder.getText());
	}

	@Test
	void closingTheDialogAsksNothing() throws Exception {
		open("02_ct.png");
		IJ.doCommand("UniBiomed Ask...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		press(dialog, "Cancel");
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
		assertEquals(null, RoiManager.getInstance());
	}

	@Test
	void withoutAnImageAMessageSaysWhatToDo() throws Exception {
		IJ.doCommand("UniBiomed Write Report...");
		final MessageDialog message = Screen.window(MessageDialog.class);
		Screen.shoot("no-image-message");
		assertTrue(message.getTitle().contains("UniBiomed"), message.getTitle());
		EventQueue.invokeAndWait(message::dispose);
	}

	@Test
	void theDemoOpensASampleWithItsFindings() throws Exception {
		IJ.doCommand("UniBiomed Demo");
		final ImagePlus sample = Screen.await("the sample",
			() -> Optional.ofNullable(WindowManager.getImage("Pathology, nuclei, computer-generated")));
		Screen.awaitThat("its nuclei", () -> sample.getOverlay() != null && sample.getOverlay().size() > 80);
		Screen.shoot("demo");
	}

	@Test
	void aboutSaysThatItIsNoMedicalDevice() throws Exception {
		IJ.doCommand("About UniBiomed");
		final MessageDialog about = Screen.window(MessageDialog.class);
		Screen.shoot("about");
		assertTrue(about.getHeight() < 768, "height " + about.getHeight());
		EventQueue.invokeAndWait(about::dispose);
	}

	@Test
	void whatCannotBeUsedIsToldWhileItIsTyped() throws Exception {
		IJ.doCommand("UniBiomed Options...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		final TextField model = (TextField) dialog.getStringFields().get(0);
		EventQueue.invokeAndWait(() -> {
			model.setText("no such folder");
			((TextField) dialog.getStringFields().get(1)).setText("auto");
		});
		Screen
			.awaitThat("the complaint",
				() -> says(dialog, "The model 'no such folder' is neither a known one (demo, UniBiomed, " +
					"Sa2VA-1B, Sa2VA-4B), nor a folder that exists, nor a repository on the HuggingFace hub such as " +
					"owner/name."));
		Screen.awaitThat("OK cannot be pressed", () -> !ok(dialog).isEnabled());
		Screen.shoot("options-complaint");
		EventQueue.invokeAndWait(() -> model.setText("demo"));
		Screen.awaitThat("OK can be pressed", () -> ok(dialog).isEnabled());
		press(dialog, "Cancel");
	}

	@Test
	void imageSettingsBeginWithThoseOfTheImageAndAreRecorded() throws Exception {
		final ImagePlus image = open("02_ct.png");
		ImageInputs.apply(ImageInput.parse("auto", "CT custom", "40/400", "", "whole image", 512), image);
		final Recorder recorder = new Recorder();
		IJ.doCommand("UniBiomed Image Settings...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("image-settings-dialog");
		assertTrue(dialog.getHeight() < 768, "height " + dialog.getHeight());
		assertTrue(says(dialog, "Guess: CT, from the title '02_ct.png'"));
		assertEquals("40/400", ((TextField) dialog.getStringFields().get(0)).getText());
		EventQueue.invokeAndWait(() -> ((TextField) dialog.getStringFields().get(1)).setText("2"));
		Screen.awaitThat("the complaint", () -> says(dialog, "There is no channel 2; the image has 1 channel."));
		EventQueue.invokeAndWait(() -> {
			((TextField) dialog.getStringFields().get(1)).setText("");
			((Choice) dialog.getChoices().get(0)).select("MRI");
		});
		Screen.awaitThat("OK can be pressed", () -> ok(dialog).isEnabled());
		press(dialog, "  OK  ");
		final ImageInput wanted = ImageInput.parse("MRI", "CT custom", "40/400", "", "whole image", 512);
		Screen.awaitThat("the settings", () -> ImageInputs.of(image).equals(wanted));
		Screen.awaitThat("the recorded line", () -> recorder.getText().contains("run(\"UniBiomed"));
		final String line = Arrays.stream(recorder.getText().split("\n")).filter(text -> text.contains("UniBiomed"))
			.findFirst().orElseThrow();
		assertEquals(
			"run(\"UniBiomed Image Settings...\", " +
				"\"modality=MRI intensity=[CT custom] window=40/400 channels=[] large=[whole image] tile=512\");",
			line.strip());

		ImageInputs.apply(ImageInput.defaults(), image);
		IJ.runMacro(line);
		assertEquals(wanted, ImageInputs.of(image));
	}

	private static boolean says(final GenericDialog dialog, final String words) {
		return Arrays.stream(dialog.getComponents())
			.anyMatch(part -> part instanceof Label label && label.getText().equals(words) ||
				part instanceof MultiLineLabel && words.equals(part.getName()));
	}

	private static Button ok(final GenericDialog dialog) {
		return Arrays.stream(dialog.getButtons())
			.filter(button -> button != null && button.getLabel().strip().equals("OK")).findFirst().orElseThrow();
	}

	@Test
	void optionsFitTheScreen() throws Exception {
		IJ.doCommand("UniBiomed Options...");
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("options-dialog");
		assertTrue(dialog.getHeight() < 768, "height " + dialog.getHeight());
		press(dialog, "Cancel");
	}

	@Test
	void escapeStopsAnAnswer() throws Exception {
		final ImagePlus stack = open("21_mri_stack_12slices.tif");
		final Thread macro = new Thread(
			() -> IJ.runMacro(
				"run('UniBiomed Segment...', 'target=[brain tumor] modality=MRI slices=volume results=overlay');"),
			"macro");
		macro.start();
		Screen.awaitThat("the work to begin", () -> ImageJ.getStatusBarText().contains("looking for outlines"));
		IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
		macro.join();
		assertEquals(null, stack.getOverlay());
	}

	private static ImagePlus open(final String sample) {
		final ImagePlus image = IJ.openImage("sample-images/" + sample);
		image.show();
		return image;
	}

	private static void press(final GenericDialog dialog, final String label) throws Exception {
		final Button button = Arrays.stream(dialog.getButtons())
			.filter(b -> b != null && b.getLabel().strip().equals(label.strip())).findFirst().orElseThrow();
		EventQueue
			.invokeAndWait(() -> dialog.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
	}

	private static long area(final ImagePlus image, final Roi roi) {
		final ij.process.ImageProcessor plane = image.getProcessor().duplicate();
		plane.setRoi(roi);
		return plane.getStatistics().pixelCount;
	}

	@Test
	void aVolumeGivesRegionsOfItsSlicesAndLabels() throws Exception {
		final ImagePlus stack = open("21_mri_stack_12slices.tif");
		stack.setSlice(6);
		final Thread macro = new Thread(() -> {
			IJ.runMacro("run('UniBiomed Preview Model Input...', 'target=[brain tumor]');");
			IJ.selectWindow(stack.getTitle());
			IJ.runMacro(
				"run('UniBiomed Segment...', 'target=[brain tumor] modality=MRI slices=volume range=5-7 results=[ROI " +
					"Manager]');");
			IJ.runMacro("run('UniBiomed Show Labels');");
		}, "macro");
		macro.start();
		macro.join();
		final ImagePlus labels = WindowManager.getImage("Labels of " + stack.getTitle());
		Screen.shoot("volume-result");

		assertEquals(3, RoiManager.getInstance().getCount());
		assertEquals(12, labels.getNSlices());
		assertEquals(6, labels.getZ());
		for (int slice = 1; slice <= 12; slice++) {
			assertEquals(slice >= 5 && slice <= 7 ? 1 : 0, labels.getStack().getProcessor(slice).getStats().max,
				"slice " + slice);
		}
		assertEquals(List.of(1, 1), List.of(WindowManager.getImage("Model input of " + stack.getTitle()).getStackSize(),
			WindowManager.getImage("Outline input of " + stack.getTitle()).getStackSize()));
	}
}
