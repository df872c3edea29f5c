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
package sc.fiji.unibiomed.evaluate.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the words that are compared: lower case, without punctuation and brackets. Follows the tokenizer of the
 * Penn Treebank, which UniBiomed's scripts use, where it matters in reports: words with a hyphen and numbers with a
 * point stay whole, and clitics are words of their own ({@code don't} is {@code do n't}, {@code patient's} is
 * {@code patient 's}).
 */
public final class WordTokens {

	private static final String PART = "[\\p{L}\\p{M}\\p{N}]+";
	private static final Pattern WORD = Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)+|" + PART + "(?:[-']" + PART + ")*|%");
	private static final Pattern CLITIC = Pattern.compile("(.+)(n't|'(?:s|re|ve|ll|d|m))");

	private WordTokens() {}

	/** The words in order; none for a text without any. */
	public static List<String> of(final String text) {
		final List<String> words = new ArrayList<>();
		final Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
		while (matcher.find()) {
			final Matcher clitic = CLITIC.matcher(matcher.group());
			if (clitic.matches()) {
				words.add(clitic.group(1));
				words.add(clitic.group(2));
			}
			else {
				words.add(matcher.group());
			}
		}
		return words;
	}
}
