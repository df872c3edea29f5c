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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JDialog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import sc.fiji.unibiomed.imagej.ServiceOnHub;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.testing.DemoHub;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** Commands whose model is not there, with somebody in front of the screen. */
@NeedsDisplay
class AbsentModelDialogTest {

	@TempDir
	private Path cache;
	private ServiceOnHub unibiomed;

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(cache);
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	private Future<CommandModule> run(final Class<? extends Command> command, final Object... inputs) {
		return unibiomed.context().service(CommandService.class).run(command, true, inputs);
	}

	private Future<CommandModule> ask() {
		unibiomed.choose("UniBiomed");
		return run(AskCommand.class, "image", IJ.openImage("sample-images/05_ultrasound.png"), "question",
			"What modality is this image?", "slices", "current slice", "range", "", "check", "on", "results", "none");
	}

	private Future<CommandModule> choose(final String model) {
		return run(OptionsCommand.class, "model", model, "device", "cpu", "fetch", false, "precision", "exact",
			"threads", 0, "cache", cache.toString());
	}

	private static void press(final JDialog dialog, final String label) throws Exception {
		EventQueue.invokeAndWait(() -> buttons(dialog.getContentPane()).filter(button -> label.equals(button.getText()))
			.findFirst().orElseThrow().doClick());
	}

	private static Stream<AbstractButton> buttons(final Container in) {
		return Arrays.stream(in.getComponents())
			.flatMap(part -> part instanceof AbstractButton button
				? Stream.of(button)
				: part instanceof Container container ? buttons(container) : Stream.empty());
	}

	private ModelStatus status() {
		try {
			final Models models = unibiomed.service().models();
			return models.status(models.find("UniBiomed"));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private static boolean noDialogIsOpen() {
		return Arrays.stream(Window.getWindows()).noneMatch(one -> one instanceof JDialog && one.isShowing());
	}

	@Test
	void pressingDownloadFetchesTheModelAndTheQuestionIsAnswered() throws Exception {
		final Future<CommandModule> asked = ask();
		final JDialog offer = Screen.window(JDialog.class);
		Screen.shoot("offer-dialog");
		press(offer, "Download");
		assertEquals("ultrasound.", asked.get().getOutput("answer"));
		assertTrue(noDialogIsOpen());
	}

	@Test
	void pressingCancelEndsTheCommandQuietly() throws Exception {
		final Future<CommandModule> asked = ask();
		press(Screen.window(JDialog.class), "Cancel");
		assertEquals("The model UniBiomed was not downloaded.", asked.get().getCancelReason());
		assertTrue(noDialogIsOpen());
		assertEquals(ModelState.ABSENT, status().state());
	}

	@Test
	void escapeStopsTheDownloadAndWhatHasComeIsKept() throws Exception {
		unibiomed.hub().hold();
		final Future<CommandModule> asked = ask();
		press(Screen.window(JDialog.class), "Download");
		unibiomed.hub().awaitHeld();
		Screen.awaitThat("half of it", () -> status().bytes() > DemoHub.weightBytes() / 2);
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final String reason = asked.get().getCancelReason();
		assertTrue(reason.matches("Stopped\\. 3\\.\\d MB of UniBiomed are kept; .*"), reason);
		assertEquals(ModelState.PARTLY, status().state());
	}

	@Test
	void whoChoosesAModelInTheOptionsIsOfferedItAtOnce() throws Exception {
		final Future<CommandModule> chosen = choose("UniBiomed");
		press(Screen.window(JDialog.class), "Download");
		assertFalse(chosen.get().isCanceled(), chosen.get().getCancelReason());
		assertEquals(ModelState.READY, status().state());
		assertFalse(choose("UniBiomed").get().isCanceled());
	}

	@Test
	void optionsAreKeptAlsoIfTheModelIsNotWantedNow() throws Exception {
		final Future<CommandModule> chosen = choose("UniBiomed");
		press(Screen.window(JDialog.class), "Cancel");
		assertFalse(chosen.get().isCanceled(), chosen.get().getCancelReason());
		assertEquals("UniBiomed", unibiomed.service().settings().model().model());
		assertEquals(ModelState.ABSENT, status().state());
	}
}
