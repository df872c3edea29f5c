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
package sc.fiji.unibiomed.models.known;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;

/** A small map in a JSON file that several processes may read and change. */
final class JsonStore {

	private JsonStore() {}

	/**
	 * What is in a file; nothing if it does not exist.
	 *
	 * @throws IOException if it cannot be read; the message is for people
	 */
	static <V> Map<String, V> read(final Path file, final TypeToken<Map<String, V>> type) throws IOException {
		if (!Files.isRegularFile(file)) {
			return Map.of();
		}
		try {
			final Map<String, V> read = new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8),
				type.getType());
			return read == null ? Map.of() : read;
		}
		catch (final JsonParseException e) {
			throw new IOException(file + " is damaged: it is not JSON. Correct or delete it.", e);
		}
	}

	/** Changes what is in a file; it is there whole at any time. */
	static <V> void change(final Path file, final TypeToken<Map<String, V>> type, final Consumer<Map<String, V>> change)
		throws IOException
	{
		final Path folder = file.toAbsolutePath().getParent();
		try {
			Files.createDirectories(folder);
			try (ProcessLock lock = ProcessLock.take(folder.resolve(file.getFileName() + ".lock"), () -> {},
				new Cancellation()))
			{
				final Map<String, V> contents = new TreeMap<>(read(file, type));
				change.accept(contents);
				write(file,
					new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(contents) + "\n");
			}
		}
		catch (final FileSystemException e) {
			throw new IOException(folder + " cannot be written to (" + e.getMessage() + "); set " +
				CacheFolder.VARIABLE + " to a folder that can.", e);
		}
	}

	private static void write(final Path file, final String text) throws IOException {
		final Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
		try {
			Files.writeString(part, text, StandardCharsets.UTF_8);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
