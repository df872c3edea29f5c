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
 * @param prompt the text, may contain one {@code <image>} where the picture stands; not blank
 * @param pastText conversation before it in the model's own notation, verbatim; empty for none
 * @param regions regions of the picture that the prompt speaks of as region1, region2 …; at the picture's size
 * @param maxNewTokens the longest answer, in tokens, at least 1
 */
public record Question(Optional<Picture> picture, String prompt, String pastText, List<BinaryMask> regions,
	int maxNewTokens)
{

	/** The reference's own limit of an answer. */
	public static final int DEFAULT_MAX_NEW_TOKENS = 2048;

	public Question {
		regions = List.copyOf(regions);
		if (maxNewTokens < 1) {
			throw new PromptException("The answer must be allowed at least 1 token, not " + maxNewTokens + ".");
		}
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
		return new Question(other, prompt, pastText, regions, maxNewTokens);
	}

	/** The same question about regions of its picture. */
	public Question withRegions(final List<BinaryMask> masks) {
		return new Question(picture, prompt, pastText, masks, maxNewTokens);
	}

	/** The same question after an earlier conversation. */
	public Question withPastText(final String past) {
		return new Question(picture, prompt, past, regions, maxNewTokens);
	}

	/** The same question with another limit of the answer. */
	public Question withMaxNewTokens(final int tokens) {
		return new Question(picture, prompt, pastText, regions, tokens);
	}
}
