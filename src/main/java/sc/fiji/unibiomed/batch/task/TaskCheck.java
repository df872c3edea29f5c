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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.util.VisibleText;

/**
 * Looks whether the folder of a task has everything that was written into it. Somebody may have deleted files, a disk
 * may have been full, a power failure may have cut them: what is not whole does not count as done.
 */
final class TaskCheck {

	/** Written last into a task's folder. */
	static final String ANSWER = "answer.json";
	/** In the answer: the names of the other files with their sizes in bytes. */
	private static final String FILES = "files";

	private TaskCheck() {}

	/**
	 * What is wrong with a task's folder.
	 *
	 * @return for people, such as "mask-1.png is missing"; empty if it is whole
	 */
	static Optional<String> damage(final Path folder) {
		try {
			final Path answer = folder.resolve(ANSWER);
			if (!Files.isRegularFile(answer)) {
				return Optional.of(ANSWER + " is missing");
			}
			final JsonObject json = read(answer);
			for (final Map.Entry<String, Long> file : files(json).entrySet()) {
				final Optional<String> damage = damage(folder, file.getKey(), file.getValue());
				if (damage.isPresent()) {
					return damage;
				}
			}
			return Optional.empty();
		}
		catch (final CharacterCodingException | JsonParseException | IllegalStateException | NullPointerException
			| ClassCastException | UnsupportedOperationException | NumberFormatException | InvalidPathException e)
		{
			return Optional.of(ANSWER + " is damaged");
		}
		catch (final IOException e) {
			return Optional.of(ANSWER + " cannot be read");
		}
	}

	private static JsonObject read(final Path answer) throws IOException {
		try (Reader reader = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}

	/** Files that have to be there with their sizes; -1 for any but none, as answers did not always tell sizes. */
	private static Map<String, Long> files(final JsonObject answer) {
		final Map<String, Long> files = new LinkedHashMap<>();
		if (answer.has(FILES)) {
			answer.getAsJsonObject(FILES).entrySet()
				.forEach(each -> files.put(each.getKey(), each.getValue().getAsLong()));
			return files;
		}
		files.put(TaskWriter.CSV, -1L);
		if (answer.has("findings")) {
			answer.getAsJsonArray("findings")
				.forEach(finding -> files.put(finding.getAsJsonObject().get("mask").getAsString(), -1L));
		}
		if (answer.has("exports")) {
			answer.getAsJsonArray("exports").forEach(name -> files.put(name.getAsString(), -1L));
		}
		return files;
	}

	private static Optional<String> damage(final Path folder, final String name, final long size) throws IOException {
		final Path file = folder.resolve(name);
		final String shown = VisibleText.line(name);
		if (!Files.isRegularFile(file)) {
			return Optional.of(shown + " is missing");
		}
		final long there = Files.size(file);
		if (there == 0 && size != 0) {
			return Optional.of(shown + " is empty");
		}
		return size < 0 || there == size
			? Optional.empty()
			: Optional.of(shown + " has " + there + " bytes instead of " + size);
	}
}
