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

import java.util.List;

/** Where an answer ends, as the reference's {@code StopWordStoppingCriteria}: after any of these words. */
record StopWords(List<String> words) {

	/** Whether the text ends with one of the words; line breaks do not count. */
	boolean end(final CharSequence text) {
		return words.stream().anyMatch(word -> endsWith(text, word));
	}

	private static boolean endsWith(final CharSequence text, final String word) {
		int at = word.length() - 1;
		for (int i = text.length() - 1; i >= 0 && at >= 0; i--) {
			final char c = text.charAt(i);
			if (c == '\n' || c == '\r') {
				continue;
			}
			if (c != word.charAt(at)) {
				return false;
			}
			at--;
		}
		return at < 0;
	}
}
