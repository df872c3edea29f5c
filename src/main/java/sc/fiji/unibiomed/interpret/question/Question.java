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
import java.util.Optional;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A question to the model.
 *
 * <pre>{@code
 * Question question = Question.about(Picture.of(image), "Please segment liver in CT.");
 * }</pre>
 *
 * @param picture what it is about; empty for a question without a picture
 * @param prompt the text; unless it is plain, may contain one {@code <image>} where the picture stands. Not blank
 * @param pastText conversation before it in the model's own notation, verbatim; empty for none
 * @param regions regions of the picture that the prompt speaks of as region1, region2 …; at the picture's size
 * @param maxNewTokens the longest answer, in tokens, at least 1
 * @param isPlain whether the prompt is somebody's words, in which control tokens such as {@code [SEG]} and
 *          {@code <image>} are text like any other; else they mean to the model what they mean, as in the reference
 */
public record Question(Optional<Picture> picture, String prompt, String pastText, List<BinaryMask> regions,
	int maxNewTokens, boolean isPlain)
{

	/** The reference's own limit of an answer. */
	public static final int DEFAULT_MAX_NEW_TOKENS = 2048;

	public Question {
		regions = List.copyOf(regions);
		if (maxNewTokens < 1) {
			throw new PromptException("The answer must be allowed at least 1 token, not " + maxNewTokens + ".");
		}
	}

	/** In the reference's way: control tokens in the prompt are control tokens. */
	public Question(final Optional<Picture> picture, final String prompt, final String pastText,
		final List<BinaryMask> regions, final int maxNewTokens)
	{
		this(picture, prompt, pastText, regions, maxNewTokens, false);
	}

	/** A question about a picture. */
	public static Question about(final Picture picture, final String prompt) {
		return new Question(Optional.of(picture), prompt, "", List.of(), DEFAULT_MAX_NEW_TOKENS);
	}

	/** A question without a picture. */
	public static Question withoutPicture(final String prompt) {
		return new Question(Optional.empty(), prompt, "", List.of(), DEFAULT_MAX_NEW_TOKENS);
	}

	/** The same question about another picture. */
	public Question with(final Optional<Picture> other) {
		return new Question(other, prompt, pastText, regions, maxNewTokens, isPlain);
	}

	/** The same question about regions of its picture. */
	public Question withRegions(final List<BinaryMask> masks) {
		return new Question(picture, prompt, pastText, masks, maxNewTokens, isPlain);
	}

	/** The same question after an earlier conversation. */
	public Question withPastText(final String past) {
		return new Question(picture, prompt, past, regions, maxNewTokens, isPlain);
	}

	/** The same question with another limit of the answer. */
	public Question withMaxNewTokens(final int tokens) {
		return new Question(picture, prompt, pastText, regions, tokens, isPlain);
	}

	/** The same question, whose prompt is somebody's words if {@code plain}, else the reference's notation. */
	public Question inPlainWords(final boolean plain) {
		return new Question(picture, prompt, pastText, regions, maxNewTokens, plain);
	}

	/** The question as it is written for a model; after this, all control tokens in it are control tokens. */
	public Question writtenFor(final ControlTokens tokens) {
		return isPlain
			? new Question(picture, tokens.inPlainText(prompt), pastText, regions, maxNewTokens, false)
			: this;
	}
}
