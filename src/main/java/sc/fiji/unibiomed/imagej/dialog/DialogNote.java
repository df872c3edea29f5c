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
package sc.fiji.unibiomed.imagej.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A remark in a dialog. SciJava's dialogs take HTML, and become as wide as a remark's longest line; as they break lines
 * at blanks before they know how wide they are, blanks are such as do not break. ImageJ's dialogs take plain lines.
 */
public final class DialogNote {

	/** Characters of a line. */
	static final int WIDTH = 88;
	private static final int MESSAGE_WIDTH = 80;

	private DialogNote() {}

	/** What SciJava's dialogs show. */
	public static String html(final List<String> lines) {
		return lines.stream().flatMap(line -> wrapped(line).stream())
			.map(line -> line.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;"))
			.collect(Collectors.joining("<br>", "<html>", "</html>"));
	}

	/** The same as lines of plain text. */
	public static String text(final String html) {
		return html.replace("<br>", "\n").replaceAll("</?html>", "").replace("&nbsp;", " ").replace("&lt;", "<")
			.replace("&amp;", "&");
	}

	/**
	 * A sentence as lines for ImageJ's messages, which are as wide as their longest line. What has no blanks, such as a
	 * path, stays in one piece.
	 */
	public static String lines(final String sentence) {
		return sentence.lines()
			.map(line -> line.replaceAll("(.{1," + MESSAGE_WIDTH + "})(?: |$)", "$1\n").stripTrailing())
			.collect(Collectors.joining("\n"));
	}

	/** A line, or several where there is much to say; all but the first are indented. */
	static List<String> wrapped(final String text) {
		final List<String> lines = new ArrayList<>();
		final StringBuilder line = new StringBuilder();
		for (final String word : text.split(" ")) {
			if (line.length() + word.length() > WIDTH) {
				lines.add(line.toString());
				line.setLength(0);
				line.append("   ");
			}
			line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}
}
