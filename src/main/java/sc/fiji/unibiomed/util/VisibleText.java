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
package sc.fiji.unibiomed.util;

/**
 * Text that was made elsewhere – names of files and images, messages of other software – as it can be printed: control
 * characters, which a terminal would obey, and characters that turn the direction of writing are shown as
 * <code>&#92;u001b</code>, as Java and JSON write them, and so are halves of characters. Everything that prints such a
 * text goes through here.
 */
public final class VisibleText {

	private static final char ELLIPSIS = '…';

	private VisibleText() {}

	/**
	 * For one line: line breaks and tabs are shown, too.
	 *
	 * @param text not {@code null}
	 */
	public static String line(final String text) {
		return of(text, "");
	}

	/**
	 * For a text that may have several lines: line breaks and tabs stay.
	 *
	 * @param text not {@code null}
	 */
	public static String text(final String text) {
		return of(text, "\n\r\t");
	}

	/**
	 * The beginning of a text that is too long, which never ends in the middle of a character.
	 *
	 * @param most of its UTF-16 units, at least 0
	 */
	public static String beginning(final String text, final int most) {
		if (text.length() <= most) {
			return text;
		}
		final boolean cuts = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) &&
			Character.isLowSurrogate(text.charAt(most));
		return text.substring(0, cuts ? most - 1 : most);
	}

	/**
	 * One line that is not too long: with an ellipsis at its end where something was left out.
	 *
	 * @param most of its UTF-16 units, at least 1
	 */
	public static String shortLine(final String text, final int most) {
		final String line = line(text.replaceAll("\\s+", " "));
		return line.length() <= most ? line : beginning(line, most - 1) + ELLIPSIS;
	}

	private static String of(final String text, final String kept) {
		StringBuilder visible = null;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			final int point = text.codePointAt(i);
			if (isHarmful(point) && kept.indexOf(point) < 0) {
				visible = visible == null ? new StringBuilder(text.substring(0, i)) : visible;
				visible.append(String.format("\\u%04x", point));
			}
			else if (visible != null) {
				visible.appendCodePoint(point);
			}
		}
		return visible == null ? text : visible.toString();
	}

	private static boolean isHarmful(final int point) {
		// All of these are in the basic plane, so that four digits are enough.
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			// Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9, section 2).
			default -> point >= 0x202a && point <= 0x202e || point >= 0x2066 && point <= 0x2069;
		};
	}
}
