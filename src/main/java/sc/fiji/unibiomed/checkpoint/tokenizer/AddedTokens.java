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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.ConfigSection;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * Collects the added tokens of a checkpoint as transformers does: {@code added_tokens_decoder} of
 * {@code tokenizer_config.json} gives ids and flags; {@code added_tokens.json} adds ids that are missing there, special
 * where {@code special_tokens_map.json} or {@code tokenizer_config.json} call them so.
 */
final class AddedTokens {

	static final String TOKENIZER_CONFIG = "tokenizer_config.json";
	static final String SPECIAL_TOKENS_MAP = "special_tokens_map.json";
	private static final String ADDED_TOKENS = "added_tokens.json";
	private static final String DECODER = "added_tokens_decoder";
	private static final String ADDITIONAL = "additional_special_tokens";
	private static final String TOKEN_SUFFIX = "_token";

	/** The vocabulary of the published model has about 150,000. */
	private static final int MAX_ID = 1 << 24;

	private final Path folder;
	private final Map<Integer, AddedToken> byId = new TreeMap<>();
	private final Set<String> contents = new HashSet<>();

	private AddedTokens(final Path folder) {
		this.folder = folder;
	}

	/** The added tokens by rising id, ids and contents unique. */
	static Collection<AddedToken> read(final Path folder) throws CheckpointException {
		final AddedTokens tokens = new AddedTokens(folder);
		tokens.readDecoder();
		tokens.readLegacy();
		return List.copyOf(tokens.byId.values());
	}

	/** A token given as text or as an object with "content"; null if the key is absent or null. */
	static String special(final JsonObject json, final String key) {
		return content(json.get(key));
	}

	/** An optional file of the folder; an empty object if it is not there. */
	static JsonObject optional(final Path file) throws CheckpointException {
		return Files.exists(file) ? JsonFile.readObject(file) : new JsonObject();
	}

	private void readDecoder() throws CheckpointException {
		final Path file = folder.resolve(TOKENIZER_CONFIG);
		final JsonObject json = optional(file);
		if (!json.has(DECODER)) return;
		final ConfigSection decoder = new ConfigSection(file, json).section(DECODER);
		for (final String key : json.getAsJsonObject(DECODER).keySet()) {
			final ConfigSection token = decoder.section(key);
			add(file,
				new AddedToken(id(file, key), token.text("content"), token.flag("single_word", false),
					token.flag("lstrip", false), token.flag("rstrip", false), token.flag("normalized", true),
					token.flag("special", false)));
		}
	}

	private void readLegacy() throws CheckpointException {
		final Path file = folder.resolve(ADDED_TOKENS);
		final JsonObject json = optional(file);
		final ConfigSection ids = new ConfigSection(file, json);
		final Set<String> special = specialTokens();
		for (final String content : json.keySet()) {
			final int id = ids.integer(content, 0, MAX_ID);
			final AddedToken known = byId.get(id);
			if (known != null && known.content().equals(content)) continue;
			final boolean isSpecial = special.contains(content);
			add(file, new AddedToken(id, content, false, false, false, !isSpecial, isSpecial));
		}
	}

	private Set<String> specialTokens() throws CheckpointException {
		final Set<String> special = new HashSet<>();
		for (final String name : List.of(TOKENIZER_CONFIG, SPECIAL_TOKENS_MAP)) {
			for (final Map.Entry<String, JsonElement> entry : optional(folder.resolve(name)).entrySet()) {
				if (entry.getKey().equals(ADDITIONAL) && entry.getValue().isJsonArray()) {
					entry.getValue().getAsJsonArray().forEach(element -> special.add(content(element)));
				}
				else if (entry.getKey().endsWith(TOKEN_SUFFIX)) special.add(content(entry.getValue()));
			}
		}
		return special;
	}

	private void add(final Path file, final AddedToken token) throws CheckpointException {
		if (token.content().isEmpty()) {
			throw new CheckpointException(
				PrintableText.path(file) + " gives the id " + token.id() + " to an empty token.");
		}
		if (byId.putIfAbsent(token.id(), token) != null || !contents.add(token.content())) {
			throw new CheckpointException(PrintableText.path(file) + " gives the id " + token.id() + " to " +
				PrintableText.quote(token.content()) + ", but that id or token is taken already.");
		}
	}

	private static int id(final Path file, final String key) throws CheckpointException {
		if (!key.matches("[0-9]{1,8}") || Integer.parseInt(key) > MAX_ID) {
			throw new CheckpointException(PrintableText.path(file) + " has the added token id " +
				PrintableText.quote(key) + ", which is not a number from 0 to " + MAX_ID + ".");
		}
		return Integer.parseInt(key);
	}

	private static String content(final JsonElement token) {
		final JsonElement text = token instanceof JsonObject object ? object.get("content") : token;
		return text instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : null;
	}
}
