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
package sc.fiji.unibiomed.interpret.question;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.config.ChatTemplate;

/**
 * Writes a question in the notation the model was trained on: the reference's {@code predict_forward} and the model's
 * {@link ChatTemplate}.
 */
public final class PromptWriter {

	static final String IMAGE = "<image>";
	public static final String IMAGE_TOKEN = "<IMG_CONTEXT>";

	private PromptWriter() {}

	/**
	 * The whole text that is given to the tokenizer.
	 *
	 * @param template the model's
	 * @param question a checked question
	 * @param tiles number of tiles of the image, or of frames shown of a stack; 0 without a picture
	 * @param tokensPerTile image tokens per tile or frame
	 * @param regionTokens image tokens per region; empty without regions
	 */
	public static String of(final ChatTemplate template, final Question question, final int tiles,
		final int tokensPerTile, final List<Integer> regionTokens)
	{
		final String shown;
		if (question.picture().isEmpty()) {
			shown = question.prompt().replace(IMAGE, "");
		}
		else {
			final String image = question.picture().get().isStack()
				? String.join("\n", java.util.Collections.nCopies(tiles, imageTokens(tokensPerTile)))
				: imageTokens(tiles * tokensPerTile);
			shown = withImageMark(question).replace(IMAGE, image + regions(regionTokens));
		}
		return question.pastText() + template.instruction(shown);
	}

	/** The prompt, with {@code <image>} put in front where neither it nor the past text shows the picture. */
	static String withImageMark(final Question question) {
		final boolean shown = question.prompt().contains(IMAGE) || question.prompt().contains(IMAGE_TOKEN) ||
			question.pastText().contains(IMAGE_TOKEN);
		return shown ? question.prompt() : IMAGE + question.prompt();
	}

	private static String imageTokens(final int count) {
		return "<img>" + IMAGE_TOKEN.repeat(count) + "</img>";
	}

	private static String regions(final List<Integer> tokens) {
		if (tokens.isEmpty()) {
			return "";
		}
		final StringBuilder text = new StringBuilder("\nThere are " + tokens.size() + " part regions in the picture: ");
		for (int i = 0; i < tokens.size(); i++) {
			text.append("region").append(i + 1).append("<vp>").append(IMAGE_TOKEN.repeat(tokens.get(i))).append("</vp>")
				.append(i == tokens.size() - 1 ? ".\n" : ", ");
		}
		return text.toString();
	}
}
