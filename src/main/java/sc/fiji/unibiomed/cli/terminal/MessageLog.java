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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import sc.fiji.unibiomed.util.VisibleText;

/** A log file: lines with date and time, put behind those that are there. Several processes may write into one. */
final class MessageLog implements AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private final OutputStream out;

	private MessageLog(final OutputStream out) {
		this.out = out;
	}

	/**
	 * Opens a file, or makes it.
	 *
	 * @throws UsageException if it cannot be written
	 */
	static MessageLog append(final String file) {
		try {
			if (file.isBlank()) {
				throw new UsageException("--log is empty; name a file.");
			}
			final Path path = Path.of(file);
			if (Files.isDirectory(path)) {
				throw new UsageException("The log " + file + " cannot be written: it is a folder; name a file.");
			}
			return new MessageLog(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
		}
		catch (final InvalidPathException e) {
			throw new UsageException("--log " + ProgramArguments.unusable(e));
		}
		catch (final IOException e) {
			throw new UsageException("The log " + file + " cannot be written: " + reason(e) + ".");
		}
	}

	private static String reason(final IOException failure) {
		if (failure instanceof NoSuchFileException) {
			return "its folder does not exist";
		}
		if (failure instanceof AccessDeniedException) {
			return "permission denied";
		}
		return failure instanceof final FileSystemException e && e.getReason() != null
			? e.getReason()
			: failure.getMessage();
	}

	/** @throws IOException if it cannot be written any more */
	void add(final String line, final LocalDateTime now) throws IOException {
		// In one piece, so that the lines of several processes stay whole.
		out.write((TIME.format(now) + " " + VisibleText.line(line) + System.lineSeparator())
			.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
