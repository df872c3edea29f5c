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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a macro's line, one after the other: {@code target=[left lung] labels threads=2}. ImageJ itself looks
 * for a key anywhere, also in the middle of another option's value.
 */
public final class MacroLine {

	/**
	 * An option.
	 *
	 * @param value what stands behind the key, as it was before it was recorded; empty for a key alone
	 */
	public record Option(String key, Optional<String> value) {}

	private final String line;
	private int next;

	private MacroLine(final String line) {
		this.line = line;
	}

	/** The options of a line, in its order; {@code null} is a line without any. */
	public static List<Option> options(final String line) {
		return line == null ? List.of() : new MacroLine(line).read();
	}

	/** What stands behind the first of a key; empty where it is not, or stands alone. */
	public static Optional<String> value(final String line, final String key) {
		return options(line).stream().filter(option -> option.key().equals(key)).findFirst().flatMap(Option::value);
	}

	private List<Option> read() {
		final List<Option> options = new ArrayList<>();
		skipBlanks();
		while (next < line.length()) {
			options.add(option());
			skipBlanks();
		}
		return options;
	}

	private void skipBlanks() {
		while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
			next++;
		}
	}

	private Option option() {
		final int begin = next;
		while (next < line.length() && line.charAt(next) != '=' && !Character.isWhitespace(line.charAt(next))) {
			next++;
		}
		final String key = line.substring(begin, next);
		if (next == line.length() || line.charAt(next) != '=') {
			return new Option(key, Optional.empty());
		}
		next++;
		return new Option(key, Optional.of(MacroText.read(value())));
	}

	/** In brackets, which may hold pairs of brackets; in quotes; or one word. */
	private String value() {
		if (next < line.length() && line.charAt(next) == '[' && partner() > 0) {
			return upTo(partner());
		}
		if (next < line.length() && line.charAt(next) == '\'' && line.indexOf('\'', next + 1) > 0) {
			return upTo(line.indexOf('\'', next + 1));
		}
		final int begin = next;
		while (next < line.length() && !Character.isWhitespace(line.charAt(next))) {
			next++;
		}
		return line.substring(begin, next);
	}

	/** What is between two marks. */
	private String upTo(final int end) {
		final String between = line.substring(next + 1, end);
		next = end + 1;
		return between;
	}

	/** Where the bracket is closed that is open here; 0 if it never is. */
	private int partner() {
		int open = 0;
		for (int i = next; i < line.length(); i++) {
			open += line.charAt(i) == '[' ? 1 : line.charAt(i) == ']' ? -1 : 0;
			if (open == 0) {
				return i;
			}
		}
		return 0;
	}
}
