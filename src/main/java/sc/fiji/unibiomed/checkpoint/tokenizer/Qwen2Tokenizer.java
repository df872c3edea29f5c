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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;

/**
 * Puts a {@code tokenizer.json} together from the files of transformers' slow Qwen2 tokenizer, as its
 * {@code Qwen2Converter} (transformers/convert_slow_tokenizer.py) does. The tokenizer library gives up on
 * contradictions between the files without a usable message, so they are looked for here.
 */
final class Qwen2Tokenizer {

	private static final String VOCABULARY = "vocab.json";
	private static final String MERGES = "merges.txt";
	private static final String VERSION_LINE = "#version";

	/** {@code PRETOKENIZE_REGEX} of transformers/models/qwen2/tokenization_qwen2.py. */
	private static final String WORDS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|" +
		" ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

	private final Map<String, Integer> vocabulary;
	private final List<String> merges;
	private final Collection<AddedToken> addedTokens;
	private final Map<String, Integer> ids;

	private Qwen2Tokenizer(final Map<String, Integer> vocabulary, final List<String> merges,
		final Collection<AddedToken> addedTokens, final Map<String, Integer> ids)
	{
		this.vocabulary = vocabulary;
		this.merges = merges;
		this.addedTokens = addedTokens;
		this.ids = ids;
	}

	static Qwen2Tokenizer read(final Path folder) throws CheckpointException {
		final Path vocabularyFile = folder.resolve(VOCABULARY);
		final Map<String, Integer> vocabulary = readVocabulary(vocabularyFile);
		final List<String> merges = readMerges(folder.resolve(MERGES), vocabulary);
		final Collection<AddedToken> addedTokens = AddedTokens.read(folder);
		final List<Map.Entry<String, Integer>> added = new ArrayList<>();
		addedTokens.forEach(token -> added.add(Map.entry(token.content(), token.id())));
		return new Qwen2Tokenizer(vocabulary, merges, addedTokens, TokenIds.join(vocabulary, added, folder));
	}

	/** Every token with its id; unmodifiable. */
	Map<String, Integer> ids() {
		return ids;
	}

	String toJson() {
		final StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.beginObject();
			json.name("version").value("1.0");
			json.name("truncation").nullValue();
			json.name("padding").nullValue();
			writeAddedTokens(json);
			json.name("normalizer").beginObject().name("type").value("NFC").endObject();
			writePreTokenizer(json);
			json.name("post_processor");
			writeByteLevel(json);
			json.name("decoder");
			writeByteLevel(json);
			writeModel(json);
			json.endObject();
		}
		catch (final IOException e) {
			// A StringWriter has nothing to fail at.
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	private static Map<String, Integer> readVocabulary(final Path file) throws CheckpointException {
		try (JsonReader json = new JsonReader(new StringReader(JsonFile.readText(file)))) {
			final Map<String, Integer> ids = Vocabulary.read(json, file);
			if (json.peek() != JsonToken.END_DOCUMENT) {
				throw new CheckpointException(PrintableText.path(file) + " goes on after its closing brace.");
			}
			final BitSet seen = new BitSet(ids.size());
			for (final int id : ids.values()) {
				if (id >= ids.size() || seen.get(id)) {
					throw new CheckpointException(PrintableText.path(file) + " does not number its " + ids.size() +
						" tokens from 0 without gaps: the id " + id + " is out of range or there twice.");
				}
				seen.set(id);
			}
			return ids;
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			throw new CheckpointException(PrintableText.path(file) + " is not a valid vocabulary of token to id.", e);
		}
	}

	/** Only the first line can be the version; later lines that start with '#' are merges of that character. */
	private static List<String> readMerges(final Path file, final Map<String, Integer> vocabulary)
		throws CheckpointException
	{
		final List<String> merges = new ArrayList<>();
		final List<String> lines = JsonFile.readText(file).lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			final String line = lines.get(i);
			if (line.isEmpty() || i == 0 && line.startsWith(VERSION_LINE)) continue;
			final int space = line.indexOf(' ');
			final boolean pair = space > 0 && space < line.length() - 1 && line.indexOf(' ', space + 1) < 0;
			if (!pair) {
				throw new CheckpointException(PrintableText.path(file) + " has in line " + (i + 1) + " " +
					PrintableText.quote(line) + ", which is not two tokens with a space between.");
			}
			final String left = line.substring(0, space);
			final String right = line.substring(space + 1);
			for (final String token : List.of(left, right, left + right)) {
				if (!vocabulary.containsKey(token)) {
					throw new CheckpointException(PrintableText.path(file) + " has in line " + (i + 1) + " the token " +
						PrintableText.quote(token) + ", which " + VOCABULARY + " lacks.");
				}
			}
			merges.add(line);
		}
		return merges;
	}

	private void writeAddedTokens(final JsonWriter json) throws IOException {
		json.name("added_tokens").beginArray();
		for (final AddedToken token : addedTokens) {
			json.beginObject();
			json.name("id").value(token.id());
			json.name("content").value(token.content());
			json.name("single_word").value(token.singleWord());
			json.name("lstrip").value(token.lstrip());
			json.name("rstrip").value(token.rstrip());
			json.name("normalized").value(token.normalized());
			json.name("special").value(token.special());
			json.endObject();
		}
		json.endArray();
	}

	private static void writePreTokenizer(final JsonWriter json) throws IOException {
		json.name("pre_tokenizer").beginObject();
		json.name("type").value("Sequence");
		json.name("pretokenizers").beginArray();
		json.beginObject();
		json.name("type").value("Split");
		json.name("pattern").beginObject().name("Regex").value(WORDS).endObject();
		json.name("behavior").value("Isolated");
		json.name("invert").value(false);
		json.endObject();
		writeByteLevel(json);
		json.endArray();
		json.endObject();
	}

	private static void writeByteLevel(final JsonWriter json) throws IOException {
		json.beginObject();
		json.name("type").value("ByteLevel");
		json.name("add_prefix_space").value(false);
		json.name("trim_offsets").value(false);
		json.name("use_regex").value(false);
		json.endObject();
	}

	private void writeModel(final JsonWriter json) throws IOException {
		json.name("model").beginObject();
		json.name("type").value("BPE");
		json.name("dropout").nullValue();
		json.name("unk_token").nullValue();
		json.name("continuing_subword_prefix").value("");
		json.name("end_of_word_suffix").value("");
		json.name("fuse_unk").value(false);
		json.name("byte_fallback").value(false);
		json.name("ignore_merges").value(false);
		json.name("vocab").beginObject();
		for (final Map.Entry<String, Integer> entry : vocabulary.entrySet()) {
			json.name(entry.getKey()).value(entry.getValue());
		}
		json.endObject();
		json.name("merges").beginArray();
		for (final String merge : merges) {
			json.value(merge);
		}
		json.endArray();
		json.endObject();
	}
}
