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
package sc.fiji.unibiomed.findings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks that a model writes into its answers besides words: {@code [SEG]} for an outline, {@code <p>} and
 * {@code </p>} around the words that it belongs to, and control tokens such as {@code <|im_end|>}, {@code <img>} and
 * {@code <IMG_CONTEXT>}.
 */
public final class AnswerMarks {

	/** Stands for an outline. */
	public static final String SEGMENT = "[SEG]";

	private static final String CONTROL = "<\\|\\w{1,40}\\|>|" +
		"</?(?:IMG_CONTEXT|tool_call|image|quad|img|box|ref|vp|unk|pad|s)>";

	/** Every mark as a whole, {@code <p>} and {@code </p>} among them. */
	public static final Pattern ANY = Pattern.compile(CONTROL + "|</?p>|\\[SEG\\]");

	private static final Pattern WITHOUT_OUTLINES = Pattern.compile(CONTROL + "|</?p>");

	private AnswerMarks() {}

	/** A text without marks other than {@code [SEG]}; blanks stay. */
	public static String removedFrom(final String text) {
		return WITHOUT_OUTLINES.matcher(text).replaceAll("");
	}

	/**
	 * How much of a text is certain while more of it is to come: up to an end that may become a mark.
	 *
	 * @return the number of characters, at most the length of the text
	 */
	public static int certainLength(final CharSequence unfinished) {
		int last = unfinished.length() - 1;
		while (last >= 0 && unfinished.charAt(last) != '<' && unfinished.charAt(last) != '[') {
			last--;
		}
		if (last < 0) {
			return unfinished.length();
		}
		final Matcher mark = ANY.matcher(unfinished).region(last, unfinished.length());
		return !mark.lookingAt() && mark.hitEnd() ? last : unfinished.length();
	}
}
