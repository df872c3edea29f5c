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
package sc.fiji.unibiomed.checkpoint;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;

/**
 * Which model answers, in words that stand wherever an answer or the question for it is seen: dialogs, windows, log,
 * terminal and pages. Of the demonstration model it says what it is, and how to get the real one.
 *
 * @param name of the model, as the user chose it
 * @param precision in which it calculates, such as {@code exact}
 * @param isDemonstration whether its weights are those of the demonstration model; see {@link DemoWeights}
 */
public record ModelCredit(String name, String precision, boolean isDemonstration) {

	/** What the demonstration model is. */
	public static final String DEMONSTRATION = "demonstration, computer-generated pictures only";

	/** The model to get instead, a known one. */
	public static final String REAL_MODEL = "UniBiomed";

	/** What a button says that leads to it; the size is the one in the list of known models. */
	public static final String GET = "Get " + REAL_MODEL + ", 2.5 GB";

	/** The command that fetches it. */
	private static final String COMMAND = "unibiomed models download " + REAL_MODEL;

	/**
	 * Of a model that is open.
	 *
	 * @param precision its label
	 * @throws CheckpointException if its weights cannot be read
	 */
	public static ModelCredit of(final Checkpoint checkpoint, final String precision) throws CheckpointException {
		return new ModelCredit(checkpoint.name(), precision, DemoWeights.are(checkpoint));
	}

	/**
	 * Of an answer that was given earlier.
	 *
	 * @param weights SHA-256 of the model's weights
	 */
	public static ModelCredit of(final String name, final String weights, final String precision) {
		return new ModelCredit(name, precision, DemoWeights.SHA256.equals(weights));
	}

	/** Name and precision, and of the demonstration model what it is: {@code demo, exact (demonstration, …)}. */
	public String words() {
		return name + ", " + precision + (isDemonstration ? " (" + DEMONSTRATION + ")" : "");
	}

	/**
	 * The words, and of the demonstration model the way to the real one.
	 *
	 * @param reason why it is this model, behind the words; may be empty
	 * @param command what fetches it, to be typed as it is
	 */
	public String withCommand(final String reason, final String command) {
		return words() + reason + (isDemonstration ? ". " + GET + ": " + command : "");
	}

	/** The same for pages, which may be read where the program is not. */
	public String forPages() {
		return isDemonstration
			? words() + ". " + GET + ": in Fiji, Plugins › UniBiomed › UniBiomed Models...; in a terminal, " + COMMAND
			: words();
	}

	/** The words with a way to the real model that is a menu. */
	public String forLog() {
		return isDemonstration ? words() + ". " + GET + ": Plugins › UniBiomed › UniBiomed Models..." : words();
	}
}
