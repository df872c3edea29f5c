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

import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.swing.JComponent;

import ij.ImagePlus;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.html.HtmlConversation;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.download.DownloadQuestions;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.interpret.ask.AskedTask;

/**
 * Everything that was asked about one image, by commands and in conversation, with the answers. For the event thread
 * only; to be closed.
 */
public final class ImageTalk implements AutoCloseable {

	/** What is to be done about it elsewhere. */
	public interface Host {

		/** Somebody wants to see a finding. */
		void select(FindingRow row);

		/** A question is being answered, or not any more. */
		void busy(ImageTalk talk);

		/** Something is to be said where the user looks. */
		void tell(ImageTalk talk, String words);

		/** Which model answers. */
		void credit(ModelCredit model);
	}

	private final UniBiomedService service;
	private final ImagePlus image;
	private final Host host;
	private final TranscriptView transcript;
	private final AssistantSession session;
	private final List<ConversationTurn> turns = new ArrayList<>();
	/** Answers of commands that came while one was being written. */
	private final List<ImageAnswer> waiting = new ArrayList<>();
	private boolean isClosed;
	/** Whether something else has changed meanwhile. */
	private boolean isStale;
	/** Who was asked last. */
	private ModelCredit model;
	/** Answers of the conversation itself; written on its own thread. */
	private final Set<ImageAnswer> own = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	/** @param questions asked when the model has to be fetched first */
	public ImageTalk(final UniBiomedService service, final ImagePlus image, final DownloadQuestions questions,
		final Host host)
	{
		this.service = service;
		this.image = image;
		this.host = host;
		transcript = new TranscriptView(host::select);
		session = new AssistantSession(service, image, questions, new SessionView(), EventQueue::invokeLater);
		service.presenter().findings().answers().stream().filter(answer -> answer.image() == image).forEach(this::add);
	}

	/** The image that is spoken of. */
	public ImagePlus image() {
		return image;
	}

	/** What was said, to be put into a scroll pane. */
	public JComponent component() {
		return transcript.component();
	}

	TranscriptView transcript() {
		return transcript;
	}

	/** What was asked and answered, in order. */
	List<ConversationTurn> turns() {
		return List.copyOf(turns);
	}

	/** Whether a question of the conversation is being answered. */
	public boolean isBusy() {
		return session.isBusy();
	}

	/** Adds an answer that a command has shown; one that is there already stays as it is. */
	public void add(final ImageAnswer answer) {
		if (own.contains(answer) || turns.stream().anyMatch(turn -> turn.answer() == answer)) {
			return;
		}
		if (session.isBusy()) {
			// Its words would come in the middle of the answer that is being written.
			waiting.add(answer);
			return;
		}
		final ConversationTurn turn = ConversationTurn.of(answer, rows(answer));
		turns.add(turn);
		transcript.addQuestion(turn.said(), answer.credit());
		transcript.finish(turn);
		transcript.showLastQuestion();
	}

	/** Shows names as they are now, and no more what was taken back. */
	public void refresh() {
		if (session.isBusy()) {
			isStale = true;
			return;
		}
		final List<ImageAnswer> kept = service.presenter().findings().answers();
		turns.removeIf(turn -> turn.answer() != null && kept.stream().noneMatch(answer -> answer == turn.answer()));
		turns.replaceAll(turn -> turn.answer() == null ? turn : turn.with(rows(turn.answer())));
		transcript.clear();
		for (final ConversationTurn turn : turns) {
			if (!turn.newConversation().isEmpty()) {
				transcript.addSeparator(turn.newConversation());
			}
			transcript.addQuestion(turn.said(), turn.answer() == null ? model : turn.answer().credit());
			transcript.finish(turn);
		}
		transcript.showLastQuestion();
	}

	private List<FindingRow> rows(final ImageAnswer answer) {
		return service.presenter().findings().rows(answer);
	}

	/** Lets the phrase of a finding stand out; {@code null} for none. */
	public void select(final FindingRow row) {
		transcript.select(row);
	}

	/** Asks the next question of the conversation; does nothing while one is being answered. */
	public void ask(final AskedTask task) {
		if (!session.isBusy()) {
			session.ask(task);
			host.busy(this);
			host.tell(this, "Loading the model …");
		}
	}

	/** Stops the question being answered. */
	public void cancel() {
		session.cancel();
	}

	/** Lets the next question begin a new conversation. */
	public void startOver() {
		session.cancel();
		session.startOver();
		if (!turns.isEmpty() || session.isBusy()) {
			host.tell(this, "The next question begins a new conversation.");
		}
	}

	/** Copies what is selected, or everything, to the clipboard. */
	public void copy() {
		final String selected = transcript.component().getSelectedText();
		final String text = selected != null
			? selected
			: turns.stream().map(ConversationTurn::toPlainText).collect(Collectors.joining("\n"));
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
		host.tell(this, selected != null ? "The selection was copied." : "The answers were copied.");
	}

	/** Saves everything as one HTML file, or says why not. */
	public void save(final Path file) {
		final String models = turns.stream().filter(turn -> turn.answer() != null)
			.map(turn -> turn.answer().credit().forPages() + " – SHA-256 " + turn.answer().modelSha256()).distinct()
			.collect(Collectors.joining(", "));
		try {
			HtmlConversation.write(image.getTitle(), models, Instant.now(),
				turns.stream().map(ConversationTurn::toHtml).toList(), file);
			host.tell(this, "Saved: " + file.getFileName());
		}
		catch (final IOException e) {
			host.tell(this, "The answers could not be saved: " + e.getMessage());
		}
	}

	/** Stops, and frees what is kept of the model; does not wait for it. */
	@Override
	public void close() {
		if (!isClosed) {
			isClosed = true;
			session.close();
		}
	}

	/** Shows what the session says. */
	private final class SessionView implements AssistantSession.View {

		@Override
		public void asked(final String said, final String newConversation, final ModelCredit asked) {
			model = asked;
			host.credit(model);
			if (!newConversation.isEmpty()) {
				transcript.addSeparator(newConversation);
			}
			transcript.addQuestion(said, model);
			transcript.showLastQuestion();
		}

		@Override
		public void warned(final String sentence) {
			transcript.warn(sentence);
		}

		@Override
		public void noted(final String sentence) {
			transcript.note(sentence);
		}

		@Override
		public void written(final String unfinished) {
			transcript.write(unfinished);
		}

		@Override
		public void progress(final String words) {
			host.tell(ImageTalk.this, words);
		}

		@Override
		public void shown(final ImageAnswer answer) {
			own.add(answer);
		}

		@Override
		public void finished(final ConversationTurn turn, final String words) {
			turns.add(turn);
			transcript.finish(turn);
			host.tell(ImageTalk.this, words.isEmpty() ? " " : words);
			host.busy(ImageTalk.this);
			catchUp();
		}
	}

	private void catchUp() {
		List.copyOf(waiting).forEach(this::add);
		waiting.clear();
		if (isStale) {
			isStale = false;
			refresh();
		}
	}
}
