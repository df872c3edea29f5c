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
package sc.fiji.unibiomed.imagej.ending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.macro.Interpreter;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** The window at the end of a batch. */
@NeedsDisplay
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EndWindowTest {

	private static final Path FOLDER = Path.of("data", "no such folder");
	private static final WorkEnd BATCH = new WorkEnd("UniBiomed Batch",
		List.of("Ended: 9 of 10 questions are answered, 4 of them skipped, as they were answered before.",
			"1 failed: failures.csv says why."),
		"Open results", FOLDER.resolve("index.html"), FOLDER);

	@AfterEach
	void close() throws Exception {
		Interpreter.batchMode = false;
		EventQueue.invokeAndWait(() -> shown().forEach(Window::dispose));
	}

	private static Stream<JFrame> shown() {
		return Arrays.stream(Window.getWindows())
			.filter(
				window -> window instanceof JFrame frame && BATCH.title().equals(frame.getTitle()) && frame.isShowing())
			.map(JFrame.class::cast);
	}

	private static <T> List<T> parts(final Container window, final Class<T> kind) {
		return Arrays.stream(window.getComponents())
			.flatMap((final Component part) -> kind.isInstance(part)
				? Stream.of(kind.cast(part))
				: part instanceof Container inner ? parts(inner, kind).stream() : Stream.empty())
			.toList();
	}

	@Test
	void itSaysHowItEndedAndWhereTheResultsAre() throws Exception {
		EndWindow.show(BATCH);
		Screen.awaitThat("the window", () -> shown().count() == 1);
		final JFrame window = shown().findFirst().orElseThrow();
		Screen.shoot("batch-ended");
		assertEquals(BATCH.lines(),
			parts(window.getContentPane(), JLabel.class).stream().map(JLabel::getText).limit(2).toList());
		assertEquals(FOLDER.toString(), parts(window.getContentPane(), JTextField.class).get(0).getText());
		assertEquals(List.of("Open results", "Open folder", "Close"),
			parts(window.getContentPane(), JButton.class).stream().map(JButton::getText).toList());
		assertTrue(window.getWidth() < 700 && window.getHeight() < 250, window.getSize().toString());
	}

	@Test
	void whatCannotBeOpenedIsSaidInTheWindow() throws Exception {
		final AtomicReference<JFrame> window = new AtomicReference<>();
		EventQueue.invokeAndWait(() -> window.set(EndWindow.open(BATCH)));
		final JButton folder = parts(window.get().getContentPane(), JButton.class).get(1);
		EventQueue.invokeAndWait(folder::doClick);
		Screen.awaitThat("the refusal", () -> parts(window.get().getContentPane(), JLabel.class).stream()
			.anyMatch(label -> label.getText().equals("This desktop opens nothing; the folder is above.")));
	}

	@Test
	void inBatchModeThereIsNone() throws Exception {
		Interpreter.batchMode = true;
		EndWindow.show(BATCH);
		EventQueue.invokeAndWait(() -> {});
		assertFalse(shown().findAny().isPresent());
	}
}
