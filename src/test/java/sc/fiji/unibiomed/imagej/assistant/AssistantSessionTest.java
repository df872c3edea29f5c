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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.models.RecordedQuestions;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;

/**
 * The session without a window: the view is called on the worker's own thread, so that tests can act at exact moments.
 */
class AssistantSessionTest {

	private final BlockingQueue<ConversationTurn> turns = new LinkedBlockingQueue<>();
	private final List<String> log = new ArrayList<>();
	private ModelCredit speaker;
	private Consumer<String> onWritten = unfinished -> {};

	private Context context;
	private ImagePlus image;
	private AssistantSession session;

	@BeforeEach
	void open() {
		context = new Context();
		image = IJ.openImage("sample-images/03_mri.png");
		session = new AssistantSession(context.service(UniBiomedService.class), image, RecordedQuestions.nobody(),
			new Recorder(), Runnable::run);
	}

	@AfterEach
	void close() {
		session.close();
		context.dispose();
	}

	/** Writes down what happens. */
	private final class Recorder implements AssistantSession.View {

		@Override
		public void asked(final String said, final String newConversation, final ModelCredit model) {
			log.add("asked " + newConversation);
			speaker = model;
		}

		@Override
		public void warned(final String sentence) {
			log.add("warned " + sentence);
		}

		@Override
		public void noted(final String sentence) {
			log.add("noted " + sentence);
		}

		@Override
		public void written(final String unfinished) {
			onWritten.accept(unfinished);
		}

		@Override
		public void progress(final String words) {
			// A slow computer also says how long it still takes.
			final String stage = words.replaceAll(" about .* left$", "");
			if (!log.contains(stage)) {
				log.add(stage);
			}
		}

		@Override
		public void finished(final ConversationTurn turn, final String status) {
			assertFalse(session.isBusy());
			turns.add(turn);
		}
	}

	private ConversationTurn ask(final String prompt) throws InterruptedException {
		log.clear();
		session.ask(AskedTask.question(prompt));
		return turns.take();
	}

	@Test
	@Timeout(60)
	void theModelIsNamedAndWarnsBeforeItAnswersWhatItWasNotTrainedOn() throws InterruptedException {
		final ConversationTurn turn = ask("What is your favourite colour?");
		assertEquals(new ModelCredit("demo", "exact", true), speaker);
		assertEquals(1, log.indexOf("warned " + DemoWarnings.QUESTION), log.toString());
		assertEquals(List.of(DemoWarnings.QUESTION), turn.warnings());
		assertEquals(List.of(), turn.remarks());
		final String copied = turn.toPlainText();
		assertTrue(copied.contains("(Warning: " + DemoWarnings.QUESTION + ")\ndemo, exact (demonstration, " +
			"computer-generated pictures only): "), copied);
		assertEquals(List.of(), ask("What modality is this image?").warnings());
	}

	@Test
	void anAnswerCancelledHalfWayLeavesNothingAndTheConversationGoesOn() throws InterruptedException {
		final ConversationTurn undisturbed = ask(TaskPrompts.report());
		session.startOver();
		onWritten = unfinished -> {
			if (unfinished.contains("tumor")) {
				session.cancel();
			}
		};
		final ConversationTurn cancelled = ask(TaskPrompts.report());
		assertNull(cancelled.answer());
		assertEquals(List.of(), cancelled.rows());
		assertEquals(List.of("Cancelled; this question counts as not asked."), cancelled.remarks());
		assertEquals(2, image.getOverlay().size());

		onWritten = unfinished -> {};
		final ConversationTurn again = ask(TaskPrompts.report());
		assertEquals(undisturbed.answer().answer().promptTokens(), again.answer().answer().promptTokens());
		assertEquals(undisturbed.text(), again.text());
		assertFalse(log.contains("Looking at the image …"), log.toString());
	}

	@Test
	void theNextQuestionDoesNotLookAtTheImageAgain() throws InterruptedException {
		ask(TaskPrompts.report());
		assertEquals(List.of("asked ", "Looking at the image …", "Reading the question …", "Answering …",
			"Looking for outlines …", "Drawing masks (1 of 2) …", "Drawing masks (2 of 2) …", "Checking outlines …"),
			log);
		ask("How many lesions are visible?");
		assertEquals(List.of("asked ", "Reading the question …", "Answering …"), log);
	}

	@Test
	void aNewConversationSaysSo() throws InterruptedException {
		ask("What modality is this image?");
		session.startOver();
		ask("What modality is this image?");
		assertEquals("asked New conversation.", log.get(0));
	}

	@Test
	void wordsAreWordsWhateverIsWritten() throws InterruptedException {
		final ConversationTurn turn = ask("Is <image> a [SEG]?");
		final List<String> notes = turn.answer().answer().notes();
		assertTrue(notes.contains("The question has the control tokens <image> and [SEG] of the model; they were " +
			"given to the model as plain text."), notes.toString());
	}

	@Test
	void anUnusualTargetIsToldBeforeTheAnswer() throws InterruptedException {
		final ConversationTurn turn = ask("Please segment spaceship in MRI.");
		final String hint = "'spaceship' is not among the targets that this model knows in MRI (brain, ventricle, " +
			"brain tumor); the answer may be wrong.";
		final int answering = log.indexOf("Answering …");
		assertTrue(log.subList(0, answering).contains("noted " + hint), log.toString());
		assertTrue(turn.remarks().contains(hint), turn.remarks().toString());
	}

	@Test
	void whatCannotBeAskedIsExplained() throws InterruptedException {
		final ConversationTurn refused = ask("What is the <region>?");
		assertTrue(refused.remarks().get(0).contains("no region was given"), refused.remarks().toString());
		image.flush();
		assertEquals(List.of("The image was closed."), ask("And now?").remarks());
	}
}
