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
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.plugin.frame.Recorder;
import sc.fiji.unibiomed.imagej.image.ImageInputs;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** What a plain ImageJ records of our dialogs, and that it runs again, also where the Recorder itself runs it. */
@NeedsDisplay
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RecordingTest {

	@BeforeEach
	void start() {
		if (IJ.getInstance() == null) {
			new ImageJ().exitWhenQuitting(false);
		}
	}

	@AfterEach
	void tidyUp() {
		if (Recorder.getInstance() != null) {
			Recorder.getInstance().close();
		}
		IJ.runMacro("while (nImages > 0) close();");
	}

	/** The dialog that has just opened, once it is on the screen. */
	private static GenericDialog dialog() throws Exception {
		final GenericDialog dialog = Screen.window(GenericDialog.class);
		Screen.shoot("recording-dialog");
		return dialog;
	}

	private static void press(final GenericDialog dialog) throws Exception {
		final Button ok = Arrays.stream(dialog.getButtons())
			.filter(button -> button != null && button.getLabel().strip().equals("OK")).findFirst().orElseThrow();
		EventQueue.invokeAndWait(() -> dialog.actionPerformed(new ActionEvent(ok, ActionEvent.ACTION_PERFORMED, "OK")));
	}

	private static String line(final Recorder recorder) {
		Screen.awaitThat("the recorded line", () -> recorder.getText().contains("run(\"UniBiomed"));
		return Arrays.stream(recorder.getText().split("\n")).filter(text -> text.contains("UniBiomed")).findFirst()
			.orElseThrow().strip();
	}

	@Test
	void aQuestionWithSquareBracketsIsRecordedSoThatItRunsAgain() throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/05_ultrasound.png");
		image.show();
		final Recorder recorder = new Recorder();
		IJ.doCommand("UniBiomed Ask...");
		final GenericDialog dialog = dialog();
		EventQueue.invokeAndWait(() -> {
			((TextField) dialog.getStringFields().get(0)).setText("What [modality] is \"this\", size=2?");
		});
		press(dialog);
		final String line = line(recorder);
		assertTrue(line.contains("question=[What \\\\u{5b}modality\\\\u{5d} is \\\"this\\\", size\\\\u{3d}2?]"), line);
		recorder.close();
		IJ.getErrorMessage();
		IJ.runMacro(line);
		assertEquals(null, IJ.getErrorMessage());
	}

	/** ImageJ records a dialog whenever something is entered, and complains of a second value for the same key. */
	@Test
	void whatWasEnteredBeforeIsNoDuplicate() throws Exception {
		IJ.openImage("sample-images/05_ultrasound.png").show();
		final Recorder recorder = new Recorder();
		IJ.doCommand("UniBiomed Preview Model Input...");
		final GenericDialog dialog = dialog();
		Recorder.recordOption("target", "lung");
		EventQueue.invokeAndWait(() -> ((TextField) dialog.getStringFields().get(0)).setText("nodule"));
		press(dialog);
		assertTrue(line(recorder).contains("target=nodule"), recorder.getText());
	}

	/** Ctrl+R in the Recorder runs a macro on the thread of the windows. */
	@Test
	void theRecorderItselfRunsOurCommands() throws Exception {
		final ImagePlus image = IJ.openImage("sample-images/02_ct.png");
		image.show();
		EventQueue.invokeAndWait(() -> IJ.runMacro("run('UniBiomed Image Settings...', 'modality=CT');"));
		assertEquals("CT", ImageInputs.of(image).modality());
		EventQueue.invokeAndWait(
			() -> IJ.runMacro("run('UniBiomed Segment...', 'target=liver modality=CT results=overlay');"));
		Screen.awaitThat("the region", () -> image.getOverlay() != null && image.getOverlay().size() == 1);
	}

	@Test
	void theRecorderShowsWhyACommandRefuses() throws Exception {
		EventQueue.invokeAndWait(() -> IJ
			.runMacro("run('UniBiomed Segment...', 'target=liver');\nnewImage('never made', '8-bit', 9, 9, 1);"));
		final MessageDialog message = Screen.window(MessageDialog.class);
		Screen.shoot("refused-on-event-thread");
		EventQueue.invokeAndWait(message::dispose);
		assertEquals(null, WindowManager.getImage("never made"), "the macro went on");
	}
}
