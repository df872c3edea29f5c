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
package sc.fiji.unibiomed.checkpoint.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/** Reads a {@code {"token": id, …}} object as a stream, since a tree would hide tokens that occur twice. */
final class Vocabulary {

	/** The vocabulary of the published model has about 150,000 tokens. */
	private static final int MAX_TOKENS = 1 << 21;

	private Vocabulary() {}

	/**
	 * @param json positioned before the object
	 * @param file where it comes from, for messages
	 */
	static Map<String, Integer> read(final JsonReader json, final Path file) throws IOException {
		final Map<String, Integer> ids = new LinkedHashMap<>();
		json.beginObject();
		while (json.hasNext()) {
			final String token = json.nextName();
			if (json.peek() != JsonToken.NUMBER) {
				throw new CheckpointException(
					PrintableText.path(file) + " gives no id to " + PrintableText.quote(token) + ".");
			}
			final int id = json.nextInt();
			if (id < 0 || ids.size() == MAX_TOKENS) {
				throw new CheckpointException(PrintableText.path(file) + " gives the id " + id + " to " +
					PrintableText.quote(token) + ", outside the range of a vocabulary.");
			}
			if (ids.put(token, id) != null) {
				throw new CheckpointException(
					PrintableText.path(file) + " has the token " + PrintableText.quote(token) + " twice.");
			}
		}
		json.endObject();
		return ids;
	}
}
