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

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.ImageConversation;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.progress.AnswerProgress;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.BackgroundWork;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * Asks the questions of one assistant window, one at a time, on a thread of its own. All methods are for the thread of
 * the user interface, on which the view is told what happens, too.
 */
final class AssistantSession implements AutoCloseable {

	/** Shows what happens. */
	interface View {

		/**
		 * A question is being asked.
		 *
		 * @param said as its user would say it
		 * @param newConversation words above it if a new conversation begins with it; else empty
		 * @param model which model answers
		 */
		void asked(String said, String newConversation, ModelCredit model);

		/** A sentence that stands before the answer. */
		void warned(String sentence);

		/** The answer being written has this text so far, in the model's notation. */
		void written(String unfinished);

		/** Something is to be known before the answer, in one sentence. */
		default void noted(final String sentence) {}

		/** How far the answer is, in words. */
		void progress(String words);

		/** The answer is about to be shown like that of any command; its turn follows. */
		default void shown(final ImageAnswer answer) {}

		/** The question was answered, cancelled, or could not be answered. */
		void finished(ConversationTurn turn, String status);
	}

	private final UniBiomedService service;
	private final ImageConversation conversation;
	private final DownloadQuestions questions;
	private final View view;
	private final Executor userInterface;
	private final BackgroundWork work;
	private boolean startOver;

	/**
	 * @param questions asked when the model has to be fetched first, on the session's own thread
	 * @param userInterface runs tasks on the thread of the user interface, in order
	 */
	AssistantSession(final UniBiomedService service, final ImagePlus image, final DownloadQuestions questions,
		final View view, final Executor userInterface)
	{
		this.service = service;
		this.questions = questions;
		this.conversation = service.converse(image);
		this.view = view;
		this.userInterface = userInterface;
		work = new BackgroundWork("assistant", userInterface);
	}

	boolean isBusy() {
		return work.isRunning();
	}

	/** Asks a question; not while another one is being answered. */
	void ask(final AskedTask task) {
		final boolean anew = startOver;
		final AtomicReference<ConversationTurn> turn = new AtomicReference<>(
			ConversationTurn.unanswered(task.said(0), "", null));
		work.start(running -> {
			final String status = answer(task, turn, anew, running);
			return () -> view.finished(turn.get(), status);
		}, () -> view.finished(turn.get().withRemark("This question could not be answered; the console says more."),
			""));
		startOver = false;
	}

	/** Stops the question being answered, if there is one. */
	void cancel() {
		work.cancel();
	}

	/** Lets the next question begin a new conversation. */
	void startOver() {
		startOver = true;
	}

	/** Answers the question of a turn, and returns what the status line says of it. */
	private String answer(final AskedTask task, final AtomicReference<ConversationTurn> turn, final boolean anew,
		final BackgroundWork.Running running)
	{
		final String said = task.said(0);
		try {
			turn.set(ConversationTurn.unanswered(said, announce(task, anew), conversation.picture()));
			final AtomicLong begin = new AtomicLong();
			final ImageAnswer answer = new ModelDownloadOffer(service.models(), questions).with(() -> {
				begin.set(System.nanoTime());
				return conversation.ask(task, new Reporter(running), running.cancellation());
			}, (words, done, total) -> running.show(() -> view.progress(words)), running.cancellation());
			turn.set(turn.get().answered(answer, present(answer)));
			return StageText.answered((System.nanoTime() - begin.get()) / 1e9, turn.get().rows().size());
		}
		catch (final CancelledException e) {
			turn.set(turn.get().withRemark("Cancelled; this question counts as not asked."));
			return "Cancelled.";
		}
		catch (final NotFetchedException | InputException | InferenceException | IOException e) {
			turn.set(turn.get().withRemark(FailureText.of(e)));
			return "";
		}
	}

	/** Shows the question, and returns the words above it if a new conversation begins with it. */
	private String announce(final AskedTask task, final boolean anew) {
		String words = "";
		final ModelCredit model = service.credit();
		try {
			if (anew) {
				conversation.startOver();
			}
			words = conversation.refresh(task.words()).map(reason -> reason + " New conversation.")
				.orElse(anew ? "New conversation." : "");
			return words;
		}
		finally {
			final String separator = words;
			userInterface.execute(() -> view.asked(task.said(0), separator, model));
		}
	}

	/** Puts regions where all others are, and the words where those of commands are. */
	private List<FindingRow> present(final ImageAnswer answer) {
		if (answer.image().getProcessor() == null) {
			return List.of();
		}
		view.shown(answer);
		service.presenter().show(answer, ResultPlacement.OVERLAY);
		return service.presenter().findings().rows(answer);
	}

	/** Cancels, and frees what was kept once the worker is done; does not wait for it. */
	@Override
	public void close() {
		work.close(conversation::close);
	}

	/** Passes on what happens while the worker waits for the answer. */
	private final class Reporter implements InterpretationListener {

		private final StringBuilder text = new StringBuilder();
		private final AnswerProgress progress = new AnswerProgress();
		private final BackgroundWork.Running running;

		Reporter(final BackgroundWork.Running running) {
			this.running = running;
		}

		@Override
		public void field(final int number, final int count) {
			progress.field(number, count);
		}

		@Override
		public void plane(final int number, final int count) {
			progress.plane(number, count);
		}

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			final String words = StageText.of(progress.part(), stage, done, total, progress.left(stage, done, total));
			running.show(() -> view.progress(words));
		}

		@Override
		public void note(final String sentence) {
			running.show(() -> view.noted(sentence));
		}

		@Override
		public void warning(final String sentence) {
			running.show(() -> view.warned(sentence));
		}

		@Override
		public void rawText(final String piece) {
			text.append(piece);
			final String unfinished = text.toString();
			running.show(() -> view.written(unfinished));
		}
	}
}
