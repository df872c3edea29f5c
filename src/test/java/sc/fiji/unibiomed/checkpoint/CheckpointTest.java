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
package sc.fiji.unibiomed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.unibiomed.testing.CheckpointFolders.editJson;
import static sc.fiji.unibiomed.testing.CheckpointFolders.writeSafetensors;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class CheckpointTest {

	private static final String SINGLE = "model.safetensors";
	private static final String INDEX = "model.safetensors.index.json";

	@TempDir
	Path temp;

	@Test
	void aPublishedFolderOpens() throws IOException {
		final Checkpoint checkpoint = Checkpoint.open(TestCheckpoints.tiny());
		assertEquals(TestCheckpoints.tiny(), checkpoint.folder());
		assertEquals("tiny-random", checkpoint.name());
		assertEquals("<|im_end|>", checkpoint.eosToken());
		assertEquals(1528, checkpoint.vocabularyRows());
		assertEquals("language_model.lm_head.weight", checkpoint.outputProjection());
		assertEquals(64, checkpoint.config().language().hiddenSize());
		assertEquals(463, checkpoint.weights().names().size());
		assertEquals(checkpoint.tokenizer().json(), checkpoint.tokenizerJson());
	}

	@Test
	void aShardedFolderOpensLikeTheSingleFile() throws IOException {
		final Checkpoint single = Checkpoint.open(TestCheckpoints.tiny());
		final Checkpoint sharded = Checkpoint.open(TestCheckpoints.tinySharded());
		assertEquals(single.config(), sharded.config());
		assertEquals(single.tokenizer(), sharded.tokenizer());
		assertEquals(single.weights().names(), sharded.weights().names());
	}

	@Test
	void theDemoModelOpens() throws Exception {
		final Checkpoint demo = Checkpoint
			.open(Path.of(Checkpoint.class.getResource("/sc/fiji/unibiomed/demo-model").toURI()));
		assertEquals(835, demo.vocabularyRows());
	}

	@Test
	void theChecksumOfOneFileIsThatOfItsBytes() throws IOException, GeneralSecurityException {
		assertEquals(sha256(Files.readAllBytes(TestCheckpoints.tiny().resolve(SINGLE))),
			Checkpoint.open(TestCheckpoints.tiny()).sha256());
	}

	@Test
	void theChecksumOfShardsCoversTheirChecksumsAndNames() throws IOException, GeneralSecurityException {
		final Checkpoint sharded = Checkpoint.open(TestCheckpoints.tinySharded());
		final StringBuilder lines = new StringBuilder();
		for (final Path file : sharded.weights().files()) {
			lines.append(sha256(Files.readAllBytes(file))).append("  ").append(file.getFileName()).append('\n');
		}
		assertEquals(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)), sharded.sha256());
	}

	@Test
	void theSingleFileIsPreferredToAnIndex() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		Files.writeString(folder.resolve(INDEX), "not even JSON");
		assertEquals(List.of(folder.resolve(SINGLE)), Checkpoint.open(folder).weights().files());
	}

	@Test
	void codeInTheFolderIsIgnored() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		Files.writeString(folder.resolve("modeling_sa2va_chat.py"), "raise SystemExit");
		Files.write(folder.resolve("training_args.bin"), new byte[] { (byte) 0x80, 2 });
		assertEquals(463, Checkpoint.open(folder).weights().names().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pytorch_model.bin", "model.pt", "model.PTH", "last.ckpt", "weights.pkl" })
	void aPickleIsRefusedWithTheReason(final String name) throws IOException {
		final Path pickle = Files.write(temp.resolve(name), new byte[] { (byte) 0x80, 2 });
		assertRefused(() -> Checkpoint.open(temp), pickle.toString(), "pickle", "run any code", "safetensors");
		assertRefused(() -> Checkpoint.open(pickle), pickle.toString(), "pickle", "run any code", "safetensors");
	}

	@Test
	void aPathThatIsNoModelFolderIsRefusedWithAHint() throws IOException {
		final Path missing = temp.resolve("missing");
		assertRefused(() -> Checkpoint.open(missing), missing.toString(), "does not exist");
		final Path file = TestCheckpoints.tiny().resolve(SINGLE);
		assertRefused(() -> Checkpoint.open(file), file.toString(), "give the folder");
		assertRefused(() -> Checkpoint.open(temp), temp.toString(), "no model.safetensors");
		Files.copy(file, temp.resolve("adapter.safetensors"));
		assertRefused(() -> Checkpoint.open(temp), temp.toString(), "\"adapter.safetensors\"");
	}

	@Test
	void aFolderWithoutConfigIsRefused() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		Files.delete(folder.resolve("config.json"));
		assertRefused(() -> Checkpoint.open(folder), folder.resolve("config.json").toString(), "does not exist");
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "../model.safetensors", "/etc/model.safetensors", "a/model.safetensors", "..\\model.safetensors",
			"C:model.safetensors", "model\u0000.safetensors", "..", "", "model.bin", ".safetensors" })
	void anIndexCannotNameFilesElsewhere(final String shard) throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		editJson(folder.resolve(INDEX), json -> json.getAsJsonObject("weight_map").addProperty("mlp1.0.bias", shard));
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(INDEX).toString(), "leaves the folder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "config.json", "vocab.json", "model-00002-of-00003.safetensors", INDEX })
	void aFileThatIsAPointerOfGitLfsIsNamed(final String name) throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		Files.writeString(folder.resolve(name),
			"version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 6007164\n");
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(name).toString(), "is a pointer of Git LFS");
	}

	@Test
	void aMissingShardIsNamed() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		final Path shard = folder.resolve("model-00002-of-00003.safetensors");
		Files.delete(shard);
		assertRefused(() -> Checkpoint.open(folder), shard.toString(), "does not exist");
	}

	@Test
	void anIndexThatContradictsItsShardsIsRefused() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		editJson(folder.resolve(INDEX), json -> json.getAsJsonObject("weight_map").addProperty("no.such.tensor",
			"model-00001-of-00003.safetensors"));
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(INDEX).toString(), "\"no.such.tensor\"",
			"\"model-00001-of-00003.safetensors\"");
	}

	@Test
	void tensorsOutsideTheIndexDoNotCount() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		editJson(folder.resolve(INDEX), json -> json.getAsJsonObject("weight_map").remove("mlp1.0.bias"));
		assertRefused(() -> Checkpoint.open(folder), folder.toString(), "\"mlp1.0.bias\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{\"weight_map\":{}}", "{\"weight_map\":[]}", "{\"weight_map\":{\"a\":1}}",
		"{\"weight_map\":{\"a\":\"x.safetensors\",\"a\":\"y.safetensors\"}}", "{\"weight_map\":{\"a\":", "" })
	void aMalformedIndexIsRefused(final String text) throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tinySharded(), temp.resolve("model"));
		Files.writeString(folder.resolve(INDEX), text);
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(INDEX).toString());
	}

	@Test
	void aTensorOfTheWrongShapeIsRefused() throws IOException {
		final Path folder = withHeader(
			header -> header.replace("\"mlp1.3.weight\":{\"dtype\":\"BF16\",\"shape\":[64,64]",
				"\"mlp1.3.weight\":{\"dtype\":\"BF16\",\"shape\":[32,128]"));
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(SINGLE).toString(), "\"mlp1.3.weight\"",
			"[32, 128]", "[64, 64]");
	}

	@Test
	void aTensorOfTheWrongTypeIsRefused() throws IOException {
		final Path folder = withHeader(
			header -> header.replace("\"mlp1.3.weight\":{\"dtype\":\"BF16\"", "\"mlp1.3.weight\":{\"dtype\":\"I16\""));
		assertRefused(() -> Checkpoint.open(folder), folder.resolve(SINGLE).toString(), "\"mlp1.3.weight\"", "I16",
			"BF16, F16 and F32");
	}

	@Test
	void aMissingTensorIsRefused() throws IOException {
		final Path folder = withHeader(header -> header.replace("\"text_hidden_fcs.2.bias\"", "\"something.else\""));
		assertRefused(() -> Checkpoint.open(folder), folder.toString(), "no tensor \"text_hidden_fcs.2.bias\"");
	}

	@Test
	void aTensorThatInferenceNeverReadsMayBeMissing() throws IOException {
		final Path folder = withHeader(
			header -> header.replace("\"grounding_encoder.sam2_model.no_mem_pos_enc\"", "\"something.else\""));
		assertEquals(463, Checkpoint.open(folder).weights().names().size());
	}

	@Test
	void aTiedModelNeedsNoOutputProjection() throws IOException {
		final Path folder = withHeader(
			header -> header.replace("\"language_model.lm_head.weight\"", "\"something.else\""));
		assertRefused(() -> Checkpoint.open(folder), "\"language_model.lm_head.weight\"");
		editJson(folder.resolve("config.json"),
			json -> json.getAsJsonObject("llm_config").addProperty("tie_word_embeddings", true));
		assertEquals(Checkpoint.open(folder).tokenEmbedding(), Checkpoint.open(folder).outputProjection());
	}

	@Test
	void theTensorsDecideOnTheVocabularyNotTheConfig() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		editJson(folder.resolve("config.json"),
			json -> json.getAsJsonObject("llm_config").addProperty("vocab_size", 9));
		assertEquals(1528, Checkpoint.open(folder).vocabularyRows());
	}

	@Test
	void aTokenizerOfAnotherModelIsRefused() throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		editJson(folder.resolve("added_tokens.json"), json -> json.addProperty("<extra>", 1528));
		assertRefused(() -> Checkpoint.open(folder), "1528 rows", "ids up to 1528", "do not belong together");
	}

	/** A copy of the tiny checkpoint whose safetensors header has been changed. */
	private Path withHeader(final UnaryOperator<String> change) throws IOException {
		final Path folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		final byte[] bytes = Files.readAllBytes(folder.resolve(SINGLE));
		final int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
		final String header = new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8);
		final String changed = change.apply(header);
		if (changed.equals(header)) throw new IllegalArgumentException("nothing changed");
		final ByteArrayOutputStream data = new ByteArrayOutputStream();
		data.write(bytes, Long.BYTES + length, bytes.length - Long.BYTES - length);
		writeSafetensors(folder.resolve(SINGLE), changed, data.toByteArray());
		return folder;
	}

	private static String sha256(final byte[] bytes) throws GeneralSecurityException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}
}
