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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the program was called with. Java reads that in the letters of the process's locale, and where that is C or
 * POSIX, as in many containers, puts U+FFFD in the place of every byte of other letters: a question would be another
 * one without a word. Linux keeps the bytes as they were ({@code /proc/self/cmdline}, proc(5)).
 */
public final class ProgramArguments {

	private static final Path LINUX = Path.of("/proc/self/cmdline");
	private static final char LOST = '\ufffd';

	private ProgramArguments() {}

	/**
	 * The arguments as they were meant.
	 *
	 * @param given as Java gives them
	 * @return the same where nothing was lost
	 * @throws UsageException if letters were lost and cannot be had back
	 */
	public static String[] of(final String... given) {
		return of(LINUX, given);
	}

	/** @param bytes the file with the whole command line, each part ended by a NUL */
	static String[] of(final Path bytes, final String... given) {
		for (final String argument : given) {
			if (argument.indexOf(LOST) >= 0) {
				return read(bytes, given.length).orElseThrow(() -> new UsageException("'" + argument +
					"' has letters that the locale of this process cannot hold; set LC_ALL=C.UTF-8 and start it " +
					"again."));
			}
		}
		return given.clone();
	}

	/**
	 * Why a text is no name of a file here, in a sentence. Where the locale is C or POSIX, Java can name no file with
	 * other letters than English ones.
	 */
	public static String unusable(final InvalidPathException reason) {
		final String text = reason.getInput().replace("\0", "\\0");
		final boolean letters = !StandardCharsets.US_ASCII.newEncoder().canEncode(text);
		return "'" + text + "' is not a valid file name" +
			(letters ? " in the locale of this process; set LC_ALL=C.UTF-8 and start it again." : ".");
	}

	/** The last parts of the command line; empty if they cannot be read, or are no UTF-8. */
	private static Optional<String[]> read(final Path bytes, final int count) {
		try {
			final byte[] line = Files.readAllBytes(bytes);
			final List<String> parts = new ArrayList<>();
			int begin = 0;
			for (int i = 0; i < line.length; i++) {
				if (line[i] == 0) {
					parts.add(
						StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, begin, i - begin)).toString());
					begin = i + 1;
				}
			}
			return parts.size() < count
				? Optional.empty()
				: Optional.of(parts.subList(parts.size() - count, parts.size()).toArray(String[]::new));
		}
		catch (final IOException e) {
			// Another system than Linux, or letters of another encoding than UTF-8.
			return Optional.empty();
		}
	}
}
