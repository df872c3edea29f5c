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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.swing.SwingUtilities;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.command.AskCommand;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;
import sc.fiji.unibiomed.testing.Components;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** The dialogs of a plain ImageJ, asked in with the keyboard, and the menu of a right click. */
@NeedsDisplay
class DialogFieldsTest {

	private ImageJ imageJ;

	@BeforeEach
	void start() {
		imageJ = IJ.getInstance() == null ? new ImageJ() : IJ.getInstance();
		imageJ.exitWhenQuitting(false);
		forget();
	}

	private static void forget() {
		MenuContext.get().service(PrefService.class).clear(SegmentCommand.class);
		MenuContext.get().service(PrefService.class).clear(AskCommand.class);
	}

	@AfterEach
	void tidyUp() {
		forget();
		if (Recorder.getInstance() != null) {
			Recorder.getInstance().close();
		}
		if (RoiManager.getInstance() != null) {
			RoiManager.getInstance().reset();
			RoiManager.getInstance().close();
		}
		for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
			WindowManager.getImage(id).changes = false;
			WindowManager.getImage(id).close();
		}
	}

	private static ImagePlus open(final String sample) {
		final ImagePlus image = IJ.openImage("sample-images/" + sample);
		image.show();
		return image;
	}

	private static GenericDialog dialog(final String command) {
		IJ.doCommand(command);
		return Screen.window(GenericDialog.class);
	}

	private static TextField field(final GenericDialog dialog, final int number) {
		return (TextField) dialog.getStringFields().get(number);
	}

	private static void press(final GenericDialog dialog, final String label) throws Exception {
		final Button button = Arrays.stream(dialog.getButtons())
			.filter(b -> b != null && b.getLabel().strip().equals(label)).findFirst().orElseThrow();
		EventQueue
			.invokeAndWait(() -> dialog.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
		Screen.awaitThat("the dialog closed", () -> !dialog.isShowing());
	}

	private static List<String> labels(final GenericDialog dialog) {
		return Arrays.stream(dialog.getComponents()).filter(Label.class::isInstance)
			.map(part -> ((Label) part).getText()).toList();
	}

	private static List<String> choices(final GenericDialog dialog, final int number) {
		final Choice choice = (Choice) dialog.getChoices().get(number);
		return IntStream.range(0, choice.getItemCount()).mapToObj(choice::getItem).toList();
	}

	/** The longest dialog has two fields in some rows. */
	@Test
	void everyFieldOfBatchIsInItsWindow() throws Exception {
		final GenericDialog dialog = dialog("UniBiomed Batch...");
		Screen.awaitThat("the focus", () -> field(dialog, 0).isFocusOwner());
		// Without a display, ImageJ's dialog is no container, and this class could not be loaded.
		final Container shown = Container.class.cast(dialog);
		final Rectangle window = new Rectangle(shown.getSize());
		Components.all(shown, Component.class).forEach(part -> {
			final Rectangle place = SwingUtilities.convertRectangle(part.getParent(), part.getBounds(), shown);
			assertTrue(window.contains(place), () -> part + " is outside of the window " + window);
		});
		press(dialog, "Cancel");
	}

	/** Open image, menu command, target, Enter. */
	@Test
	void aTargetIsTypedAndAskedForWithTheKeyboardAlone() throws Exception {
		final ImagePlus image = open("02_ct.png");
		final GenericDialog dialog = dialog("UniBiomed Segment...");
		Screen.awaitThat("the focus", () -> field(dialog, 0).isFocusOwner());
		assertEquals("liver", field(dialog, 0).getSelectedText());
		final Robot robot = new Robot();
		for (final char key : "SPLEEN".toCharArray()) {
			robot.keyPress(key);
			robot.keyRelease(key);
		}
		Screen.awaitThat("the target", () -> field(dialog, 0).getText().equals("spleen"));
		Screen.shoot("keyboard-segment");
		robot.keyPress(KeyEvent.VK_ENTER);
		robot.keyRelease(KeyEvent.VK_ENTER);
		Screen.awaitThat("the region",
			() -> RoiManager.getInstance() != null && RoiManager.getInstance().getRoisAsArray().length == 1);
		assertEquals("spleen 1", RoiManager.getInstance().getRoi(0).getName());
		assertEquals(image, WindowManager.getCurrentImage());

		final GenericDialog next = dialog("UniBiomed Segment...");
		assertEquals("spleen", field(next, 0).getText(), "the last target of this modality");
		press(next, "Cancel");
	}

	/** A space pressed OK with the old question. */
	@Test
	void aSpaceIsTypedIntoTheQuestion() throws Exception {
		open("02_ct.png");
		final GenericDialog dialog = dialog("UniBiomed Ask...");
		Screen.awaitThat("the focus", () -> field(dialog, 0).isFocusOwner());
		assertEquals("What modality is this image?", field(dialog, 0).getSelectedText());
		final Robot robot = new Robot();
		robot.keyPress(KeyEvent.VK_SPACE);
		robot.keyRelease(KeyEvent.VK_SPACE);
		Screen.awaitThat("the space", () -> field(dialog, 0).getText().equals(" "));
		assertTrue(dialog.isShowing());
		press(dialog, "Cancel");
	}

	@Test
	void theListBesideTheTargetHasTheTargetsOfTheModality() throws Exception {
		open("02_ct.png");
		final GenericDialog dialog = dialog("UniBiomed Segment...");
		EventQueue.invokeAndWait(() -> {
			field(dialog, 0).setText("something of my own");
			((Choice) dialog.getChoices().get(0)).select("ultrasound");
			dialog.itemStateChanged(null);
		});
		assertEquals("something of my own", field(dialog, 0).getText(), "what was written stays");
		final List<String> targets = labelsOf(list(dialog, 0));
		assertTrue(targets.containsAll(Modality.ULTRASOUND.targets().subList(0, 2)), targets.toString());
		assertEquals("liver", targets.get(0), "what the field began with");
		press(dialog, "Cancel");
	}

	private static PopupMenu list(final GenericDialog dialog, final int field) {
		return Arrays.stream(field(dialog, field).getParent().getComponents()).filter(ChoiceButton.class::isInstance)
			.map(part -> ((ChoiceButton) part).menu()).findFirst().orElseThrow();
	}

	private static List<String> labelsOf(final PopupMenu menu) {
		return IntStream.range(0, menu.getItemCount()).mapToObj(menu::getItem).map(MenuItem::getLabel).toList();
	}

	@Test
	void aSingleImageIsNotAskedForItsSlices() throws Exception {
		open("02_ct.png");
		final GenericDialog dialog = dialog("UniBiomed Find Abnormalities...");
		assertEquals(List.of(List.of("on", "off", "thorough"), List.of("ROI Manager", "overlay", "none")),
			List.of(choices(dialog, 0), choices(dialog, 1)));
		assertEquals(2, dialog.getChoices().size());
		press(dialog, "Cancel");
	}

	@Test
	void aTimeSeriesIsAskedForItsTimePointsAndRecordedUnderTheSameKeys() throws Exception {
		final ImagePlus image = open("21_mri_stack_12slices.tif");
		image.setDimensions(1, 1, 12);
		final Recorder recorder = new Recorder();
		final GenericDialog dialog = dialog("UniBiomed Ask...");
		Screen.shoot("time-series-dialog");
		assertTrue(labels(dialog).containsAll(List.of("Time points:", "Which time points (blank: all):")),
			labels(dialog).toString());
		assertEquals(List.of("current time point", "every time point", "time series", "reference order"),
			choices(dialog, 0));
		EventQueue.invokeAndWait(() -> {
			((Choice) dialog.getChoices().get(1)).select("off");
			((Choice) dialog.getChoices().get(2)).select("none");
		});
		press(dialog, "OK");
		Screen.awaitThat("the recorded line", () -> recorder.getText().contains("run(\"UniBiomed"));
		assertTrue(recorder.getText().contains(
			"question=[What modality is this image?] " + "slices=[current time point] range=[] check=off results=none"),
			recorder.getText());
	}

	@Test
	void optionsHaveListsAndNoBoxForAGpuThatIsNotThere() throws Exception {
		final GenericDialog dialog = dialog("UniBiomed Options...");
		Screen.shoot("options-lists");
		assertTrue(labelsOf(list(dialog, 0)).containsAll(List.of("demo", "UniBiomed")));
		assertTrue(labelsOf(list(dialog, 1)).containsAll(List.of("auto", "cpu")));
		press(dialog, "Cancel");
	}

	@Test
	void afterAPreviewTheQuestionIsStillAboutTheImage() throws Exception {
		final ImagePlus image = open("02_ct.png");
		final GenericDialog dialog = dialog("UniBiomed Preview Model Input...");
		press(dialog, "OK");
		Screen.awaitThat("the preview", () -> WindowManager.getImage("Model input of 02_ct.png") != null);
		Screen.awaitThat("the image in front", () -> WindowManager.getCurrentImage() == image);
		Screen.shoot("after-preview");
		IJ.selectWindow("Model input of 02_ct.png");
		Screen.awaitThat("the preview in front", () -> WindowManager.getCurrentImage() != image);
		IJ.doCommand("UniBiomed Segment...");
		final MessageDialog refusal = Screen.window(MessageDialog.class);
		Screen.shoot("preview-refused");
		EventQueue.invokeAndWait(refusal::dispose);
	}

	@Test
	void aRightClickOffersWhatCanBeAskedAboutTheSelection() throws Exception {
		final ImagePlus image = open("01_pathology.png");
		image.setRoi(new Roi(100, 100, 200, 200));
		final PopupMenu everywhere = Menus.getPopupMenu();
		EventQueue.invokeAndWait(() -> {
			rightClick(image, 400, 400);
			rightClick(image, 400, 400);
		});
		assertEquals(1, count(everywhere, "UniBiomed Segment Inside Selection..."));
		assertEquals(1, count(everywhere, "UniBiomed Describe Selection"));
		// A macro set with a menu of its own makes ImageJ's menu anew.
		everywhere.removeAll();
		EventQueue.invokeAndWait(() -> rightClick(image, 400, 400));
		assertEquals(1, count(everywhere, "UniBiomed Segment Inside Selection..."));
	}

	/** Only the press, which ImageJ on this platform may take for the beginning of something else. */
	private static void rightClick(final ImagePlus image, final int x, final int y) {
		final Component canvas = image.getCanvas();
		canvas.dispatchEvent(new MouseEvent(canvas, MouseEvent.MOUSE_PRESSED, 0, InputEvent.BUTTON3_DOWN_MASK, x, y, 1,
			false, MouseEvent.BUTTON3));
	}

	private static long count(final PopupMenu menu, final String label) {
		return labelsOf(menu).stream().filter(label::equals).count();
	}

	@Test
	void theSelectionIsDescribedAndRecordedWithoutADialog() throws Exception {
		final ImagePlus image = open("01_pathology.png");
		image.setRoi(new Roi(100, 100, 200, 200));
		final Recorder recorder = new Recorder();
		EventQueue.invokeAndWait(() -> rightClick(image, 400, 400));
		final MenuItem describe = IntStream.range(0, Menus.getPopupMenu().getItemCount())
			.mapToObj(Menus.getPopupMenu()::getItem)
			.filter(item -> item.getLabel().equals("UniBiomed Describe Selection")).findFirst().orElseThrow();
		EventQueue.invokeAndWait(() -> describe.getActionListeners()[0]
			.actionPerformed(new ActionEvent(describe, ActionEvent.ACTION_PERFORMED, describe.getLabel())));
		Screen.awaitThat("the region",
			() -> RoiManager.getInstance() != null && RoiManager.getInstance().getRoisAsArray().length == 1);
		assertTrue(recorder.getText().contains("run(\"UniBiomed Describe Regions...\", \"regions=selection\");"),
			recorder.getText());
	}
}
