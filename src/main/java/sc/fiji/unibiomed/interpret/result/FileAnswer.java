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
package sc.fiji.unibiomed.interpret.result;

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.QuestionStrategy;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * An answer that is to be written to files.
 *
 * @param question what was asked; empty for a question without an image
 * @param prompt the words that it was asked with
 * @param reply the answer
 * @param model that gave it
 * @param beginNanos when the work on it began, of {@link System#nanoTime}
 * @param exports names of further files with its findings
 */
public record FileAnswer(Optional<ImageQuestion> question, String prompt, Reply reply, LoadedModel model,
	long beginNanos, List<String> exports)
{

	public FileAnswer {
		exports = List.copyOf(exports);
	}

	/** An answer about an image. */
	public FileAnswer(final ImageQuestion question, final Reply reply, final LoadedModel model, final long beginNanos) {
		this(Optional.of(question), question.prompt(), reply, model, beginNanos, List.of());
	}

	/** The same with further files. */
	public FileAnswer withExports(final List<String> names) {
		return new FileAnswer(question, prompt, reply, model, beginNanos, names);
	}

	/** Text and findings. */
	public Interpretation answer() {
		return reply.answer();
	}

	/** What the model was shown; empty without an image. */
	Optional<Picture> picture() {
		return question.map(asked -> asked.shown().picture());
	}

	/** Whether masks have several frames. */
	boolean isStack() {
		return picture().filter(picture -> picture.isStack() || picture.frameCount() > 1).isPresent();
	}

	/**
	 * Which frames the model was shown: {@code whole}, {@code reference order}, {@code from frame 3} or
	 * {@code each frame}.
	 */
	public String framesAsked() {
		final Optional<QuestionStrategy> asking = question.map(asked -> asked.asking(model));
		if (asking.isEmpty()) {
			return "whole";
		}
		if (asking.get() instanceof QuestionStrategy.Followed followed) {
			return "from frame " + (followed.key() + 1);
		}
		if (asking.get() instanceof QuestionStrategy.EachPlane) {
			return "each frame";
		}
		return picture().filter(Picture::isStack).isPresent() ? "reference order" : "whole";
	}

	/** Side of the fields in which the image was looked at; 0 for in one piece. */
	int fieldSide() {
		return question.map(asked -> asked.asking(model).fieldSide()).orElse(0);
	}
}
