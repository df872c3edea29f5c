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

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.ConfigSection;
import sc.fiji.unibiomed.checkpoint.file.JsonFile;

/**
 * Turns {@code config.json} into a {@link ModelConfig}. Keys, and the values that absent keys have, are those of the
 * configuration classes of Sa2VA, InternVL and transformers' Qwen2. A value that would change the computation in a way
 * the project does not implement is refused: to ignore it would give wrong answers without a word.
 */
public final class ModelConfigReader {

	private static final int MAX_WIDTH = 1 << 15;
	private static final int MAX_LAYERS = 512;
	private static final int MAX_HEADS = 512;
	private static final int MAX_IMAGE = 4096;
	private static final int MAX_POSITIONS = 1 << 24;
	private static final int STAGES = 4;
	/** The types of stored weights. In which numbers is calculated, the user says. */
	private static final Set<String> DTYPES = Set.of("bfloat16", "float16", "float32", "auto");

	private final ConfigSection config;

	private ModelConfigReader(final ConfigSection config) {
		this.config = config;
	}

	public static ModelConfig read(final Path file) throws CheckpointException {
		return new ModelConfigReader(new ConfigSection(file, JsonFile.readObject(file))).read();
	}

	private ModelConfig read() throws CheckpointException {
		require(config, "architectures", config.firstText("architectures"), "Sa2VAChatModel");
		requirePlain(config);
		final VisionConfig vision = readVision(config.section("vision_config"));
		final LanguageConfig language = readLanguage(config.section("llm_config"));
		final Sam2Config sam2 = config.has("sam2_config")
			? readSam2(config.section("sam2_config"))
			: Sam2Config.hieraLarge();

		final int imageSize = config.integer("force_image_size", 1, MAX_IMAGE, vision.imageSize());
		if (imageSize != vision.imageSize()) {
			throw config.wrong("force_image_size",
				"only the image size of vision_config, " + vision.imageSize() + ", is supported");
		}
		final double ratio = config.positive("downsample_ratio", 1, 0.5);
		final double shuffle = 1 / ratio;
		if (shuffle != Math.rint(shuffle) || shuffle > vision.grid() || vision.grid() % (int) shuffle != 0) {
			throw config.wrong("downsample_ratio",
				"1 / n is needed, with n a divisor of the " + vision.grid() + " patches per side");
		}
		if ((long) vision.hiddenSize() * (long) (shuffle * shuffle) > Integer.MAX_VALUE) {
			throw config.wrong("downsample_ratio", "the image tokens would be too wide");
		}
		final int selectLayer = config.integer("select_layer", Integer.MIN_VALUE, Integer.MAX_VALUE, -1);
		if (selectLayer != -1) throw config.wrong("select_layer", "only -1, the last layer, is supported");
		final String psVersion = config.text("ps_version", "v1");
		require(config, "ps_version", psVersion, "v2");
		final Optional<ChatTemplate> template = ChatTemplate.named(config.text("template"));
		if (template.isEmpty()) throw config.wrong("template", "only " + ChatTemplate.names() + " are supported");
		requireNoLora("use_backbone_lora");
		requireNoLora("use_llm_lora");
		return new ModelConfig(vision, language, sam2, imageSize, ratio, selectLayer, psVersion, template.get(),
			config.flag("unibiomed_demo", false), config.text("unibiomed_demo_description", null));
	}

	private static VisionConfig readVision(final ConfigSection vision) throws CheckpointException {
		final String modelType = vision.text("model_type", "intern_vit_6b");
		if (!modelType.startsWith("intern_vit"))
			throw vision.wrong("model_type", "only intern_vit models are supported");
		final String hiddenAct = vision.text("hidden_act", "gelu");
		require(vision, "hidden_act", hiddenAct, "gelu");
		final String normType = vision.text("norm_type", "rms_norm");
		require(vision, "norm_type", normType, "layer_norm");
		final boolean qkNormalization = vision.flag("qk_normalization", true);
		if (qkNormalization) throw vision.wrong("qk_normalization", "only false is supported");
		if (vision.flag("use_moe", false)) throw vision.wrong("use_moe", "only false is supported");
		if (vision.integer("num_channels", 1, MAX_WIDTH, 3) != 3)
			throw vision.wrong("num_channels", "only 3 is supported");

		final int hiddenSize = vision.integer("hidden_size", 1, MAX_WIDTH);
		final int heads = vision.integer("num_attention_heads", 1, MAX_HEADS);
		if (hiddenSize % heads != 0)
			throw vision.wrong("num_attention_heads", "a divisor of hidden_size, " + hiddenSize + ", is needed");
		final int imageSize = vision.integer("image_size", 1, MAX_IMAGE);
		final int patchSize = vision.integer("patch_size", 1, MAX_IMAGE);
		if (imageSize % patchSize != 0)
			throw vision.wrong("patch_size", "a divisor of the image size " + imageSize + " is needed");
		return new VisionConfig(hiddenSize, vision.integer("num_hidden_layers", 1, MAX_LAYERS), heads,
			vision.integer("intermediate_size", 1, MAX_WIDTH), patchSize, imageSize,
			vision.positive("layer_norm_eps", 1, 1e-6), normType, hiddenAct, vision.flag("qkv_bias", false),
			qkNormalization);
	}

	private static LanguageConfig readLanguage(final ConfigSection llm) throws CheckpointException {
		require(llm, "architectures", llm.firstText("architectures"), "Qwen2ForCausalLM");
		require(llm, "hidden_act", llm.text("hidden_act", "silu"), "silu");
		require(llm, "model_type", llm.text("model_type", "qwen2"), "qwen2");
		requirePlain(llm);
		if (llm.flag("use_sliding_window", false)) throw llm.wrong("use_sliding_window", "only false is supported");

		final int hiddenSize = llm.integer("hidden_size", 1, MAX_WIDTH);
		final int heads = llm.integer("num_attention_heads", 1, MAX_HEADS);
		final int kvHeads = llm.integer("num_key_value_heads", 1, MAX_HEADS);
		if (hiddenSize % (2 * heads) != 0)
			throw llm.wrong("hidden_size", "a multiple of twice the " + heads + " heads is needed");
		if (heads % kvHeads != 0)
			throw llm.wrong("num_key_value_heads", "a divisor of the " + heads + " heads is needed");
		final int layers = llm.integer("num_hidden_layers", 1, MAX_LAYERS);
		final int headDim = hiddenSize / heads;
		if (llm.integer("head_dim", 1, MAX_WIDTH, headDim) != headDim)
			throw llm.wrong("head_dim", "only hidden_size / num_attention_heads = " + headDim + " is supported");
		requireFullAttention(llm, layers);
		final RotaryConfigReader rotary = RotaryConfigReader.read(llm, MAX_POSITIONS);
		return new LanguageConfig(hiddenSize, layers, heads, kvHeads, headDim,
			llm.integer("intermediate_size", 1, MAX_WIDTH), llm.positive("rms_norm_eps", 1, 1e-6), rotary.theta(),
			rotary.maxPositions(), llm.integer("vocab_size", 1, MAX_POSITIONS), llm.flag("tie_word_embeddings", false));
	}

	/**
	 * From version 5 on, transformers says of every layer what it sees; only such as see everything are implemented.
	 */
	private static void requireFullAttention(final ConfigSection llm, final int layers) throws CheckpointException {
		if (llm.has("layer_types") && !llm.texts("layer_types").equals(Collections.nCopies(layers, "full_attention"))) {
			throw llm.wrong("layer_types", "only full_attention is supported, for each of the " + layers + " layers");
		}
	}

	/** What would make other weights, or other layers, of those that are stored. */
	private static void requirePlain(final ConfigSection section) throws CheckpointException {
		section.requireAbsent("quantization_config", "weights that are quantised already are not supported");
		section.requireAbsent("moe_config", "only null is supported");
		for (final String key : List.of("torch_dtype", "dtype")) {
			if (section.has(key) && !DTYPES.contains(section.text(key).replace("torch.", ""))) {
				throw section.wrong(key, "only bfloat16, float16 and float32 are supported");
			}
		}
	}

	private static Sam2Config readSam2(final ConfigSection sam2) throws CheckpointException {
		final Sam2Config read = new Sam2Config(sam2.integer("image_size", 1, MAX_IMAGE), width(sam2, "embed_dim"),
			sam2.integer("num_heads", 1, MAX_HEADS), sam2.integers("stages", 1, MAX_LAYERS),
			sam2.integers("global_att_blocks", 0, STAGES * MAX_LAYERS),
			sam2.integers("window_pos_embed_bkg_spatial_size", 1, MAX_IMAGE),
			sam2.integers("window_spec", 1, MAX_IMAGE), sam2.integers("backbone_channel_list", 1, MAX_WIDTH),
			sam2.integers("fpn_top_down_levels", 0, STAGES - 1), sam2.integer("scalp", 0, STAGES),
			width(sam2, "hidden_dim"), sam2.integer("mask_decoder_depth", 1, MAX_LAYERS),
			sam2.integer("mask_decoder_num_heads", 1, MAX_HEADS), width(sam2, "mask_decoder_mlp_dim"),
			width(sam2, "iou_head_hidden_dim"), sam2.integer("memory_attention_layers", 1, MAX_LAYERS),
			width(sam2, "memory_attention_dim_feedforward"), sam2.integer("memory_attention_num_heads", 1, MAX_HEADS),
			width(sam2, "mem_dim"), sam2.integer("fuser_layers", 1, MAX_LAYERS),
			sam2.integer("num_maskmem", 1, MAX_LAYERS));
		checkTrunk(sam2, read);
		checkDecoder(sam2, read);
		return read;
	}

	private static void checkTrunk(final ConfigSection sam2, final Sam2Config read) throws CheckpointException {
		if (read.imageSize() % 32 != 0) throw sam2.wrong("image_size", "a multiple of 32 is needed");
		if (read.stages().size() != STAGES) throw sam2.wrong("stages", "4 values are needed");
		if (read.windowSpec().size() != STAGES) throw sam2.wrong("window_spec", "4 values are needed");
		if (read.windowPosEmbedBkgSpatialSize().size() != 2)
			throw sam2.wrong("window_pos_embed_bkg_spatial_size", "2 values are needed");
		if (read.embedDim() % read.numHeads() != 0) throw sam2.wrong("num_heads", "a divisor of embed_dim is needed");
		if (read.globalAttBlocks().stream().anyMatch(block -> block >= read.blocks()))
			throw sam2.wrong("global_att_blocks", "indices below the " + read.blocks() + " blocks are needed");
		final List<Integer> widths = List.of(read.stageWidth(3), read.stageWidth(2), read.stageWidth(1),
			read.stageWidth(0));
		if (!read.backboneChannelList().equals(widths))
			throw sam2.wrong("backbone_channel_list", "embed_dim gives " + widths);
		if (read.scalp() != 1) throw sam2.wrong("scalp", "only 1 is supported");
	}

	private static void checkDecoder(final ConfigSection sam2, final Sam2Config read) throws CheckpointException {
		if (read.hiddenDim() % 8 != 0) throw sam2.wrong("hidden_dim", "a multiple of 8 is needed");
		// The cross attentions work at half the width, so their heads have to fit into that.
		if (read.hiddenDim() / 2 % read.maskDecoderNumHeads() != 0)
			throw sam2.wrong("mask_decoder_num_heads", "a divisor of half of hidden_dim is needed");
		if (read.hiddenDim() % read.memDim() != 0) throw sam2.wrong("mem_dim", "a divisor of hidden_dim is needed");
		// The two-dimensional rotary embedding splits each head into pairs for x and pairs for y.
		if (read.hiddenDim() % (4 * read.memoryAttentionNumHeads()) != 0)
			throw sam2.wrong("memory_attention_num_heads", "a divisor of a quarter of hidden_dim is needed");
		// The sine position encoding of the memory has sines and cosines for x and for y.
		if (read.memDim() % 4 != 0) throw sam2.wrong("mem_dim", "a multiple of 4 is needed");
	}

	private static int width(final ConfigSection section, final String key) throws CheckpointException {
		return section.integer(key, 1, MAX_WIDTH);
	}

	private void requireNoLora(final String key) throws CheckpointException {
		if (config.integer(key, 0, Integer.MAX_VALUE, 0) != 0)
			throw config.wrong(key, "only 0 is supported: LoRA weights have to be merged into the model first");
	}

	private static void require(final ConfigSection section, final String key, final String value,
		final String supported) throws CheckpointException
	{
		if (!value.equals(supported)) throw section.wrong(key, "only " + supported + " is supported");
	}
}
