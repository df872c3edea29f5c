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
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonReader;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/** Finds the token ids in a {@code tokenizer.json}; the rest of the file is the tokenizer library's business. */
final class TokenizerJson {

	private final Path file;
	private final Map<String, Integer> vocabulary = new HashMap<>();
	private final List<Map.Entry<String, Integer>> added = new ArrayList<>();

	private TokenizerJson(final Path file) {
		this.file = file;
	}

	/** @return ids of the BPE vocabulary and of the added tokens; unmodifiable */
	static Map<String, Integer> readIds(final String text, final Path file) throws CheckpointException {
		final TokenizerJson tokenizer = new TokenizerJson(file);
		tokenizer.read(text, true);
		return TokenIds.join(tokenizer.vocabulary, tokenizer.added, file);
	}

	/** @return the added tokens as they are written, in the order of the file */
	static List<String> readAddedTokens(final String text, final Path file) throws CheckpointException {
		final TokenizerJson tokenizer = new TokenizerJson(file);
		tokenizer.read(text, false);
		return tokenizer.added.stream().map(Map.Entry::getKey).toList();
	}

	private void read(final String text, final boolean withVocabulary) throws CheckpointException {
		JsonFile.checkDepth(text, file);
		try (JsonReader json = new JsonReader(new StringReader(text))) {
			json.beginObject();
			while (json.hasNext()) {
				final String name = json.nextName();
				if (name.equals("model") && withVocabulary) {
					readModel(json);
				}
				else if (name.equals("added_tokens")) {
					readAddedTokens(json);
				}
				else {
					json.skipValue();
				}
			}
			json.endObject();
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			throw new CheckpointException(PrintableText.path(file) + " is not a valid tokenizer.", e);
		}
	}

	private void readModel(final JsonReader json) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
				case "type" -> {
					final String type = json.nextString();
					if (!type.equals("BPE")) {
						throw new CheckpointException(PrintableText.path(file) + " has the model type " +
							PrintableText.quote(type) + "; only BPE is supported.");
					}
				}
				case "vocab" -> vocabulary.putAll(Vocabulary.read(json, file));
				default -> json.skipValue();
			}
		}
		json.endObject();
	}

	private void readAddedTokens(final JsonReader json) throws IOException {
		json.beginArray();
		while (json.hasNext()) {
			Integer id = null;
			String content = null;
			json.beginObject();
			while (json.hasNext()) {
				switch (json.nextName()) {
					case "id" -> id = json.nextInt();
					case "content" -> content = json.nextString();
					default -> json.skipValue();
				}
			}
			json.endObject();
			if (id == null || id < 0 || content == null) {
				throw new CheckpointException(PrintableText.path(file) + " has an added token without id or content.");
			}
			added.add(Map.entry(content, id));
		}
		json.endArray();
	}
}
