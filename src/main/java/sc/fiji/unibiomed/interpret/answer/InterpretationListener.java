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
package sc.fiji.unibiomed.interpret.answer;

/** Told what happens while a question is answered; called on the thread that answers. */
public interface InterpretationListener {

	/** For callers who do not want to know. */
	InterpretationListener NONE = new InterpretationListener() {};

	/** The stages of an answer, in order. */
	enum Stage {
		PREPARATION("preparing the model, once"),
		VISION("looking at the image"),
		PREFILL("reading the question"),
		DECODE("answering"),
		IMAGE_ENCODER("looking for outlines"),
		MASKS("drawing masks"),
		CHECK("checking outlines");

		private final String label;

		Stage(final String label) {
			this.label = label;
		}

		/** For people. */
		public String label() {
			return label;
		}
	}

	/**
	 * A stage went on.
	 *
	 * @param done in the stage's own unit: tiles, tokens, frames
	 * @param total how much there is to do; 0 where nobody can know (an answer's length)
	 */
	default void progress(final Stage stage, final long done, final long total) {}

	/**
	 * The next field of a large image is looked at; only where an image is looked at in fields. From the first field
	 * on, {@link #progress} counts for the whole image, in parts of its fields instead of the stage's own unit.
	 *
	 * @param number of the field, from 1
	 * @param count of all fields
	 */
	default void field(final int number, final int count) {}

	/**
	 * A plane of a stack is asked about next; only where each is asked about by itself. From the first one on,
	 * {@link #progress} counts for all planes.
	 *
	 * @param number from 1
	 * @param count of all planes
	 */
	default void plane(final int number, final int count) {}

	/**
	 * Something is to be known before the model is asked; it is one of the notes of the answer, too.
	 *
	 * @param sentence for people, in one line
	 */
	default void note(final String sentence) {}

	/** The answer, which is still to come, is not to be relied on; a sentence for people that stands before it. */
	default void warning(final String sentence) {}

	/**
	 * The answer grew by this text, as people read it: without control tokens and marks, and with {@code [1]} in the
	 * place of the first {@code [SEG]}. All pieces together are {@link Interpretation#plainText()}, however the model
	 * cut its words.
	 */
	default void text(final String piece) {}

	/**
	 * The answer grew by this text in the model's own notation: with {@code <p>}, {@code [SEG]}, {@code <|im_end|>} and
	 * white space at both ends. For those who draw or store that notation; comes just before {@link #text}.
	 */
	default void rawText(final String piece) {}
}
