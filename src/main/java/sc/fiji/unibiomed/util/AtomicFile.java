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

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that appear whole or not at all, also when the power fails: under a temporary name in the same folder,
 * then renamed.
 */
public final class AtomicFile {

	private AtomicFile() {}

	/** Writes the content of a file; need not close what it is given. */
	@FunctionalInterface
	public interface Content<T> {

		void writeTo(T out) throws IOException;
	}

	/**
	 * Writes bytes. A file of that name is replaced; missing folders are made.
	 *
	 * @throws IOException if anything fails; then an older file of that name is still there, and no other is left
	 *           behind
	 */
	public static void writeBytes(final Path file, final Content<OutputStream> content) throws IOException {
		final Path target = file.toAbsolutePath();
		Files.createDirectories(target.getParent());
		final Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".part");
		try {
			try (OutputStream out = new BufferedOutputStream(
				Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))
			{
				content.writeTo(out);
			}
			DurableFiles.force(temporary);
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			DurableFiles.forceNames(target.getParent());
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** Writes text in UTF-8, otherwise as {@link #writeBytes}. */
	public static void writeText(final Path file, final Content<Writer> content) throws IOException {
		writeBytes(file, out -> {
			final Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			content.writeTo(writer);
			writer.flush();
		});
	}
}
