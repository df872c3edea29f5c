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
package sc.fiji.unibiomed.imagej.macro;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the value of a macro's option. ImageJ puts values of several words in brackets and knows no way to write a
 * bracket inside of them; it looks for keys inside of values, too, and warns of letters that are not ASCII by a line
 * that is no macro. So such characters are recorded as <code>\&#117;{5b}</code>, their code in Unicode. Whoever writes
 * a macro by hand may use it, and need not.
 */
public final class MacroText {

	private static final Pattern CODE = Pattern.compile("\\\\u\\{([0-9a-fA-F]{1,6})\\}");
	private static final String CODE_BEGIN = "\\u{";

	private MacroText() {}

	/** The text as it is recorded; of most texts, the text itself. */
	public static String recorded(final String text) {
		final StringBuilder written = new StringBuilder();
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			final int letter = text.codePointAt(i);
			if (isPlain(letter) && !(letter == '\\' && text.startsWith(CODE_BEGIN, i)) && !(letter == '\'' && i == 0)) {
				written.append((char) letter);
			}
			else {
				written.append(CODE_BEGIN).append(Integer.toHexString(letter)).append('}');
			}
		}
		return written.toString();
	}

	/** What {@link #recorded} was made of; other texts stay as they are. */
	public static String read(final String value) {
		return CODE.matcher(value).replaceAll(code -> {
			final int letter = Integer.parseInt(code.group(1), 16);
			return Matcher
				.quoteReplacement(Character.isValidCodePoint(letter) ? Character.toString(letter) : code.group());
		});
	}

	/** Whether a character means nothing to ImageJ wherever it stands in a value. */
	private static boolean isPlain(final int letter) {
		return letter >= ' ' && letter <= '~' && letter != '[' && letter != ']' && letter != '=';
	}
}
