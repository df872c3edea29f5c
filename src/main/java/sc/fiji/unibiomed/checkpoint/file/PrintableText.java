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
package sc.fiji.unibiomed.checkpoint.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Names and values from a checkpoint, fit for a one-line message. They come from a file that anybody may have written,
 * so they can be very long or carry line breaks and terminal control codes.
 */
public final class PrintableText {

	private static final int LONGEST = 120;

	private PrintableText() {}

	/** {@code text} in double quotes, control characters escaped, cut after 120 characters. */
	public static String quote(final CharSequence text) {
		final StringBuilder out = new StringBuilder("\"");
		for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
			append(out, text.charAt(i));
		}
		if (text.length() > LONGEST) out.append('…');
		return out.append('"').toString();
	}

	/** A path in full: people need all of it to find the file. */
	public static String path(final Path path) {
		final StringBuilder out = new StringBuilder();
		path.toString().chars().forEach(c -> append(out, (char) c));
		return out.toString();
	}

	/** Why the file system refused, without the path that such exceptions repeat or have as their only message. */
	public static String reason(final IOException e) {
		if (e instanceof NoSuchFileException) return "it does not exist";
		if (e instanceof AccessDeniedException) return "this user may not read it";
		final String message = e.getMessage();
		return message == null ? e.getClass().getSimpleName() : quote(message);
	}

	private static void append(final StringBuilder out, final char c) {
		final int type = Character.getType(c);
		final boolean hidden = type == Character.CONTROL || type == Character.FORMAT ||
			type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
		if (hidden)
			out.append(String.format("\\u%04x", (int) c));
		else
			out.append(c);
	}
}
