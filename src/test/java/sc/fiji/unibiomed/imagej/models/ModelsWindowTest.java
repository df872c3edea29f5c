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
package sc.fiji.unibiomed.imagej.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JOptionPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.ServiceOnHub;
import sc.fiji.unibiomed.imagej.download.FactsPane;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.DemoHub;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;
import sc.fiji.unibiomed.util.Cancellation;

/** The window for models as its users meet it. */
@NeedsDisplay
class ModelsWindowTest {

	@TempDir
	private Path folder;
	private ServiceOnHub unibiomed;
	private final Answers answers = new Answers();
	private ModelsWindow window;

	/** A user of the window who always agrees, or never. */
	private final class Answers implements WindowQuestions {

		private volatile boolean yes = true;
		private volatile String asked = "";
		private volatile Addition addition;

		@Override
		public boolean mayRemove(final ModelRow model) {
			asked = "remove " + model.name() + " of " + model.removable() + " bytes";
			return yes;
		}

		@Override
		public boolean mayStop() {
			asked = "stop";
			return yes;
		}

		@Override
		public Optional<Path> folderForExport() {
			return Optional.of(folder);
		}

		@Override
		public Optional<Path> folderToImport() {
			return Optional.of(folder.resolve("UniBiomed-model"));
		}

		@Override
		public Optional<Addition> addition() {
			return Optional.ofNullable(addition);
		}
	}

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(folder.resolve("cache"));
	}

	@AfterEach
	void end() throws Exception {
		if (window != null) {
			onEventThread(() -> {
				window.dispose();
				return null;
			});
			awaitThat("nobody is at the disk", () -> !window.isReading() && !window.jobs().isRunning());
		}
		unibiomed.close();
	}

	private static <T> T onEventThread(final Callable<T> work) throws Exception {
		if (EventQueue.isDispatchThread()) {
			return work.call();
		}
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	private void open(final RecordedQuestions downloads) throws Exception {
		window = onEventThread(() -> {
			final ModelsWindow made = new ModelsWindow(unibiomed.service(), downloads, answers);
			made.setVisible(true);
			return made;
		});
		awaitThat("the list", () -> window.table().getRowCount() > 0);
	}

	private static void awaitThat(final String what, final Callable<Boolean> condition) {
		Screen.awaitThat(what, () -> {
			try {
				return onEventThread(condition);
			}
			catch (final Exception e) {
				throw new AssertionError(e);
			}
		});
	}

	private static AbstractButton button(final Container in, final String label) {
		return buttons(in).filter(button -> label.equals(button.getText())).findFirst().orElseThrow();
	}

	private static Stream<AbstractButton> buttons(final Container in) {
		return Arrays.stream(in.getComponents())
			.flatMap(part -> part instanceof AbstractButton button
				? Stream.of(button)
				: part instanceof Container container ? buttons(container) : Stream.empty());
	}

	private void select(final String model) throws Exception {
		assertTrue(onEventThread(() -> window.table().select(model)), model);
	}

	private void press(final String label) throws Exception {
		awaitThat(label + " can be pressed", () -> isEnabled(label));
		onEventThread(() -> {
			button(window.getContentPane(), label).doClick();
			return null;
		});
	}

	private boolean isEnabled(final String label) throws Exception {
		return onEventThread(() -> button(window.getContentPane(), label).isEnabled());
	}

	private void awaitWords(final String words) {
		awaitThat(words, () -> !window.jobs().isRunning() && window.jobs().words().matches(words));
	}

	private String state(final String model) throws Exception {
		return onEventThread(() -> {
			for (int i = 0; i < window.table().getRowCount(); i++) {
				if (window.table().getValueAt(i, 0).toString().replace("● ", "").equals(model)) {
					return window.table().getValueAt(i, 1).toString();
				}
			}
			return "not in the list";
		});
	}

	private void awaitState(final String model, final String words) {
		awaitThat(model + " to be " + words, () -> state(model).equals(words));
	}

	private NamedModel fetch(final String model) throws Exception {
		final Models models = unibiomed.service().models();
		models.download(models.find(model), licence -> true, (done, total) -> {}, new Cancellation());
		return models.find(model);
	}

	@Test
	void aModelIsFetchedCheckedPreparedAndUsed() throws Exception {
		final RecordedQuestions downloads = RecordedQuestions.yes();
		open(downloads);
		assertEquals("not here", state("UniBiomed"));
		select("UniBiomed");
		assertFalse(isEnabled("Verify"));
		press("Download");
		awaitWords("UniBiomed is ready, in .*");
		assertEquals(List.of("fetch UniBiomed"), downloads.asked());
		awaitState("UniBiomed", "ready");
		press("Verify");
		awaitWords("UniBiomed: all 8 files are right\\. Its weights are as first seen on [\\d-]+\\.");
		press("Prepare");
		awaitWords("UniBiomed in exact is prepared: .* MB\\.");
		awaitState("UniBiomed", "ready, prepared in exact");
		awaitThat("nothing to prepare", () -> !isEnabled("Prepare"));
		press("Use");
		awaitThat("the mark", () -> window.table().getValueAt(1, 0).equals("● UniBiomed"));
		assertEquals("UniBiomed", unibiomed.service().settings().model().model());
		assertFalse(isEnabled("Use"));
	}

	@Test
	void whatIsKnownOfTheSelectedModelIsTold() throws Exception {
		open(RecordedQuestions.yes());
		select("UniBiomed");
		final String facts = onEventThread(
			() -> window.details().getDocument().getText(0, window.details().getDocument().getLength()));
		assertTrue(facts.contains("Luffy503/UniBiomed on the HuggingFace hub"), facts);
		assertTrue(facts.contains("Apache License 2.0, https://huggingface.co/Luffy503/UniBiomed"), facts);
		assertTrue(facts.contains("arXiv:2504.21336"), facts);
		final Rectangle screen = new Rectangle(1366, 768);
		assertTrue(screen.contains(window.getBounds()), window.getBounds().toString());
	}

	@Test
	void aDownloadIsCancelledAndGoesOnLater() throws Exception {
		unibiomed.hub().hold();
		open(RecordedQuestions.yes());
		select("UniBiomed");
		press("Download");
		unibiomed.hub().awaitHeld();
		awaitThat("half of it", () -> status("UniBiomed").bytes() > DemoHub.weightBytes() / 2);
		assertTrue(onEventThread(() -> window.jobs().words()).startsWith("Downloading UniBiomed: "));
		assertFalse(isEnabled("Download"));
		assertFalse(isEnabled("Import…"));
		press("Cancel");
		awaitWords("Stopped\\. 3\\.\\d MB of UniBiomed are kept; the next download resumes there\\.");
		awaitThat("the state", () -> state("UniBiomed").startsWith("partly here, 3."));
		unibiomed.hub().release();
		press("Download");
		awaitWords("UniBiomed is ready, in .*");
	}

	@Test
	void removingAsksAndFreesTheDiskAlsoOfTheModelThatIsLoaded() throws Exception {
		fetch("UniBiomed");
		unibiomed.choose("UniBiomed");
		unibiomed.service().ask(IJ.openImage("sample-images/05_ultrasound.png"), "What modality is this image?");
		open(RecordedQuestions.yes());
		select("UniBiomed");
		answers.yes = false;
		press("Remove…");
		assertTrue(answers.asked.matches("remove UniBiomed of \\d{7,} bytes"), answers.asked);
		assertEquals(ModelState.READY, status("UniBiomed").state());
		answers.yes = true;
		press("Remove…");
		awaitWords("Removed UniBiomed: .* MB are free now\\.");
		awaitState("UniBiomed", "not here");
		assertEquals(0, status("UniBiomed").bytesOnDisk());
		assertFalse(isEnabled("Remove…"));
	}

	private ModelStatus status(final String model) throws Exception {
		return unibiomed.service().models().status(unibiomed.service().models().find(model));
	}

	@Test
	void aModelIsCarriedInAFolder() throws Exception {
		fetch("UniBiomed");
		open(RecordedQuestions.no());
		select("UniBiomed");
		press("Export…");
		awaitWords(
			"UniBiomed is in .*UniBiomed-model\\. Carry that folder to the other computer and import it there\\.");
		press("Export…");
		awaitWords(".*UniBiomed-model-2\\. .*");
		press("Remove…");
		awaitState("UniBiomed", "not here");
		awaitThat("the end of it", () -> !window.jobs().isRunning());
		press("Import…");
		awaitWords("UniBiomed is ready\\. Its weights are as first seen on [\\d-]+\\.");
		awaitState("UniBiomed", "ready");
	}

	@Test
	void anOwnFolderIsAddedAndTakenOutAgain() throws Exception {
		final Models models = unibiomed.service().models();
		CheckpointFolders.copy(models.locate(models.find("demo")).orElseThrow().folder(), folder.resolve("mine"));
		open(RecordedQuestions.no());
		answers.addition = new WindowQuestions.Addition("my model", folder.resolve("mine").toString());
		press("Add…");
		awaitWords("my model is in the list now: .*");
		awaitThat("it is selected",
			() -> window.table().selected().filter(row -> row.name().equals("my model")).isPresent());
		press("Remove…");
		awaitWords("Removed my model\\. Its files stay in .*mine\\.");
		awaitThat("it is gone", () -> state("my model").equals("not in the list"));
		assertTrue(Files.exists(folder.resolve("mine").resolve("model.safetensors")));
		answers.addition = new WindowQuestions.Addition("demo", folder.resolve("mine").toString());
		press("Add…");
		awaitWords("⚠ 'demo' cannot be the name of a model of yours, as a known model has it; .*");
	}

	@Test
	void whatOtherVersionsPreparedCanBeRemoved() throws Exception {
		final Path old = folder.resolve("cache").resolve("prepared").resolve("0123456789abcdef-exact-0.0.1-1");
		Files.createDirectories(old);
		Files.write(old.resolve("weights.bin"), new byte[2_000_000]);
		open(RecordedQuestions.no());
		final AbstractButton remove = onEventThread(() -> buttons(window.getContentPane())
			.filter(button -> button.getText().equals("Remove") && button.isShowing()).findFirst().orElseThrow());
		onEventThread(() -> {
			remove.doClick();
			return null;
		});
		awaitWords("Removed what other versions prepared: 2\\.0 MB are free now\\.");
		awaitThat("the line is gone", () -> !remove.isShowing());
		assertFalse(Files.exists(old));
	}

	@Test
	void aModelThatAnotherProgramFetchesIsFollowed() throws Exception {
		unibiomed.hub().hold();
		final Thread other = new Thread(() -> {
			try {
				fetch("UniBiomed");
			}
			catch (final Exception e) {
				throw new IllegalStateException(e);
			}
		});
		other.start();
		unibiomed.hub().awaitHeld();
		open(RecordedQuestions.no());
		assertTrue(state("UniBiomed").startsWith("in work"), state("UniBiomed"));
		select("UniBiomed");
		assertFalse(isEnabled("Download"));
		unibiomed.hub().release();
		other.join();
		awaitState("UniBiomed", "ready");
	}

	@Test
	void closingTheWindowWhileItWorksAsks() throws Exception {
		unibiomed.hub().hold();
		open(RecordedQuestions.yes());
		select("UniBiomed");
		press("Download");
		unibiomed.hub().awaitHeld();
		answers.yes = false;
		close();
		assertEquals("stop", answers.asked);
		assertTrue(window.isShowing());
		answers.yes = true;
		close();
		assertFalse(window.isDisplayable());
		assertFalse(Arrays.asList(WindowManager.getNonImageWindows()).contains(window));
		awaitThat("the end of it", () -> !window.jobs().isRunning());
		assertEquals(ModelState.PARTLY, status("UniBiomed").state());
	}

	private void close() throws Exception {
		onEventThread(() -> {
			window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
			return null;
		});
	}

	@Test
	void theCommandOpensOneWindow() throws Exception {
		final ModelsWindowService windows = unibiomed.context().service(ModelsWindowService.class);
		windows.show();
		window = Screen.window(ModelsWindow.class);
		windows.show();
		assertEquals(1, onEventThread(() -> Arrays.stream(Window.getWindows())
			.filter(one -> one instanceof ModelsWindow && one.isShowing()).count()));
		assertEquals(Optional.of(window), windows.window());
	}

	@Test
	void noWordIsCutOff() throws Exception {
		fetch("Sa2VA-1B");
		final Models models = unibiomed.service().models();
		new ModelWork(unibiomed.service()).prepare(models.find("Sa2VA-1B"), (words, done, total) -> {},
			new Cancellation());
		Files.createDirectories(folder.resolve("cache").resolve("prepared").resolve("0123456789abcdef-exact-0.0.1-1"));
		open(RecordedQuestions.no());
		select("Sa2VA-1B");
		Screen.shoot("models-window");
		for (final Component part : window.tools().getComponents()) {
			assertTrue(part.getX() + part.getWidth() <= window.tools().getWidth(), part.toString());
		}
		for (int column = 0; column < ModelColumn.values().length; column++) {
			for (int row = 0; row < window.table().getRowCount(); row++) {
				final Component cell = window.table().prepareRenderer(window.table().getCellRenderer(row, column), row,
					column);
				assertTrue(
					cell.getPreferredSize().width <= window.table().getColumnModel().getColumn(column).getWidth(),
					window.table().getValueAt(row, column).toString());
			}
		}
	}

	private void openWithDialogs() throws Exception {
		window = onEventThread(() -> {
			final ModelsWindow made = new ModelsWindow(unibiomed.service());
			made.setVisible(true);
			return made;
		});
		awaitThat("the list", () -> window.table().getRowCount() > 0);
	}

	/** Presses a button that opens a dialog, and returns the dialog. */
	private JDialog dialogOf(final String label) {
		awaitThat(label + " can be pressed", () -> isEnabled(label));
		EventQueue.invokeLater(() -> button(window.getContentPane(), label).doClick());
		return dialogWith(Set.of());
	}

	private static JDialog dialogWith(final Set<JDialog> others) {
		return Screen.await("a dialog",
			() -> Arrays.stream(Window.getWindows())
				.filter(one -> one instanceof JDialog && one.isShowing() && !others.contains(one))
				.map(JDialog.class::cast).findFirst());
	}

	private static void answer(final JDialog dialog, final String label) throws Exception {
		onEventThread(() -> {
			button(dialog.getContentPane(), label).doClick();
			return null;
		});
	}

	@Test
	void aDialogShowsWhatIsFetchedAndAnotherTheLicenceIfItIsAnotherOne() throws Exception {
		unibiomed.hub().licence = "cc-by-nc-4.0";
		openWithDialogs();
		select("UniBiomed");
		final JDialog offer = dialogOf("Download");
		Screen.shoot("models-offer");
		assertTrue(text(offer).contains("about 2.50 GB"), text(offer));
		assertTrue(text(offer).contains("Apache License 2.0, https://huggingface.co/Luffy503/UniBiomed"), text(offer));
		answer(offer, "Download");
		final JDialog licence = dialogWith(Set.of(offer));
		Screen.shoot("models-licence");
		assertTrue(text(licence).contains("Creative Commons Attribution Non Commercial 4.0"), text(licence));
		answer(licence, "Agree and Download");
		awaitWords("UniBiomed is ready, in .*");
	}

	private static String text(final JDialog dialog) throws Exception {
		return onEventThread(() -> {
			final JOptionPane pane = (JOptionPane) dialog.getContentPane().getComponent(0);
			final FactsPane facts = (FactsPane) pane.getMessage();
			return facts.getDocument().getText(0, facts.getDocument().getLength()).replace('\u00a0', ' ');
		});
	}

	@Test
	void theDialogsOfTheWindowCanBeClosedWithoutConsequences() throws Exception {
		fetch("UniBiomed");
		unibiomed.choose("UniBiomed");
		openWithDialogs();
		select("UniBiomed");
		final JDialog remove = dialogOf("Remove…");
		Screen.shoot("models-remove");
		answer(remove, "Cancel");
		final JDialog add = dialogOf("Add…");
		Screen.shoot("models-add");
		answer(add, "Cancel");
		assertEquals(ModelState.READY, status("UniBiomed").state());
	}
}
