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

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.interpret.answer.AnswerStream;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PlanePicture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Asks the same question about every plane of a stack by itself, as if each were an image of its own. What has the same
 * name in several planes becomes one finding.
 */
public final class PlaneByPlaneInterpreter {

	private final SingleImageInterpreter interpreter;

	/** @param interpreter answers about each plane */
	public PlaneByPlaneInterpreter(final SingleImageInterpreter interpreter) {
		this.interpreter = interpreter;
	}

	/**
	 * Answers a question.
	 *
	 * @param question about a stack, without regions
	 * @param planeNames what users call the planes, one for each
	 * @return findings with a mask for each plane, empty where it was not found; if the answers differ, the text tells
	 *           which was given for which planes
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	public Interpretation interpret(final Question question, final List<String> planeNames,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		final Picture stack = question.picture()
			.orElseThrow(() -> new PromptException("A stack is to be asked about, but no image was given."));
		final PlaneAnswers answers = new PlaneAnswers(stack.width(), stack.height(), planeNames);
		for (int plane = 0; plane < stack.frameCount(); plane++) {
			cancellation.check();
			listener.plane(plane + 1, stack.frameCount());
			final Question aboutPlane = question.with(Optional.of(new PlanePicture(stack, plane)));
			answers.add(interpreter.interpret(aboutPlane, new PlaneProgress(listener, plane, stack.frameCount()),
				cancellation));
		}
		AnswerStream.whole(answers.text(), listener);
		return answers.merged();
	}

	/** Progress of one plane as progress of all: a plane counts as many steps as an answer has stages. */
	private record PlaneProgress(InterpretationListener listener, int plane,
		int planes) implements InterpretationListener
	{

		private static final int STAGES = Stage.values().length;

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			listener.progress(stage, (long) plane * STAGES + stage.ordinal(), (long) planes * STAGES);
		}

		/** All planes are asked the same. */
		@Override
		public void note(final String sentence) {
			if (plane == 0) {
				listener.note(sentence);
			}
		}

		@Override
		public void field(final int number, final int count) {
			listener.field(number, count);
		}
	}
}
