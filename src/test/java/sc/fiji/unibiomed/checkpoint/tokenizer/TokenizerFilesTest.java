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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.testing.CheckpointFolders.editJson;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class TokenizerFilesTest {

	@TempDir
	Path temp;

	private Path folder;

	@BeforeEach
	void copyTiny() throws IOException {
		folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
	}

	@Test
	void theVocabularyAndAddedTokensGetTheirIds() throws IOException {
		final TokenizerFiles files = TokenizerFiles.read(folder);
		assertEquals(1528, files.ids().size());
		assertEquals(1527, files.highestId());
		assertEquals(0, files.ids().get("!"));
		assertEquals(1523, files.ids().get("[SEG]"));
		assertEquals("<|im_end|>", files.eosToken());
	}

	@Test
	void aWholeTokenizerFileIsTakenAsItIs() throws IOException {
		final TokenizerFiles assembled = TokenizerFiles.read(folder);
		final String text = assembled.json() + "\n ";
		Files.writeString(folder.resolve("tokenizer.json"), text);
		Files.delete(folder.resolve("vocab.json"));
		Files.delete(folder.resolve("merges.txt"));
		assertEquals(new TokenizerFiles(text, assembled.ids(), "<|im_end|>"), TokenizerFiles.read(folder));
	}

	@Test
	void onlyTheFirstLineOfTheMergesCanBeTheVersion() throws IOException {
		final JsonArray merges = JsonParser.parseString(TokenizerFiles.read(folder).json()).getAsJsonObject()
			.getAsJsonObject("model").getAsJsonArray("merges");
		assertEquals("e n", merges.get(0).getAsString());
		assertTrue(merges.asList().stream().map(JsonElement::getAsString).anyMatch("# #"::equals));
		assertFalse(
			merges.asList().stream().map(JsonElement::getAsString).anyMatch(merge -> merge.startsWith("#version")));
	}

	@Test
	void lineEndsOfAnySystemAreReadInTheMerges() throws IOException {
		final TokenizerFiles files = TokenizerFiles.read(folder);
		final Path merges = folder.resolve("merges.txt");
		Files.writeString(merges, Files.readString(merges).replace("\n", "\r\n"));
		assertEquals(files, TokenizerFiles.read(folder));
	}

	@Test
	void flagsComeFromTheDecoderAndMissingTokensFromTheList() throws IOException {
		editJson(folder.resolve("tokenizer_config.json"), json -> {
			final JsonObject decoder = json.getAsJsonObject("added_tokens_decoder");
			decoder.getAsJsonObject("1523").addProperty("lstrip", true);
			decoder.remove("1527");
			decoder.remove("1494");
		});
		final JsonArray tokens = JsonParser.parseString(TokenizerFiles.read(folder).json()).getAsJsonObject()
			.getAsJsonArray("added_tokens");
		assertEquals(36, tokens.size());
		for (int i = 0; i < tokens.size(); i++) {
			assertEquals(1492 + i, tokens.get(i).getAsJsonObject().get("id").getAsInt());
		}
		assertTrue(tokens.get(31).getAsJsonObject().get("lstrip").getAsBoolean());
		// Only listed in added_tokens.json: special if some special_tokens_map.json or tokenizer_config.json says so.
		assertFalse(tokens.get(35).getAsJsonObject().get("special").getAsBoolean());
		assertTrue(tokens.get(35).getAsJsonObject().get("normalized").getAsBoolean());
		assertTrue(tokens.get(2).getAsJsonObject().get("special").getAsBoolean());
		assertFalse(tokens.get(2).getAsJsonObject().get("normalized").getAsBoolean());
	}

	@Test
	void theTokenizerConfigAloneIsEnoughForAddedTokens() throws IOException {
		final TokenizerFiles files = TokenizerFiles.read(folder);
		Files.delete(folder.resolve("added_tokens.json"));
		Files.delete(folder.resolve("special_tokens_map.json"));
		assertEquals(files, TokenizerFiles.read(folder));
	}

	@Test
	void theEndTokenMayBeInTheSpecialTokensMap() throws IOException {
		editJson(folder.resolve("tokenizer_config.json"), json -> json.remove("eos_token"));
		assertEquals("<|im_end|>", TokenizerFiles.read(folder).eosToken());
		Files.delete(folder.resolve("special_tokens_map.json"));
		assertRefused(() -> TokenizerFiles.read(folder), folder.toString(), "no eos_token");
	}

	@Test
	void anUnknownEndTokenIsRefused() throws IOException {
		editJson(folder.resolve("tokenizer_config.json"), json -> json.addProperty("eos_token", "<end>"));
		assertRefused(() -> TokenizerFiles.read(folder), folder.toString(), "\"<end>\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "vocab.json", "merges.txt" })
	void aMissingFileIsNamed(final String name) throws IOException {
		Files.delete(folder.resolve(name));
		assertRefused(() -> TokenizerFiles.read(folder), folder.resolve(name).toString(), "does not exist");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"a\":\"b\"}", "{\"a\":1.5}", "{\"a\":-1}", "{\"a\":0,\"a\":1}",
		"{\"a\":0,\"b\":0}", "{\"a\":0,\"b\":2}", "{\"a\":99999999999}", "{\"a\":0} 1", "{\"a\":{}}" })
	void aMalformedVocabularyIsRefused(final String text) throws IOException {
		Files.writeString(folder.resolve("vocab.json"), text);
		assertRefused(() -> TokenizerFiles.read(folder), folder.resolve("vocab.json").toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "e n d", "e  n", " e", "e ", "e q#", "\ud83d\ude00 e" })
	void aMalformedMergeIsRefusedWithItsLine(final String line) throws IOException {
		final Path merges = folder.resolve("merges.txt");
		final long lines = Files.readString(merges).lines().count();
		Files.writeString(merges, "\n" + line + "\n", StandardOpenOption.APPEND);
		assertRefused(() -> TokenizerFiles.read(folder), merges.toString(), "line " + (lines + 2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"added_tokens.json | {\"<new>\":1530} | 1528 follows", //
		"added_tokens.json | {\"<new>\":1523} | taken already", //
		"added_tokens.json | {\"[SEG]\":1528} | taken already", //
		"added_tokens.json | {\"<new>\":\"7\"} | whole number", //
		"added_tokens.json | {\"\":1528} | empty token", //
		"added_tokens.json | [] | not one JSON object", //
		"tokenizer_config.json | {\"added_tokens_decoder\":[]} | an object is needed", //
		"tokenizer_config.json | {\"added_tokens_decoder\":{\"x\":{\"content\":\"a\"}}} | not a number", //
		"tokenizer_config.json | {\"added_tokens_decoder\":{\"7\":{}}} | no value for " +
			"added_tokens_decoder.7.content", //
		"tokenizer_config.json | {\"added_tokens_decoder\":{\"7\":{\"content\":\"a\",\"special\":1}}} | true or " +
			"false", //
		"special_tokens_map.json | 7 | not one JSON object" })
	void malformedAddedTokensAreRefused(final String name, final String text, final String why) throws IOException {
		Files.writeString(folder.resolve(name), text);
		assertRefused(() -> TokenizerFiles.read(folder), folder.toString(), why);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"model\":7}", "{\"model\":{\"type\":\"WordPiece\"}}",
		"{\"model\":{\"vocab\":{\"a\":\"b\"}}}", "{\"added_tokens\":[{\"id\":1}]}", "{\"added_tokens\":{}}",
		"{\"model\":{\"vocab\":{\"a\":0}},\"added_tokens\":[{\"id\":2,\"content\":\"b\"}]}",
		"{\"model\":{\"vocab\":{\"a\":0}},\"added_tokens\":[{\"id\":1,\"content\":\"a\"}]}" })
	void aMalformedWholeTokenizerIsRefused(final String text) throws IOException {
		Files.writeString(folder.resolve("tokenizer.json"), text);
		assertRefused(() -> TokenizerFiles.read(folder), folder.resolve("tokenizer.json").toString());
	}
}
