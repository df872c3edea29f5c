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
package sc.fiji.unibiomed.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

import sc.fiji.unibiomed.util.VisibleText;

/**
 * Everything that a command prints, made harmless for a terminal: {@link VisibleText}. The line that changes while
 * something is done goes back to its beginning as ever.
 */
public final class VisibleWriter extends FilterWriter {

	/** The first half of a character whose other half has not come yet; nothing if empty. */
	private String half = "";

	private VisibleWriter(final Writer out) {
		super(out);
	}

	/** The same, made harmless; flushes at the end of each line. */
	public static PrintWriter around(final PrintWriter out) {
		return new PrintWriter(new VisibleWriter(out), true);
	}

	@Override
	public void write(final int character) throws IOException {
		write(String.valueOf((char) character), 0, 1);
	}

	@Override
	public void write(final char[] characters, final int from, final int length) throws IOException {
		write(new String(characters, from, length), 0, length);
	}

	@Override
	public void write(final String text, final int from, final int length) throws IOException {
		final String all = half + text.substring(from, from + length);
		final boolean isHalf = !all.isEmpty() && Character.isHighSurrogate(all.charAt(all.length() - 1));
		half = isHalf ? all.substring(all.length() - 1) : "";
		out.write(VisibleText.text(isHalf ? all.substring(0, all.length() - 1) : all));
	}

	@Override
	public void close() throws IOException {
		out.write(VisibleText.text(half));
		half = "";
		super.close();
	}
}
