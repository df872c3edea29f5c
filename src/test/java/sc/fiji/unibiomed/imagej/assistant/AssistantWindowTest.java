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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTextPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;
import sc.fiji.unibiomed.util.Cancellation;

/** The assistant as a user meets it, with the demo model. */
@NeedsDisplay
class AssistantWindowTest {

	private Context context;
	private UniBiomedService service;
	private ImagePlus image;
	private AssistantWindow window;

	@BeforeEach
	void open() throws Exception {
		context = new Context();
		service = context.service(UniBiomedService.class);
		image = IJ.openImage("sample-images/03_mri.png");
		onEventThread(() -> {
			image.show();
			image.getWindow().setLocation(20, 60);
			return null;
		});
		window = onEventThread(() -> AssistantWindow.open(service, image));
	}

	@AfterEach
	void close() throws Exception {
		onEventThread(() -> {
			window.frame().dispose();
			image.changes = false;
			WindowManager.closeAllWindows();
			return null;
		});
		context.dispose();
	}

	private static <T> T onEventThread(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}

	/** Waits, as long as the test is given, until something holds on the event thread. */
	private static void await(final BooleanSupplier condition) throws Exception {
		while (!onEventThread(condition::getAsBoolean)) {
			Thread.onSpinWait();
		}
	}

	private void type(final String question) throws Exception {
		onEventThread(() -> {
			window.input().field().setText(question);
			final KeyEvent enter = new KeyEvent(window.input().field(), KeyEvent.KEY_PRESSED,
				System.currentTimeMillis(), 0, KeyEvent.VK_ENTER, '\n');
			window.input().field().dispatchEvent(enter);
			return null;
		});
	}

	private ConversationTurn askAndWait(final String question) throws Exception {
		final int before = onEventThread(() -> window.turns().size());
		type(question);
		await(() -> window.turns().size() > before);
		return onEventThread(() -> window.turns().get(before));
	}

	private String shown() throws Exception {
		return onEventThread(() -> window.transcript().component().getText().replace('\u00a0', ' '));
	}

	private void click(final String words) throws Exception {
		onEventThread(() -> {
			final JTextPane pane = window.transcript().component();
			final int at = pane.getDocument().getText(0, pane.getDocument().getLength()).indexOf(words);
			final Rectangle2D where = pane.modelToView2D(at + 1);
			pane.dispatchEvent(new MouseEvent(pane, MouseEvent.MOUSE_CLICKED, System.currentTimeMillis(), 0,
				(int) where.getX() + 1, (int) where.getCenterY(), 1, false, MouseEvent.BUTTON1));
			return null;
		});
	}

	private static void screenshot(final String name) throws Exception {
		final Robot robot = new Robot();
		robot.waitForIdle();
		final Rectangle windows = onEventThread(() -> Arrays.stream(Window.getWindows()).filter(Window::isShowing)
			.map(Window::getBounds).reduce(Rectangle::union).orElseThrow());
		final BufferedImage picture = robot.createScreenCapture(windows);
		final Path folder = Path.of("target/screenshots");
		Files.createDirectories(folder);
		ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
	}

	@Test
	void aConversationAboutAnImage(@TempDir final Path folder) throws Exception {
		final ConversationTurn report = askAndWait(TaskPrompts.report());
		assertTrue(
			shown().contains("There is  a small brain tumor 1  in the upper region. The  brain 2  is also visible."),
			shown());
		assertEquals(2, report.rows().size());
		assertEquals(2, image.getOverlay().size());

		click("brain\u00a02");
		final FindingRow brain = service.presenter().findings().selected().orElseThrow();
		assertEquals("brain", brain.region().finding().phrase());
		assertEquals(brain.region().roi().getBounds(), image.getRoi().getBounds());
		click("a small brain tumor");
		assertEquals(report.row(1), service.presenter().findings().selected());
		assertEquals(report.rows().get(0).region().roi().getBounds(), image.getRoi().getBounds());

		final ConversationTurn followUp = askAndWait("How many lesions are there?");
		assertEquals("1.", followUp.answer().answer().plainText());
		assertTrue(followUp.answer().answer().promptTokens().size() > report.answer().answer().promptTokens().size());
		assertFalse(shown().contains("<"), shown());
		onEventThread(() -> {
			final Window table = WindowManager.getWindow("UniBiomed Findings");
			table.setBounds(20, 600, 522, 160);
			return null;
		});
		screenshot("assistant");

		onEventThread(() -> {
			window.copy();
			return null;
		});
		final String copied = (String) Toolkit.getDefaultToolkit().getSystemClipboard()
			.getData(DataFlavor.stringFlavor);
		assertTrue(
			copied.contains("\ndemo, exact (demonstration, computer-generated pictures only): There is a small " +
				"brain tumor [1] in the upper region."),
			copied);

		final Path html = folder.resolve("conversation.html");
		onEventThread(() -> {
			window.save(html);
			return null;
		});
		final String saved = Files.readString(html);
		assertTrue(saved.contains("a small brain tumor"), saved.substring(0, 500));
		assertTrue(saved.contains("src=\"data:image/png;base64,"));
		assertFalse(saved.contains("://"), "The file refers to another one.");
	}

	/** Somebody else uses the model, so that the question is certain to be unanswered when it is cancelled. */
	@Test
	void theModelSignsAndWarnsBeforeItAnswersWhatItWasNotTrainedOn() throws Exception {
		final ConversationTurn turn = askAndWait("Who are you?");
		final String model = "demo, exact (demonstration, computer-generated pictures only)";
		final String shown = onEventThread(() -> window.transcript().component().getText());
		Screen.shoot("assistant-warning");
		assertEquals("You\nWho are you?\n" + model + "\n" + DemoWarnings.QUESTION + "\n" +
			turn.answer().answer().plainText() + "\n", shown);
		final List<String> header = onEventThread(() -> labels(window.frame()));
		assertTrue(header.contains("Model: " + model), header.toString());
		assertTrue(header.contains("Get UniBiomed, 2.5 GB"), header.toString());
	}

	/** What is written on labels and buttons that can be seen. */
	private static List<String> labels(final Container container) {
		final List<String> words = new ArrayList<>();
		for (final Component part : container.getComponents()) {
			if (part instanceof JLabel label && label.isShowing()) {
				words.add(label.getText());
			}
			else if (part instanceof JButton button && button.isShowing()) {
				words.add(button.getText());
			}
			else if (part instanceof Container inner) {
				words.addAll(labels(inner));
			}
		}
		return words;
	}

	@Test
	void aQuestionCanBeCancelledAndTheConversationGoesOn() throws Exception {
		final CountDownLatch used = new CountDownLatch(1);
		final CountDownLatch goOn = new CountDownLatch(1);
		final InterpretationListener slow = new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				used.countDown();
				try {
					goOn.await();
				}
				catch (final InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}
		};
		final Thread other = new Thread(() -> service.ask(image, PlaneSelection.of(Planes.CURRENT), Task.ASK,
			"What modality is this image?", slow, new Cancellation()));
		other.start();
		used.await();
		type(TaskPrompts.report());
		await(() -> window.transcript().component().getText().contains("You"));
		onEventThread(() -> {
			assertEquals("Cancel", window.input().button().getText());
			window.input().button().doClick();
			return null;
		});
		goOn.countDown();
		other.join();
		await(() -> !window.turns().isEmpty());
		assertEquals("Send", onEventThread(() -> window.input().button().getText()));
		assertTrue(shown().contains("Cancelled"), shown());
		assertEquals(2, askAndWait(TaskPrompts.report()).rows().size());
	}

	@Test
	void aQuestionAskedTwiceHasItsOwnRegions() throws Exception {
		final ConversationTurn first = askAndWait(TaskPrompts.report());
		onEventThread(() -> {
			window.startOver();
			return null;
		});
		final ConversationTurn second = askAndWait(TaskPrompts.report());
		assertEquals(first.text(), second.text());
		assertEquals(4, image.getOverlay().size());
		assertEquals(2, second.rows().size());
		assertTrue(second.row(1).orElseThrow().id() > first.row(2).orElseThrow().id());
		assertTrue(shown().contains("— New conversation. —"), shown());

		assertTrue(service.presenter().removeLast());
		click("a small brain tumor");
		assertEquals(first.row(1), service.presenter().findings().selected());
		assertFalse(
			onEventThread(() -> new RegionOnImage(service.presenter().findings()).select(second.row(1).orElseThrow())));
	}

	@Test
	void suggestionsAskOrAreCompleted() throws Exception {
		onEventThread(() -> {
			window.input().chips().get(3).doClick();
			return null;
		});
		assertEquals("Please segment brain tumor in MRI.", onEventThread(() -> window.input().field().getText()));
		assertEquals("brain tumor", onEventThread(() -> window.input().field().getSelectedText()));
		onEventThread(() -> {
			window.input().chips().get(0).doClick();
			return null;
		});
		await(() -> !window.turns().isEmpty());
		assertEquals("What modality is this image?", onEventThread(() -> window.turns().get(0).prompt()));
	}

	@Test
	void shiftEnterBeginsALineAndEnterSends() throws Exception {
		onEventThread(() -> {
			window.input().field().setText("What modality");
			window.input().field().setCaretPosition("What modality".length());
			window.input().field().dispatchEvent(new KeyEvent(window.input().field(), KeyEvent.KEY_PRESSED,
				System.currentTimeMillis(), InputEvent.SHIFT_DOWN_MASK, KeyEvent.VK_ENTER, '\n'));
			return null;
		});
		assertEquals("What modality\n", onEventThread(() -> window.input().field().getText()));
		assertEquals(0, onEventThread(() -> window.turns().size()));
		askAndWait("What modality is this image?");
		assertEquals("", onEventThread(() -> window.input().field().getText()));
	}

	@Test
	void anotherPlaneBeginsANewConversation() throws Exception {
		askAndWait("What modality is this image?");
		onEventThread(() -> {
			image.getProcessor().invert();
			image.updateAndDraw();
			return null;
		});
		askAndWait("What modality is this image?");
		assertTrue(shown().contains("— The image looks different now. New conversation. —"), shown());
	}

	@Test
	void aClosedImageEndsTheConversation() throws Exception {
		onEventThread(() -> {
			image.changes = false;
			image.close();
			return null;
		});
		await(() -> !window.input().field().isEnabled());
		assertTrue(onEventThread(window::status).contains("closed"));
		assertFalse(onEventThread(() -> window.input().button().isEnabled()));
	}

	@Test
	void closingTheWindowFreesTheModel() throws Exception {
		type(TaskPrompts.report());
		await(() -> window.transcript().component().getText().contains("You"));
		onEventThread(() -> {
			window.frame().dispatchEvent(new WindowEvent(window.frame(), WindowEvent.WINDOW_CLOSING));
			return null;
		});
		await(() -> !window.frame().isDisplayable());
		// The model is free for others: nobody holds it any more.
		assertEquals(2, service.ask(image, TaskPrompts.report()).answer().findings().size());
	}
}
