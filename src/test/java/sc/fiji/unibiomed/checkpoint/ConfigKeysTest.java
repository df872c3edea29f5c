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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/**
 * Every key of {@code config.json} decides answers, and then belongs to the model's identity or is refused, or it does
 * not, and then docs/dev/checkpoints.md says so.
 */
class ConfigKeysTest {

	private static final Pattern ROW = Pattern.compile("\\| (`.+?`) \\| (.+?) \\| ?(.*?) ?\\|");

	@TempDir
	private Path temp;
	private Path folder;
	private JsonObject original;
	private ModelIdentity identity;

	@BeforeEach
	void open() throws IOException {
		folder = CheckpointFolders.copy(TestCheckpoints.tiny(), temp.resolve("model"));
		original = CheckpointFolders.readJson(folder.resolve("config.json"));
		// As transformers 5 and InternVL 3 write it, too.
		final JsonObject llm = original.getAsJsonObject("llm_config");
		llm.add("rope_scaling",
			JsonParser.parseString("{ \"rope_type\": \"dynamic\", \"type\": \"dynamic\", \"factor\": 2.0 }"));
		llm.add("rope_parameters", JsonParser.parseString("{ \"rope_type\": \"default\", \"rope_theta\": 1000000.0 }"));
		llm.add("layer_types", JsonParser.parseString("[\"full_attention\", \"full_attention\", \"full_attention\"]"));
		llm.add("partial_rotary_factor", new JsonPrimitive(1));
		llm.add("head_dim", new JsonPrimitive(16));
		llm.add("dtype", new JsonPrimitive("bfloat16"));
		original.add("dtype", new JsonPrimitive("bfloat16"));
		identity = identity(original);
	}

	private ModelIdentity identity(final JsonObject config) throws IOException {
		Files.writeString(folder.resolve("config.json"), config.toString());
		return Checkpoint.open(folder).identity();
	}

	@Test
	void whatChangesNothingIsInTheTableAndNothingElse() throws IOException {
		final Map<String, Boolean> used = used();
		final List<String> wrong = new ArrayList<>();
		int keys = 0;
		for (final Map.Entry<String, JsonElement> leaf : leaves("", original).entrySet()) {
			// Of dynamic scaling it is not used, of linear scaling it is: tested below.
			if (leaf.getKey().endsWith("rope_scaling.factor")) {
				continue;
			}
			final String key = documented(leaf.getKey(), used);
			keys++;
			for (final JsonElement other : others(leaf.getValue())) {
				final String outcome = outcome(leaf.getKey(), other);
				// Nothing is what an absent key means, which may be what it says.
				if (outcome.equals("same") && used.getOrDefault(key, true) && !other.isJsonNull()) {
					wrong.add(leaf.getKey() + " = " + other + " changes nothing, and the table does not say so");
				}
				if (!outcome.equals("same") && !used.getOrDefault(key, true)) {
					wrong.add(leaf.getKey() + " = " + other + " is not used, says the table, but it is " + outcome);
				}
			}
			if (!used.containsKey(key)) {
				wrong.add(leaf.getKey() + " is not in the table");
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(keys > 80, keys + " keys");
	}

	/** What docs/dev/checkpoints.md says of each key: whether it is used. */
	private static Map<String, Boolean> used() throws IOException {
		final Map<String, Boolean> used = new TreeMap<>();
		for (final String line : Files.readAllLines(Path.of("docs/dev/checkpoints.md"))) {
			final var row = ROW.matcher(line);
			if (row.matches()) {
				for (final String cell : row.group(1).split(", ")) {
					used.put(cell.replaceAll("`([^`]+)`.*", "$1"), !row.group(2).startsWith("not used"));
				}
			}
		}
		return used;
	}

	/** Of an object that has one row, its name. */
	private static String documented(final String key, final Map<String, Boolean> used) {
		String name = key;
		while (!used.containsKey(name) && name.contains(".")) {
			name = name.substring(0, name.lastIndexOf('.'));
		}
		return name;
	}

	private static Map<String, JsonElement> leaves(final String prefix, final JsonObject object) {
		final Map<String, JsonElement> leaves = new LinkedHashMap<>();
		for (final Map.Entry<String, JsonElement> entry : object.entrySet()) {
			if (entry.getValue() instanceof final JsonObject inner) {
				leaves.putAll(leaves(prefix + entry.getKey() + ".", inner));
			}
			else {
				leaves.put(prefix + entry.getKey(), entry.getValue());
			}
		}
		return leaves;
	}

	/** Other values of the same kind, one of another kind, and none. */
	private static List<JsonElement> others(final JsonElement value) {
		final List<JsonElement> others = new ArrayList<>(List.of(JsonNull.INSTANCE));
		if (value instanceof final JsonPrimitive primitive && primitive.isBoolean()) {
			others.add(new JsonPrimitive(!primitive.getAsBoolean()));
		}
		else if (value instanceof final JsonPrimitive primitive && primitive.isNumber()) {
			others.add(new JsonPrimitive(primitive.getAsDouble() * 2 + 3));
			others.add(new JsonPrimitive(primitive.getAsDouble() / 2));
			others.add(new JsonPrimitive("many"));
		}
		else if (value instanceof final JsonPrimitive primitive) {
			others.add(new JsonPrimitive("new_" + primitive.getAsString()));
			others.add(new JsonPrimitive(7));
		}
		else if (value instanceof final JsonArray list) {
			final JsonArray changed = list.deepCopy();
			changed.set(0,
				list.get(0).getAsJsonPrimitive().isNumber() ? new JsonPrimitive(3) : new JsonPrimitive("another"));
			others.add(changed);
		}
		else {
			others.add(new JsonPrimitive(5));
		}
		others.remove(value);
		return others;
	}

	private String outcome(final String key, final JsonElement value) throws IOException {
		final JsonObject config = original.deepCopy();
		JsonObject parent = config;
		final String[] path = key.split("\\.");
		for (int i = 0; i < path.length - 1; i++) {
			parent = parent.getAsJsonObject(path[i]);
		}
		parent.add(path[path.length - 1], value);
		// The other place would contradict it.
		if (key.equals("llm_config.rope_theta")) {
			config.getAsJsonObject("llm_config").remove("rope_parameters");
		}
		else if (key.equals("llm_config.rope_parameters.rope_theta")) {
			config.getAsJsonObject("llm_config").remove("rope_theta");
		}
		try {
			return identity(config).answers().equals(identity.answers()) ? "same" : "another model";
		}
		catch (final CheckpointException e) {
			final String last = path[path.length - 1];
			return e.getMessage().contains(last) || e.getMessage().contains("shape") ||
				e.getMessage().contains("tensor") || e.getMessage().contains("Tensor")
					? "refused"
					: "refused with words that do not name it: " + e.getMessage();
		}
	}

	/** What transformers writes of one and the same thing. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "{}", "{ \"type\": \"default\" }",
			"{ \"factor\": 2.0, \"rope_type\": \"dynamic\", \"type\": \"dynamic\" }",
			"{ \"rope_type\": \"linear\", \"factor\": 1.0 }" })
	void scalingThatChangesNothingIsTheSameModel(final String scaling) throws IOException {
		original.getAsJsonObject("llm_config").add("rope_scaling", JsonParser.parseString(scaling));
		assertEquals(identity, identity(original));
	}

	@Test
	void theNewPlaceOfTheBaseIsTheSameModel() throws IOException {
		original.getAsJsonObject("llm_config").remove("rope_theta");
		assertEquals(identity, identity(original));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
		value = { "rope_scaling | { \"type\": \"yarn\", \"factor\": 4.0 } | yarn",
			"rope_scaling | { \"factor\": 2.0 } | rope_scaling.type",
			"rope_scaling | { \"type\": \"linear\", \"factor\": 2.0 } | factor",
			"rope_scaling | { \"type\": \"dynamic\", \"rope_type\": \"yarn\" } | only one can be right",
			"rope_scaling | { \"type\": \"mrope\", \"mrope_section\": [16, 24, 24] } | mrope",
			"rope_parameters | { \"rope_type\": \"default\", \"rope_theta\": 10000.0 } | only one can be right",
			"rope_parameters | { \"full_attention\": { \"rope_theta\": 10000.0 } } | full_attention",
			"rope_parameters | { \"rope_theta\": 1000000.0, \"partial_rotary_factor\": 0.5 } | partial_rotary_factor",
			"layer_types | [\"full_attention\", \"sliding_attention\", \"full_attention\"] | layer_types",
			"layer_types | [\"full_attention\"] | 3 layers", "dtype | \"float8_e4m3fn\" | bfloat16",
			"quantization_config | { \"quant_method\": \"bitsandbytes\" } | quantised",
			"moe_config | { \"experts\": 8 } | moe_config", "model_type | \"qwen3\" | qwen2" })
	void whatWouldChangeTheComputationIsRefused(final String key, final String value, final String words)
		throws IOException
	{
		original.getAsJsonObject("llm_config").add(key, JsonParser.parseString(value));
		final String message = assertThrows(CheckpointException.class, () -> identity(original)).getMessage();
		assertTrue(message.contains(words) && message.contains("llm_config."), message);
	}

	/**
	 * The sizes of Sa2VA with InternVL 3 of 2 billion parameters, with the keys that InternVL 3 writes: dynamic
	 * scaling, switches of experts that are off, and no sizes of SAM 2.
	 */
	@Test
	void anInternVl3ConfigurationIsUnderstood() throws IOException {
		final Path file = temp.resolve("config.json");
		Files.writeString(file, """
			{ "architectures": ["Sa2VAChatModel"], "downsample_ratio": 0.5, "dynamic_image_size": true,
			  "force_image_size": 448, "hidden_size": 1536, "image_fold": null, "max_dynamic_patch": 12,
			  "min_dynamic_patch": 1, "model_type": "sa2va_chat", "output_attentions": false, "pad2square": false,
			  "ps_version": "v2", "select_layer": -1, "system_message": null, "template": "qwen_chat",
			  "tie_word_embeddings": false, "torch_dtype": "bfloat16", "use_backbone_lora": 0, "use_llm_lora": 0,
			  "use_thumbnail": true,
			  "llm_config": { "_attn_implementation_autoset": true, "architectures": ["Qwen2ForCausalLM"],
			    "attention_dropout": 0.0, "hidden_act": "silu", "hidden_size": 1536, "intermediate_size": 8960,
			    "max_position_embeddings": 32768, "max_window_layers": 70, "model_type": "qwen2", "moe_config": null,
			    "num_attention_heads": 12, "num_hidden_layers": 28, "num_key_value_heads": 2, "rms_norm_eps": 1e-06,
			    "rope_scaling": { "factor": 2.0, "rope_type": "dynamic", "type": "dynamic" },
			    "rope_theta": 1000000.0, "sliding_window": null, "tie_word_embeddings": false,
			    "torch_dtype": "bfloat16", "use_bfloat16": true, "use_cache": false, "use_sliding_window": false,
			    "vocab_size": 151679 },
			  "vision_config": { "architectures": ["InternVisionModel"], "attention_dropout": 0.0,
			    "auto_map": { "AutoModel": "modeling_intern_vit.InternVisionModel" }, "capacity_factor": 1.2,
			    "drop_path_rate": 0.1, "dropout": 0.0, "eval_capacity_factor": 1.4, "hidden_act": "gelu",
			    "hidden_size": 1024, "image_size": 448, "intermediate_size": 4096, "layer_norm_eps": 1e-06,
			    "laux_allreduce": "all_nodes", "model_type": "intern_vit_6b", "noisy_gate_policy": "RSample_before",
			    "norm_type": "layer_norm", "num_attention_heads": 16, "num_channels": 3, "num_experts": 8,
			    "num_hidden_layers": 24, "num_routed_experts": 4, "patch_size": 14, "qk_normalization": false,
			    "qkv_bias": true, "torch_dtype": "bfloat16", "use_bfloat16": true, "use_flash_attn": true,
			    "use_moe": false, "use_residual": true, "use_rts": false, "use_weighted_residual": false } }
			""");
		Checkpoint.requireSupported(file);
		final JsonObject config = CheckpointFolders.readJson(file);
		config.getAsJsonObject("vision_config").addProperty("use_moe", true);
		Files.writeString(file, config.toString());
		assertTrue(assertThrows(CheckpointException.class, () -> Checkpoint.requireSupported(file)).getMessage()
			.contains("vision_config.use_moe"));
	}

	/** Beyond the length for which the model was made, the angles change: it is never reached. */
	@Test
	void dynamicScalingHoldsUpToTheOriginalLength() throws IOException {
		original.getAsJsonObject("llm_config").getAsJsonObject("rope_scaling")
			.addProperty("original_max_position_embeddings", 4096);
		identity(original);
		assertEquals(4096, Checkpoint.open(folder).config().language().maxPositions());
	}

	@Test
	void theOrderOfKeysAndBlanksDoNotMatter() throws IOException {
		final JsonObject reversed = new JsonObject();
		final List<String> keys = new ArrayList<>(original.keySet());
		for (int i = keys.size() - 1; i >= 0; i--) {
			reversed.add(keys.get(i), original.get(keys.get(i)));
		}
		Files.writeString(folder.resolve("config.json"),
			reversed.toString().lines().collect(Collectors.joining("\n")) + "\n\n");
		assertEquals(identity, Checkpoint.open(folder).identity());
	}

	@Test
	void anotherTokenizerOrTemplateIsAnotherModelWithTheSameNetworks() throws IOException {
		original.addProperty("template", "qwen_chat");
		final ModelIdentity template = identity(original);
		assertEquals(identity.networks(), template.networks());
		assertNotEquals(identity.answers(), template.answers());

		final Path tokens = folder.resolve("tokenizer_config.json");
		Files.writeString(tokens, Files.readString(tokens).replace("[SEG]", "[SEC]"));
		Files.writeString(folder.resolve("added_tokens.json"),
			Files.readString(folder.resolve("added_tokens.json")).replace("[SEG]", "[SEC]"));
		Files.writeString(folder.resolve("special_tokens_map.json"),
			Files.readString(folder.resolve("special_tokens_map.json")).replace("[SEG]", "[SEC]"));
		final ModelIdentity words = Checkpoint.open(folder).identity();
		assertEquals(template.networks(), words.networks());
		assertNotEquals(template.answers(), words.answers());
	}

	@Test
	void sizesThatDoNotFitTogetherAreToldWithEveryAnswer() throws IOException {
		assertEquals(List.of(), Checkpoint.open(folder).remarks());
		original.getAsJsonObject("llm_config").addProperty("vocab_size", 2000);
		identity(original);
		Files.writeString(folder.resolve("generation_config.json"), "{ \"eos_token_id\": ");
		final List<String> remarks = Checkpoint.open(folder).remarks();
		assertEquals(2, remarks.size());
		assertTrue(remarks.get(0).contains("vocab_size 2000") && remarks.get(0).contains("1528 rows"), remarks.get(0));
		assertTrue(remarks.get(1).startsWith("The file generation_config.json"), remarks.get(1));
	}
}
