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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.tokenizer.TokenizerFiles;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class TextTokenizerTest {

	/**
	 * Where the vocabulary of the published model lies beside a checkout, if somebody put it there: it is too large
	 * here.
	 */
	private static final Path QWEN2 = Path.of("..", "shared", "reference", "tokenizer-qwen2");

	private static final Pattern ADDED = Pattern.compile("\\[SEG]|</?p>|<img>|<\\|im_end\\|>");

	@TempDir
	Path temp;

	private TextTokenizer tokenizer;

	@BeforeEach
	void load() throws IOException {
		tokenizer = TextTokenizer.of(Checkpoint.open(TestCheckpoints.tiny()));
	}

	@AfterEach
	void close() {
		tokenizer.close();
	}

	@Test
	void textsGetTheIdsOfTheReference() throws IOException {
		assertEncodesAsRecorded(tokenizer);
	}

	@Test
	void idsGetTheTextOfTheReference() throws IOException {
		assertDecodesAsRecorded(tokenizer);
	}

	@Test
	void aWholeTokenizerFileGivesTheSame() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		Files.writeString(folder.resolve("tokenizer.json"), TokenizerFiles.read(folder).json());
		Files.delete(folder.resolve("vocab.json"));
		Files.delete(folder.resolve("merges.txt"));
		try (TextTokenizer whole = TextTokenizer.of(Checkpoint.open(folder))) {
			assertEncodesAsRecorded(whole);
			assertDecodesAsRecorded(whole);
		}
	}

	@Test
	void publishedQwen2VectorsHold() throws IOException {
		assumeTrue(Files.isDirectory(QWEN2), "the published vocabulary is not there");
		Files.copy(QWEN2.resolve("vocab.json"), temp.resolve("vocab.json"));
		Files.copy(QWEN2.resolve("merges.txt"), temp.resolve("merges.txt"));
		Files.writeString(temp.resolve("added_tokens.json"),
			"{\"<|endoftext|>\":151643,\"<|im_start|>\":151644,\"<|im_end|>\":151645}");
		Files.writeString(temp.resolve("tokenizer_config.json"), "{\"eos_token\":\"<|im_end|>\"}");
		try (TextTokenizer qwen2 = TextTokenizer.of(TokenizerFiles.read(temp), "Qwen2")) {
			final JsonArray vectors = CheckpointFolders.readJson(QWEN2.resolve("vectors.json"))
				.getAsJsonArray("vectors");
			assertFalse(vectors.isEmpty());
			for (final JsonElement vector : vectors) {
				final String text = vector.getAsJsonObject().get("text").getAsString();
				final int[] ids = ids(vector.getAsJsonObject());
				assertArrayEquals(ids, qwen2.encode(text), text);
				assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), qwen2.decode(ids));
			}
		}
	}

	@Test
	void decodingGivesTheTextBackInNormalForm() {
		final Random random = new Random(11);
		final String[] pieces = { " ", "  ", "\n", "\r\n", "\t", "liver", "The", "'s", "'VE", "[SEG]", "<p>", "</p>",
			"<img>", "<|im_end|>", "<|end|>", "<|", "#", "##", "é", "e\u0301", "肝臓", "😀", "👩\u200d🔬", "\u0000",
			"\ufffd", "\u00a0", "1234", "\u2028", "ß", "\ud83d" };
		for (int i = 0; i < 500; i++) {
			final StringBuilder text = new StringBuilder();
			for (int n = random.nextInt(30); n > 0; n--) {
				text.append(pieces[random.nextInt(pieces.length)]);
				if (random.nextInt(3) == 0) text.appendCodePoint(random.nextInt(0xd800));
			}
			final String paired = text.toString().replaceAll("\ud83d(?![\udc00-\udfff])", "\ufffd");
			assertEquals(normalForm(paired), tokenizer.decode(tokenizer.encode(text.toString())));
		}
	}

	@Test
	void longTextsAreNotCut() {
		final int[] ids = tokenizer.encode(" liver".repeat(50_000));
		assertEquals(50_000, ids.length);
		assertEquals(50_000, Arrays.stream(ids).filter(id -> id == 804).count());
	}

	@Test
	void nothingIsAddedAroundTheText() {
		assertArrayEquals(new int[0], tokenizer.encode(""));
		assertArrayEquals(new int[] { 804 }, tokenizer.encode(" liver"));
	}

	@Test
	void addedTokensInTheTextAreSingleIdsAndAreShown() throws IOException {
		for (final Map.Entry<String, Integer> token : TokenizerFiles.read(TestCheckpoints.tiny()).ids().entrySet()) {
			if (token.getValue() < 1492) continue;
			assertArrayEquals(new int[] { token.getValue() }, tokenizer.encode(token.getKey()));
			assertEquals(token.getKey(), tokenizer.decode(token.getValue()));
		}
	}

	@Test
	void tokensAreFoundByName() throws IOException {
		assertEquals(1523, tokenizer.idOf("[SEG]"));
		assertEquals(804, tokenizer.idOf("\u0120liver"));
		assertEquals(1494, tokenizer.eosId());
		assertRefused(() -> tokenizer.idOf("<no such token>"), "\"<no such token>\"");
	}

	@Test
	void idsWithoutTokenAreLeftOut() {
		assertEquals(" liver", tokenizer.decode(804, 99_999));
		assertEquals("", tokenizer.decode());
	}

	@Test
	void anUnpairedSurrogateLeavesTheOtherCharactersAlone() {
		assertEquals("\ufffd😀", tokenizer.decode(tokenizer.encode("\ud83d😀")));
	}

	@Test
	void whatTheLibraryCannotLoadIsRefused() {
		final TokenizerFiles broken = new TokenizerFiles("{\"model\":{}}", Map.of("a", 0), "a");
		assertRefused(() -> TextTokenizer.of(broken, "broken"), "\"broken\"", "cannot be loaded");
	}

	@Test
	void theLibraryIsKeptOffTheNetwork() {
		assertNotNull(setting("RUST_FLAVOR"));
		assertNotNull(setting("OPT_OUT_TRACKING"));
	}

	private static String setting(final String name) {
		return System.getenv(name) != null ? System.getenv(name) : System.getProperty(name);
	}

	private static void assertEncodesAsRecorded(final TextTokenizer tokenizer) throws IOException {
		for (final JsonElement element : recorded("encode")) {
			final JsonObject record = element.getAsJsonObject();
			final String text = record.get("text").getAsString();
			assertArrayEquals(ids(record), tokenizer.encode(text), text);
			assertEquals(record.get("decoded").getAsString(), tokenizer.decode(ids(record)));
		}
	}

	private static void assertDecodesAsRecorded(final TextTokenizer tokenizer) throws IOException {
		for (final JsonElement element : recorded("decode")) {
			final JsonObject record = element.getAsJsonObject();
			assertEquals(record.get("decoded").getAsString(), tokenizer.decode(ids(record)));
		}
	}

	private static JsonArray recorded(final String kind) throws IOException {
		final JsonArray records = CheckpointFolders
			.readJson(TestCheckpoints.reference("goldens/aux/tokenizer_cases.json")).getAsJsonArray(kind);
		assertFalse(records.isEmpty());
		return records;
	}

	/** Added tokens split the text before it is normalised, so what follows them cannot join what is before them. */
	private static String normalForm(final String text) {
		final StringBuilder out = new StringBuilder();
		int from = 0;
		final Matcher added = ADDED.matcher(text);
		while (added.find()) {
			out.append(Normalizer.normalize(text.substring(from, added.start()), Normalizer.Form.NFC))
				.append(added.group());
			from = added.end();
		}
		return out.append(Normalizer.normalize(text.substring(from), Normalizer.Form.NFC)).toString();
	}

	private static int[] ids(final JsonObject record) {
		return new Gson().fromJson(record.get("ids"), int[].class);
	}
}
