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
package sc.fiji.unibiomed.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in Java sources: string literals and text blocks, without comments. */
final class SourceTexts {

	/** In this order, so that quotation marks in comments, and slashes in texts, are left alone. */
	private static final Pattern TOKEN = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|'(?:[^'\\\\\n]|\\\\.)+'|" +
		"(?<block>\"\"\"(?s:(?:[^\\\\]|\\\\.)*?)\"\"\")|(?<text>\"(?:[^\"\\\\\n]|\\\\.)*\")");
	private static final Pattern BETWEEN_PARTS = Pattern.compile("\\s*\\+\\s*");
	private static final int BLOCK_QUOTES = 3;

	private SourceTexts() {}

	/** Each text of a source file; parts with a plus sign between them are one text. */
	static List<String> of(final String source) {
		final List<String> texts = new ArrayList<>();
		final Matcher token = TOKEN.matcher(source);
		int end = -1;
		while (token.find()) {
			final String text = text(token);
			if (text == null) {
				continue;
			}
			if (end >= 0 && BETWEEN_PARTS.matcher(source.substring(end, token.start())).matches()) {
				texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text);
			}
			else {
				texts.add(text);
			}
			end = token.end();
		}
		return texts;
	}

	private static String text(final Matcher token) {
		if (token.group("block") != null) {
			final String block = token.group("block");
			return block.substring(BLOCK_QUOTES, block.length() - BLOCK_QUOTES).replaceAll("\\\\\n\\s*", "");
		}
		final String text = token.group("text");
		return text == null ? null : text.substring(1, text.length() - 1).replace("\\\"", "\"");
	}
}
