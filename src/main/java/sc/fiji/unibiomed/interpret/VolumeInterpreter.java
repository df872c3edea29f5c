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

import java.util.Objects;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.drawing.VolumeTracker;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PlanePicture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Answers questions about a volume, or about something that moves: the model is shown one key plane as a single image,
 * in all its tiles, and what it finds there is followed through the other planes in both directions. (The reference
 * shows the model the first five frames, small, and goes forward from there; that is {@link Interpreter} with a stack.)
 */
public final class VolumeInterpreter {

	private final LoadedModel model;
	private final Answering answering;

	/** @throws CheckpointException if the model's tokenizer lacks the tokens for images and masks */
	public VolumeInterpreter(final LoadedModel model) throws CheckpointException {
		this.model = model;
		this.answering = new Answering(model, "shorten the prompt");
	}

	/**
	 * Answers a question. In the key plane, text and masks are those of the plane by itself.
	 *
	 * @param question about a stack; regions are regions of the key plane
	 * @param key index of the key plane
	 * @throws PromptException if the question cannot be asked
	 * @throws IndexOutOfBoundsException if there is no such plane
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	public Interpretation interpret(final Question question, final int key, final InterpretationListener listener,
		final Cancellation cancellation)
	{
		final Picture volume = question.picture()
			.orElseThrow(() -> new PromptException("A volume is to be asked about, but no image was given."));
		Objects.checkIndex(key, volume.frameCount());
		final Question aboutKey = question.with(Optional.of(new PlanePicture(volume, key)));
		try (PictureCache memory = PictureCache.ofOneQuestion(model)) {
			return answering.answer(aboutKey, memory, new VolumeTracker(model, volume, key), listener, cancellation);
		}
	}
}
