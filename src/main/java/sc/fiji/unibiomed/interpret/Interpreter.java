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

import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.encoding.EncodedPicture;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Answers questions about pictures with a loaded model, each by itself; for several about the same picture there is
 * {@link Conversation}. Answers one question at a time; does not close the model.
 *
 * <pre>{@code
 * Question question = Question.about(Picture.of(image), "Please segment liver in CT.");
 * Interpretation answer = new Interpreter(model).interpret(question, InterpretationListener.NONE, new Cancellation());
 * BinaryMask liver = answer.findings().get(0).frames().get(0).mask();
 * }</pre>
 */
public final class Interpreter implements SingleImageInterpreter {

	private final LoadedModel model;
	private final Optional<RecentPictures> recent;
	private final Answering answering;

	/**
	 * Keeps nothing from one question to the next.
	 *
	 * @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks
	 */
	public Interpreter(final LoadedModel model) throws CheckpointException {
		this(model, Optional.empty());
	}

	/**
	 * Keeps what was computed of pictures for further questions about them.
	 *
	 * @param recent belongs to the same model; closed by its owner
	 * @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks
	 */
	public Interpreter(final LoadedModel model, final RecentPictures recent) throws CheckpointException {
		this(model, Optional.of(recent));
	}

	private Interpreter(final LoadedModel model, final Optional<RecentPictures> recent) throws CheckpointException {
		this.model = model;
		this.recent = recent;
		this.answering = new Answering(model, "shorten the prompt or the past text");
	}

	@Override
	public Interpretation interpret(final Question question, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		return interpret(question, Optional.empty(), listener, cancellation);
	}

	/**
	 * Answers a question about a picture that was looked at before.
	 *
	 * @param encoded of the question's picture; empty if nobody has looked at it
	 */
	public Interpretation interpret(final Question question, final Optional<EncodedPicture> encoded,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final Optional<EncodedPicture> own = encoded.filter(each -> question.picture().filter(each::isOf).isPresent());
		final Optional<PictureCache> kept = recent
			.flatMap(pictures -> question.picture().flatMap(picture -> pictures.of(model, picture)));
		if (kept.isEmpty()) {
			try (PictureCache memory = PictureCache.ofOneQuestion(model)) {
				own.ifPresent(memory::see);
				return answering.answer(question, memory, listener, cancellation);
			}
		}
		try {
			own.ifPresent(kept.get()::see);
			return answering.answer(question, kept.get(), listener, cancellation);
		}
		finally {
			recent.get().trim();
		}
	}
}
