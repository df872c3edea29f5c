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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.ImageConversation;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.DaemonThreads;

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
		 * @param newConversation words above it if a new conversation begins with it; else empty
		 */
		void asked(String prompt, String newConversation);

		/** The answer being written has this text so far, in the model's notation. */
		void written(String unfinished);

		/** How far the answer is, in words. */
		void progress(String words);

		/** The question was answered, cancelled, or could not be answered. */
		void finished(ConversationTurn turn, String status);
	}

	private final UniBiomedService service;
	private final ImageConversation conversation;
	private final DownloadQuestions questions;
	private final View view;
	private final Executor userInterface;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(DaemonThreads.named("assistant"));
	/** Of the question being answered; {@code null} while there is none. */
	private Cancellation running;
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
	}

	boolean isBusy() {
		return running != null;
	}

	/** Asks a question; not while another one is being answered. */
	void ask(final String prompt) {
		if (isBusy()) {
			throw new IllegalStateException("A question is being answered.");
		}
		final Cancellation cancellation = new Cancellation();
		final boolean anew = startOver;
		running = cancellation;
		startOver = false;
		worker.execute(() -> answer(prompt, anew, cancellation));
	}

	/** Stops the question being answered, if there is one. */
	void cancel() {
		if (isBusy()) {
			running.cancel();
		}
	}

	/** Lets the next question begin a new conversation. */
	void startOver() {
		startOver = true;
	}

	private void answer(final String prompt, final boolean anew, final Cancellation cancellation) {
		ConversationTurn turn = ConversationTurn.unanswered(prompt, "", null);
		String status = "";
		try {
			turn = ConversationTurn.unanswered(prompt, announce(prompt, anew), conversation.picture());
			final AtomicLong begin = new AtomicLong();
			final ImageAnswer answer = new ModelDownloadOffer(service.models(), questions).with(() -> {
				begin.set(System.nanoTime());
				return conversation.ask(prompt, new Reporter(), cancellation);
			}, (words, done, total) -> userInterface.execute(() -> view.progress(words)), cancellation);
			turn = turn.answered(answer, present(answer));
			status = StageText.answered((System.nanoTime() - begin.get()) / 1e9, turn.rows().size());
		}
		catch (final CancelledException e) {
			turn = turn.withRemark("Cancelled; this question counts as not asked.");
			status = "Cancelled.";
		}
		catch (final NotFetchedException | InputException | InferenceException | IOException e) {
			turn = turn.withRemark(FailureText.of(e));
		}
		finally {
			// Also where something unforeseen goes to the thread's own handler: the window must not stay busy.
			final ConversationTurn last = turn.answer() == null && turn.remarks().isEmpty()
				? turn.withRemark("This question could not be answered; the console says more.")
				: turn;
			final String words = status;
			userInterface.execute(() -> finish(last, words));
		}
	}

	/** Shows the question, and returns the words above it if a new conversation begins with it. */
	private String announce(final String prompt, final boolean anew) {
		String words = "";
		try {
			if (anew) {
				conversation.startOver();
			}
			words = conversation.refresh(prompt).map(reason -> reason + " New conversation.")
				.orElse(anew ? "New conversation." : "");
			return words;
		}
		finally {
			final String separator = words;
			userInterface.execute(() -> view.asked(prompt, separator));
		}
	}

	private void finish(final ConversationTurn turn, final String status) {
		running = null;
		view.finished(turn, status);
	}

	/** Puts regions where all others are; an answer without regions leaves no trace there. */
	private List<FindingRow> present(final ImageAnswer answer) {
		if (answer.answer().findings().isEmpty() || answer.image().getProcessor() == null) {
			return List.of();
		}
		final List<FoundRegion> regions = service.presenter().show(answer, service.settings().objects(),
			ResultPlacement.OVERLAY);
		final List<FindingRow> rows = new ArrayList<>();
		for (final FindingRow row : service.presenter().findings().rows()) {
			// Not equal but the same: a question asked twice has equal regions.
			if (regions.stream().anyMatch(region -> region == row.region())) {
				rows.add(row);
			}
		}
		return rows;
	}

	/** Cancels, and frees what was kept once the worker is done; does not wait for it. */
	@Override
	public void close() {
		cancel();
		worker.execute(conversation::close);
		worker.shutdown();
	}

	/** Passes on what happens while the worker waits for the answer. */
	private final class Reporter implements InterpretationListener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			final String words = StageText.of(stage, done, total);
			userInterface.execute(() -> view.progress(words));
		}

		@Override
		public void text(final String piece) {
			text.append(piece);
			final String unfinished = text.toString();
			userInterface.execute(() -> view.written(unfinished));
		}
	}
}
