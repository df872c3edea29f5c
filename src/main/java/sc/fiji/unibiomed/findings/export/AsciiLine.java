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
package sc.fiji.unibiomed.findings.export;

import java.util.Locale;

/** Text for places that hold one line of ASCII, in the notation of {@link java.util.Properties}. */
public final class AsciiLine {

	private AsciiLine() {}

	/**
	 * White space, line ends included, becomes single blanks; a letter beyond ASCII its code, a backslash, {@code u}
	 * and four hexadecimal digits; a backslash two of them.
	 */
	public static String of(final String text) {
		final StringBuilder line = new StringBuilder();
		for (final char c : text.replaceAll("\\s+", " ").strip().toCharArray()) {
			if (c == '\\') {
				line.append("\\\\");
			}
			else if (c < ' ' || c > '~') {
				line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
			}
			else {
				line.append(c);
			}
		}
		return line.toString();
	}
}
