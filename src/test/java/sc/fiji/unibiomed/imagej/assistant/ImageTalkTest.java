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

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.models.RecordedQuestions;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.testing.NeedsDisplay;
import sc.fiji.unibiomed.testing.Screen;

/** A conversation about an image as a user has it, with the demo model. */
@NeedsDisplay
class ImageTalkTest {

	private Context context;
	private UniBiomedService service;
	private ImagePlus image;
	private ImageTalk talk;
	private QuestionInput input;
	private JFrame frame;
	private String said = "";

	/** What the window around it does. */
	private final class Window420 implements ImageTalk.Host {

		@Override
		public void select(final FindingRow row) {
			service.presenter().findings().select(row);
		}

		@Override
		public void busy(final ImageTalk busy) {
			input.setBusy(busy.isBusy());
		}

		@Override
		public void tell(final ImageTalk about, final String words) {
			said = words;
		}

		@Override
		public void credit(final ModelCredit model) {
			said = model.words();
		}
	}

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
		talk = onEventThread(() -> new ImageTalk(service, image, RecordedQuestions.nobody(), new Window420()));
		input = onEventThread(() -> new QuestionInput(talk::ask, talk::cancel));
		frame = onEventThread(() -> {
			input.suggest(image);
			final JFrame window = new JFrame("UniBiomed");
			window.add(new JScrollPane(talk.component()));
			window.add(input.component(), BorderLayout.SOUTH);
			window.setBounds(560, 40, 420, 600);
			window.setVisible(true);
			return window;
		});
	}

	@AfterEach
	void close() throws Exception {
		onEventThread(() -> {
			talk.close();
			frame.dispose();
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
			input.field().setText(question);
			final KeyEvent enter = new KeyEvent(input.field(), KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0,
				KeyEvent.VK_ENTER, '\n');
			input.field().dispatchEvent(enter);
			return null;
		});
	}

	private ConversationTurn askAndWait(final String question) throws Exception {
		final int before = onEventThread(() -> talk.turns().size());
		type(question);
		await(() -> talk.turns().size() > before);
		return onEventThread(() -> talk.turns().get(before));
	}

	private String shown() throws Exception {
		return onEventThread(() -> talk.transcript().component().getText().replace('\u00a0', ' '));
	}

	private void click(final String words) throws Exception {
		onEventThread(() -> {
			final JTextPane pane = talk.transcript().component();
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
		click("a small brain tumor");
		assertEquals(report.row(1), service.presenter().findings().selected());

		final ConversationTurn followUp = askAndWait("How many lesions are there?");
		assertEquals("1.", followUp.answer().answer().plainText());
		assertTrue(followUp.answer().answer().promptTokens().size() > report.answer().answer().promptTokens().size());
		assertFalse(shown().contains("<"), shown());
		screenshot("assistant");

		onEventThread(() -> {
			talk.copy();
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
			talk.save(html);
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
		final String shown = onEventThread(() -> talk.transcript().component().getText());
		Screen.shoot("assistant-warning");
		assertEquals("You\nWho are you?\n" + model + "\n" + DemoWarnings.QUESTION + "\n" +
			turn.answer().answer().plainText() + "\n", shown);
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
		final Thread other = new Thread(
			() -> service.ask(image, "What modality is this image?", AskOptions.usual().withListener(slow)));
		other.start();
		used.await();
		type(TaskPrompts.report());
		await(() -> talk.transcript().component().getText().contains("You"));
		onEventThread(() -> {
			assertEquals("Cancel", input.button().getText());
			input.button().doClick();
			return null;
		});
		goOn.countDown();
		other.join();
		await(() -> !talk.turns().isEmpty());
		assertEquals("Send", onEventThread(() -> input.button().getText()));
		assertTrue(shown().contains("Cancelled"), shown());
		assertEquals(2, askAndWait(TaskPrompts.report()).rows().size());
	}

	@Test
	void aQuestionAskedTwiceHasItsOwnRegions() throws Exception {
		final ConversationTurn first = askAndWait(TaskPrompts.report());
		onEventThread(() -> {
			talk.startOver();
			return null;
		});
		final ConversationTurn second = askAndWait(TaskPrompts.report());
		assertEquals(first.text(), second.text());
		assertEquals(4, image.getOverlay().size());
		assertEquals(2, second.rows().size());
		assertTrue(second.row(1).orElseThrow().id() > first.row(2).orElseThrow().id());
		assertTrue(shown().contains("— New conversation. —"), shown());

		assertTrue(service.presenter().removeLast());
		onEventThread(() -> {
			talk.refresh();
			return null;
		});
		assertEquals(1, onEventThread(() -> talk.turns().size()), "what was taken back is not there any more");
		click("a small brain tumor");
		assertEquals(first.row(1).map(FindingRow::id), service.presenter().findings().selected().map(FindingRow::id));
	}

	@Test
	void suggestionsAskOrAreCompleted() throws Exception {
		onEventThread(() -> {
			input.chips().get(3).doClick();
			return null;
		});
		assertEquals("brain tumor", onEventThread(() -> input.field().getText()));
		assertEquals("brain tumor", onEventThread(() -> input.field().getSelectedText()));
		assertEquals("Segment brain tumor", askAndWait("brain tumor").said());
		assertTrue(shown().contains("You\nSegment brain tumor\n"), shown());
		onEventThread(() -> {
			input.chips().get(0).doClick();
			return null;
		});
		await(() -> talk.turns().size() == 2);
		assertEquals("What modality is this image?", onEventThread(() -> talk.turns().get(1).said()));
	}

	@Test
	void shiftEnterBeginsALineAndEnterSends() throws Exception {
		onEventThread(() -> {
			input.field().setText("What modality");
			input.field().setCaretPosition("What modality".length());
			input.field().dispatchEvent(new KeyEvent(input.field(), KeyEvent.KEY_PRESSED, System.currentTimeMillis(),
				InputEvent.SHIFT_DOWN_MASK, KeyEvent.VK_ENTER, '\n'));
			return null;
		});
		assertEquals("What modality\n", onEventThread(() -> input.field().getText()));
		assertEquals(0, onEventThread(() -> talk.turns().size()));
		askAndWait("What modality is this image?");
		assertEquals("", onEventThread(() -> input.field().getText()));
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
	void closingItFreesTheModel() throws Exception {
		type(TaskPrompts.report());
		await(() -> talk.transcript().component().getText().contains("You"));
		onEventThread(() -> {
			talk.close();
			return null;
		});
		// The model is free for others: nobody holds it any more.
		assertEquals(2, service.ask(image, TaskPrompts.report()).answer().findings().size());
	}
}
