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
package sc.fiji.unibiomed.checkpoint.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.testing.Refusals.assertOneLine;
import static sc.fiji.unibiomed.testing.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class ModelConfigTest {

	@TempDir
	Path temp;

	private Path file;
	private JsonObject json;

	@BeforeEach
	void readTinyConfig() throws IOException {
		file = temp.resolve("config.json");
		json = CheckpointFolders.readJson(TestCheckpoints.tiny().resolve("config.json"));
	}

	@Test
	void everyDimensionComesFromTheFile() throws IOException {
		final ModelConfig config = read();
		assertEquals(new VisionConfig(64, 3, 4, 256, 14, 448, 1e-6, "layer_norm", "gelu", true, false),
			config.vision());
		assertEquals(new LanguageConfig(64, 3, 4, 2, 16, 160, 1e-6, 1_000_000, 32_768, 1528, false), config.language());
		assertEquals(new Sam2Config(1024, 16, 1, List.of(1, 2, 4, 1), List.of(4, 6), List.of(7, 7),
			List.of(8, 4, 16, 8), List.of(128, 64, 32, 16), List.of(2, 3), 1, 64, 2, 8, 128, 32, 2, 128, 1, 16, 2, 7),
			config.sam2());
		assertEquals(448, config.imageSize());
		assertEquals(0.5, config.downsampleRatio());
		assertEquals(-1, config.selectLayer());
		assertEquals("v2", config.psVersion());
		assertEquals(ChatTemplate.PHI3_CHAT, config.template());
		assertFalse(config.demo());
		assertNull(config.demoDescription());
		assertEquals(2, config.pixelShuffle());
		assertEquals(16, config.tokenGrid());
		assertEquals(256, config.tokensPerTile());
	}

	@Test
	void segmentationIsHieraLargeWhereTheConfigSaysNothing() throws IOException {
		json.remove("sam2_config");
		assertEquals(Sam2Config.hieraLarge(), read().sam2());
		assertEquals(48, Sam2Config.hieraLarge().blocks());
		assertEquals(1152, Sam2Config.hieraLarge().stageWidth(3));
	}

	@Test
	void theDemoModelSaysThatItIsOne() throws Exception {
		final ModelConfig config = ModelConfigReader
			.read(Path.of(Checkpoint.class.getResource("/sc/fiji/unibiomed/demo-model/config.json").toURI()));
		assertTrue(config.demo());
		assertTrue(config.demoDescription().contains("No diagnostic value"), config.demoDescription());
	}

	@ParameterizedTest
	@CsvSource({ "phi3_chat,PHI3_CHAT", "phi3-chat,PHI3_CHAT", "qwen_chat,QWEN_CHAT", "qwen-chat,QWEN_CHAT" })
	void aTemplateHasTwoSpellings(final String name, final ChatTemplate template) throws IOException {
		json.addProperty("template", name);
		assertEquals(template, read().template());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"architectures | [\"LlavaForConditionalGeneration\"] | only Sa2VAChatModel", //
		"architectures | [] | a list of names", //
		"architectures | null | no value", //
		"llm_config | 3 | an object is needed", //
		"llm_config.architectures | [\"InternLM2ForCausalLM\"] | only Qwen2ForCausalLM", //
		"llm_config.hidden_act | \"gelu\" | only silu", //
		"llm_config.rope_scaling | {\"type\":\"yarn\",\"factor\":2.0} | only default", //
		"llm_config.use_sliding_window | true | only false", //
		"llm_config.hidden_size | 0 | from 1 to", //
		"llm_config.hidden_size | -64 | from 1 to", //
		"llm_config.hidden_size | 64.5 | from 1 to", //
		"llm_config.hidden_size | 2147483648 | from 1 to", //
		"llm_config.hidden_size | 1e99999999999 | from 1 to", //
		"llm_config.hidden_size | \"64\" | from 1 to", //
		"llm_config.hidden_size | null | no value", //
		"llm_config.hidden_size | 68 | twice the 4 heads", //
		"llm_config.num_key_value_heads | 3 | a divisor of the 4 heads", //
		"llm_config.head_dim | 32 | hidden_size / num_attention_heads", //
		"llm_config.num_hidden_layers | 100000 | from 1 to", //
		"llm_config.rms_norm_eps | 0 | above 0", //
		"llm_config.rope_theta | \"a\" | above 0", //
		"llm_config.tie_word_embeddings | 1 | true or false", //
		"vision_config.model_type | \"siglip\" | only intern_vit", //
		"vision_config.hidden_act | \"relu\" | only gelu", //
		"vision_config.norm_type | \"rms_norm\" | only layer_norm", //
		"vision_config.qk_normalization | true | only false", //
		"vision_config.num_channels | 4 | only 3", //
		"vision_config.num_attention_heads | 5 | a divisor of hidden_size, 64", //
		"vision_config.patch_size | 15 | a divisor of the image size 448", //
		"vision_config.image_size | 100000 | from 1 to", //
		"force_image_size | 224 | 448", //
		"downsample_ratio | 0.3 | 1 / n", //
		"downsample_ratio | 0.2 | 1 / n", //
		"downsample_ratio | 2 | at most 1", //
		"downsample_ratio | 1e-300 | 1 / n", //
		"select_layer | -4 | only -1", //
		"ps_version | \"v1\" | only v2", //
		"template | \"internlm2_chat\" | only phi3_chat and qwen_chat", //
		"template | \"QWEN_CHAT\" | only phi3_chat and qwen_chat", //
		"template | \"\" | only phi3_chat and qwen_chat", //
		"template | 5 | text is needed", //
		"use_backbone_lora | 16 | LoRA", //
		"use_llm_lora | 128 | LoRA", //
		"unibiomed_demo | \"yes\" | true or false", //
		"sam2_config.image_size | 1000 | a multiple of 32", //
		"sam2_config.stages | [1,2,4] | 4 values", //
		"sam2_config.stages | [1,2,4,0] | from 1 to", //
		"sam2_config.stages | 8 | a list of whole numbers", //
		"sam2_config.window_spec | [8] | 4 values", //
		"sam2_config.window_pos_embed_bkg_spatial_size | [7] | 2 values", //
		"sam2_config.num_heads | 3 | a divisor of embed_dim", //
		"sam2_config.global_att_blocks | [8] | below the 8 blocks", //
		"sam2_config.backbone_channel_list | [16,32,64,128] | embed_dim gives", //
		"sam2_config.fpn_top_down_levels | [4] | from 0 to 3", //
		"sam2_config.scalp | 2 | only 1", //
		"sam2_config.hidden_dim | 68 | a multiple of 8", //
		"sam2_config.mask_decoder_num_heads | 5 | a divisor of half", //
		"sam2_config.mem_dim | 48 | a divisor of hidden_dim", //
		"sam2_config.mem_dim | 2 | a multiple of 4", //
		"sam2_config.memory_attention_num_heads | 3 | a divisor of a quarter", //
		"sam2_config.num_maskmem | null | no value" })
	void aModelThatIsNotSupportedIsRefusedWithKeyAndValue(final String key, final String value, final String why)
		throws IOException
	{
		set(key, JsonParser.parseString(value));
		final String last = key.substring(key.lastIndexOf('.') + 1);
		assertRefused(this::read, file.toString(), last, why);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "3", "{} {}", "{\"a\":}", "nul" })
	void textThatIsNoJsonObjectIsRefused(final String text) throws IOException {
		Files.writeString(file, text);
		assertRefused(() -> ModelConfigReader.read(file), file.toString());
	}

	@Test
	void hostileFilesAreRefused() throws IOException {
		Files.writeString(file, "{\"a\":" + "[".repeat(1_000_000));
		assertRefused(() -> ModelConfigReader.read(file), file.toString(), "nested");
		Files.write(file, "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1));
		assertRefused(() -> ModelConfigReader.read(file), file.toString(), "UTF-8");
		Files.writeString(file, " ".repeat(8_000_001));
		assertRefused(() -> ModelConfigReader.read(file), file.toString(), "8000001 bytes");
		Files.delete(file);
		assertRefused(() -> ModelConfigReader.read(file), file.toString(), "does not exist");
		Files.createDirectory(file);
		assertRefused(() -> ModelConfigReader.read(file), file.toString(), "not a file");
	}

	@Test
	void aMutatedConfigIsReadOrRefusedInOneLine() throws IOException {
		final byte[] original = Files.readAllBytes(TestCheckpoints.tiny().resolve("config.json"));
		final Random random = new Random(7);
		int refused = 0;
		for (int i = 0; i < 2_000; i++) {
			final byte[] bytes = original.clone();
			for (int n = random.nextInt(4); n >= 0; n--) {
				bytes[random.nextInt(bytes.length)] = (byte) "0123456789{}[]\",:-e.nt\n\\ \u0000"
					.charAt(random.nextInt(25));
			}
			Files.write(file, bytes);
			try {
				ModelConfigReader.read(file);
			}
			catch (final CheckpointException e) {
				assertOneLine(e, file.toString());
				refused++;
			}
		}
		assertTrue(refused > 500, "only " + refused + " were refused");
	}

	private void set(final String key, final JsonElement value) {
		JsonObject target = json;
		final String[] parts = key.split("\\.");
		for (int i = 0; i < parts.length - 1; i++) {
			target = target.getAsJsonObject(parts[i]);
		}
		target.add(parts[parts.length - 1], value);
	}

	private ModelConfig read() throws IOException {
		Files.writeString(file, json.toString());
		return ModelConfigReader.read(file);
	}
}
