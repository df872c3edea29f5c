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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The notation of models in a text, which is no part of what the text says: control tokens such as
 * {@code <|im_end|>}, {@code [SEG]} and {@code <img>}, numbers of findings such as {@code [1]}, whole or cut, and
 * brackets. Takes time in proportion to the text's length.
 */
final class ModelNotation {

	/** Names of control tokens that are written between angle brackets; longest first, as the first match counts. */
	private static final String TAGS = "IMG_CONTEXT|tool_call|region|image|quad|img|box|ref|vp|p";

	private static final Pattern NOTATION = Pattern.compile(String.join("|", //
		// <|im_end|>, </p>, < img >
		"< ?\\|? ?/? ?[\\p{L}_]\\w{0,40} ?\\|? ?>",
		// <|im_en and im_end|>, of a token that was cut
		"<\\|\\w{0,40}\\|?", "\\w{0,40}\\|>",
		// <img and /p>, likewise; at the very end any beginning of a tag
		"</?(?:" + TAGS + ")(?!\\w)", "/(?:" + TAGS + ")>", "</?[\\p{L}_]\\w{0,40}\\s*\\z",
		"\\w{0,40}IMG_CONTEXT\\w{0,40}",
		// [SEG], [1], [2, 3]
		"\\[ ?(?:\\d{1,4}(?: ?[,;–-] ?\\d{1,4}){0,9}|/?(?i:SEG|PAD|UNK|CLS|SEP|MASK|INST|BOS|EOS)) ?\\]",
		// [SE and EG], of a token that was cut
		"\\[(?:SEG|SE|S|\\d{1,4})(?=\\s*(?:\\z|\\[))", "\\[SEG?(?!\\w)", "(?<!\\w)(?:SEG|EG|G)\\]",
		// what is left of brackets
		"[\\[\\]{}<>|⟨⟩〈〉《》「」『』【】〔〕〖〗]"));

	private static final String OPENING = "(（";
	private static final String CLOSING = ")）";

	private ModelNotation() {}

	/** A text with a blank in the place of all notation. Round brackets stay. */
	static String removedFrom(final String text) {
		return NOTATION.matcher(text).replaceAll(" ");
	}

	/** A text without round brackets that open or close nothing. */
	static String balanced(final String text) {
		final StringBuilder kept = new StringBuilder(text);
		final Deque<Integer> open = new ArrayDeque<>();
		final List<Integer> stray = new ArrayList<>();
		for (int at = 0; at < text.length(); at++) {
			if (OPENING.indexOf(text.charAt(at)) >= 0) {
				open.push(at);
			}
			else if (CLOSING.indexOf(text.charAt(at)) >= 0 && open.poll() == null) {
				stray.add(at);
			}
		}
		stray.addAll(open);
		stray.forEach(at -> kept.setCharAt(at, ' '));
		return kept.toString();
	}
}
