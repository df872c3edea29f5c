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
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * A checkpoint's tokenizer as data: {@code tokenizer.json} as it is when there is one, else the same put together from
 * {@code vocab.json}, {@code merges.txt} and the files that list added tokens, as transformers' converter for Qwen2
 * does.
 *
 * @param json text of a HuggingFace {@code tokenizer.json}
 * @param ids every token, in the byte-level alphabet, with its id; added tokens as they are written. Unmodifiable
 * @param eosToken the token that ends an answer; a key of {@code ids}
 */
public record TokenizerFiles(String json, Map<String, Integer> ids, String eosToken) {

	private static final String TOKENIZER_JSON = "tokenizer.json";
	private static final String EOS = "eos_token";

	/**
	 * @param folder a checkpoint's folder
	 * @return its tokenizer
	 * @throws CheckpointException if files are missing, malformed, or contradict each other
	 */
	public static TokenizerFiles read(final Path folder) throws CheckpointException {
		final Path whole = folder.resolve(TOKENIZER_JSON);
		final String json;
		final Map<String, Integer> ids;
		if (Files.exists(whole)) {
			json = JsonFile.readText(whole);
			ids = TokenizerJson.readIds(json, whole);
		}
		else {
			final Qwen2Tokenizer tokenizer = Qwen2Tokenizer.read(folder);
			json = tokenizer.toJson();
			ids = tokenizer.ids();
		}
		return new TokenizerFiles(json, ids, eosToken(folder, ids));
	}

	/**
	 * The tokens that are cut out of a text before all else, as they are written, in the order of the file: control
	 * tokens such as {@code [SEG]}, and whatever else was added to the vocabulary.
	 *
	 * @throws CheckpointException if {@link #json} is no tokenizer
	 */
	public List<String> addedTokens() throws CheckpointException {
		return TokenizerJson.readAddedTokens(json, Path.of(TOKENIZER_JSON));
	}

	/** The highest token id that the tokenizer can produce. */
	public int highestId() {
		return ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
	}

	private static String eosToken(final Path folder, final Map<String, Integer> ids) throws CheckpointException {
		final JsonObject config = AddedTokens.optional(folder.resolve(AddedTokens.TOKENIZER_CONFIG));
		final JsonObject map = AddedTokens.optional(folder.resolve(AddedTokens.SPECIAL_TOKENS_MAP));
		final String configured = AddedTokens.special(config, EOS);
		final String eos = configured != null ? configured : AddedTokens.special(map, EOS);
		if (eos == null) {
			throw new CheckpointException(PrintableText.path(folder.resolve(AddedTokens.TOKENIZER_CONFIG)) +
				" names no " + EOS + ", so answers would never end.");
		}
		if (!ids.containsKey(eos)) {
			throw new CheckpointException("The " + EOS + " " + PrintableText.quote(eos) + " of " +
				PrintableText.path(folder) + " is not in its vocabulary.");
		}
		return eos;
	}
}
