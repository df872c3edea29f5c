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
package sc.fiji.unibiomed.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.tokenizer.TokenizerFiles;
import sc.fiji.unibiomed.runtime.library.NativeTokenizers;

/**
 * Text to token ids and back, as the reference's tokenizer does: nothing is added in front or behind, nothing is cut
 * off however long the text is, added tokens such as {@code [SEG]} in the text are recognised, and decoding shows them.
 * Safe for use by several threads until it is closed.
 */
public final class TextTokenizer implements AutoCloseable {

	private static final Map<String, String> AS_IT_IS = Map.of( //
		"addSpecialTokens", "false", //
		"truncation", "do_not_truncate", //
		"padding", "do_not_pad");

	private static final char REPLACEMENT = '\ufffd';

	private final HuggingFaceTokenizer tokenizer;
	private final Map<String, Integer> ids;
	private final int eosId;
	private final List<String> addedTokens;

	private TextTokenizer(final HuggingFaceTokenizer tokenizer, final TokenizerFiles files) throws CheckpointException {
		this.tokenizer = tokenizer;
		this.ids = files.ids();
		this.eosId = files.ids().get(files.eosToken());
		this.addedTokens = files.addedTokens();
	}

	/**
	 * @param checkpoint whose tokenizer to load
	 * @return its tokenizer, to be closed
	 * @throws CheckpointException if the tokenizer library refuses it
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if there is no tokenizer library that can be loaded
	 */
	public static TextTokenizer of(final Checkpoint checkpoint) throws CheckpointException {
		return of(checkpoint.tokenizer(), checkpoint.name());
	}

	/**
	 * @param files a tokenizer
	 * @param name what to call it in messages
	 * @return the tokenizer, to be closed
	 * @throws CheckpointException if the tokenizer library refuses it
	 */
	public static TextTokenizer of(final TokenizerFiles files, final String name) throws CheckpointException {
		NativeTokenizers.load();
		try (InputStream json = new ByteArrayInputStream(files.json().getBytes(StandardCharsets.UTF_8))) {
			final HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(json, AS_IT_IS);
			return new TextTokenizer(tokenizer, files);
		}
		catch (final IOException | RuntimeException e) {
			throw new CheckpointException("The tokenizer of \"" + name + "\" cannot be loaded: " + oneLine(e) + ".", e);
		}
	}

	/**
	 * @param text any text; unpaired surrogates count as U+FFFD
	 * @return its token ids, none for the empty text
	 */
	public int[] encode(final String text) {
		return Arrays.stream(tokenizer.encode(paired(text)).getIds()).mapToInt(Math::toIntExact).toArray();
	}

	/**
	 * @param tokens token ids; ids that no token has are left out
	 * @return their text with special tokens and all spaces; bytes that are no UTF-8 show as U+FFFD
	 */
	public String decode(final int... tokens) {
		if (tokens.length == 0) return "";
		return tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), false);
	}

	/**
	 * @param token an added token as it is written, or a token of the vocabulary in the byte-level alphabet
	 * @return its id
	 * @throws CheckpointException if there is no such token
	 */
	public int idOf(final String token) throws CheckpointException {
		final Integer id = ids.get(token);
		if (id == null) throw new CheckpointException("The model's tokenizer has no token \"" + token + "\".");
		return id;
	}

	/** The added tokens as they are written: wherever a text has one of them, it becomes that token's id. */
	public List<String> addedTokens() {
		return addedTokens;
	}

	/** Id of the token that ends an answer. */
	public int eosId() {
		return eosId;
	}

	@Override
	public void close() {
		tokenizer.close();
	}

	/** The native library replaces every character outside the basic plane if there is a single unpaired surrogate. */
	private static String paired(final String text) {
		if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) return text;
		final StringBuilder out = new StringBuilder(text.length());
		text.codePoints().forEach(c -> {
			final boolean unpaired = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
			out.appendCodePoint(unpaired ? REPLACEMENT : c);
		});
		return out.toString();
	}

	private static String oneLine(final Exception e) {
		return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
	}
}
