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
package sc.fiji.unibiomed.interpret;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Questions about one picture, each asked in the light of those before. The answers are the ones that
 * {@link Interpreter} gives with the same past text, at the cost of the new words alone: the picture is encoded once,
 * and what the model has read is not read again (so that numbers are summed in another order, which can change them by
 * float32's rounding). Keeps native memory until it is closed, which must happen before the model is closed. Not for
 * several threads at once.
 *
 * <pre>{@code
 * try (Conversation conversation = new Conversation(model, Picture.of(image), "")) {
 *     conversation.ask("What modality is this image?", InterpretationListener.NONE, new Cancellation());
 *     Interpretation second = conversation.ask("Please segment liver in CT.", InterpretationListener.NONE,
 *         new Cancellation());
 * }
 * }</pre>
 */
public final class Conversation implements AutoCloseable {

	private final Picture picture;
	private final Answering answering;
	private final PictureCache memory;
	private String pastText;

	/**
	 * Begins a conversation.
	 *
	 * @param model stays open as long as the conversation
	 * @param picture does not change as long
	 * @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks
	 */
	public Conversation(final LoadedModel model, final Picture picture) throws CheckpointException {
		this(model, picture, "");
	}

	/**
	 * Goes on with a conversation that was closed.
	 *
	 * @param pastText the {@link #pastText} of that conversation, about the same picture
	 * @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks
	 */
	public Conversation(final LoadedModel model, final Picture picture, final String pastText)
		throws CheckpointException
	{
		this.picture = picture;
		this.answering = new Answering(model, "start a new conversation");
		this.memory = PictureCache.ofConversation(model);
		this.pastText = pastText;
	}

	/**
	 * Asks the next question in the model's own notation. The first one shows the picture; {@code <image>} may say
	 * where.
	 *
	 * @throws PromptException if the question cannot be asked, or the conversation has become longer than the model
	 *           reads
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; then it counts as not asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails; then it counts as not asked
	 */
	public Interpretation ask(final String prompt, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		return ask(Question.about(picture, prompt), listener, cancellation);
	}

	/**
	 * Asks the next question in somebody's words, in which control tokens such as {@code [SEG]} are text like any
	 * other.
	 *
	 * @throws PromptException as the other method does, and all it throws
	 */
	public Interpretation askInPlainWords(final String words, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		return ask(Question.about(picture, words).inPlainWords(true), listener, cancellation);
	}

	private Interpretation ask(final Question next, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final Question question = next.withPastText(pastText);
		final Interpretation answer = answering.answer(question, memory, listener, cancellation);
		pastText = answering.promptText(question) + answer.text() + "\n";
		return answer;
	}

	/**
	 * Asks about the conversation's picture without its becoming part of the conversation, with what was computed of
	 * the picture; about other pictures, such as parts of it, from the start.
	 */
	public SingleImageInterpreter aside(final LoadedModel model) throws CheckpointException {
		final Interpreter others = new Interpreter(model);
		return (question, listener, cancellation) -> question.picture().filter(each -> each == picture).isPresent()
			? answering.answer(question, memory, listener, cancellation)
			: others.interpret(question, listener, cancellation);
	}

	/** Everything said so far in the model's own notation; empty before the first answer. */
	public String pastText() {
		return pastText;
	}

	/** Frees what was kept; the past text stays readable. */
	@Override
	public void close() {
		memory.close();
	}
}
