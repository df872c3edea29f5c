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
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Reads a checkpoint's text files, refusing what is too large, not UTF-8, not JSON or nested without end. */
public final class JsonFile {

	/** Enough for an index of some 50,000 tensors, and small enough for a tree of whatever it holds. */
	private static final long MAX_TREE_BYTES = 8_000_000;

	/** The largest published file of this kind, a tokenizer.json, has about 11 MB. */
	private static final long MAX_TEXT_BYTES = 64_000_000;

	/** Published files nest 5 deep. */
	private static final int MAX_DEPTH = 64;

	private JsonFile() {}

	/** A small file as a tree. Of a key that occurs twice, the last counts, as in Python's json module. */
	public static JsonObject readObject(final Path file) throws CheckpointException {
		final String text = readText(file, MAX_TREE_BYTES);
		checkDepth(text, file);
		try (JsonReader reader = new JsonReader(new StringReader(text))) {
			final JsonElement json = new Gson().getAdapter(JsonElement.class).read(reader);
			if (json.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) return json.getAsJsonObject();
		}
		catch (final IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
			throw new CheckpointException(PrintableText.path(file) + " is not valid JSON.", e);
		}
		throw new CheckpointException(PrintableText.path(file) + " is not one JSON object.");
	}

	public static String readText(final Path file) throws CheckpointException {
		return readText(file, MAX_TEXT_BYTES);
	}

	/** Readers keep a stack as deep as the nesting, which a hostile file can make huge. */
	public static void checkDepth(final String json, final Path file) throws CheckpointException {
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < json.length(); i++) {
			final char c = json.charAt(i);
			if (quoted && c == '\\')
				i++;
			else if (c == '"')
				quoted = !quoted;
			else if (!quoted && (c == '{' || c == '['))
				depth++;
			else if (!quoted && (c == '}' || c == ']')) depth--;
			if (depth > MAX_DEPTH) throw new CheckpointException(PrintableText.path(file) + " is nested too deeply.");
		}
	}

	private static String readText(final Path file, final long maxBytes) throws CheckpointException {
		if (!Files.exists(file)) throw new CheckpointException(PrintableText.path(file) + " does not exist.");
		if (!Files.isRegularFile(file)) throw new CheckpointException(PrintableText.path(file) + " is not a file.");
		try {
			final long size = Files.size(file);
			if (size > maxBytes) {
				throw new CheckpointException(PrintableText.path(file) + " has " + size + " bytes; more than " +
					maxBytes + " are not expected in such a file.");
			}
			final String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)))
				.toString();
			LfsCheck.requireNoPointer(file, text);
			return text;
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final CharacterCodingException e) {
			throw new CheckpointException(PrintableText.path(file) + " is not UTF-8 text.", e);
		}
		catch (final IOException e) {
			throw new CheckpointException(
				PrintableText.path(file) + " cannot be read: " + PrintableText.reason(e) + ".", e);
		}
	}
}
