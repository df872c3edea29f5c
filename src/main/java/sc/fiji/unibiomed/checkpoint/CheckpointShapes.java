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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.checkpoint.config.ModelConfig;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.config.VisionConfig;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.checkpoint.weights.Weights;

/**
 * The tensors that a configuration implies, with names and shapes of the reference model's state dictionary, and the
 * check that a checkpoint has them. Further tensors in a checkpoint are no error.
 */
final class CheckpointShapes {

	static final String TOKEN_EMBEDDING = "language_model.model.embed_tokens.weight";
	static final String OUTPUT_PROJECTION = "language_model.lm_head.weight";

	private static final String SAM2 = "grounding_encoder.sam2_model.";

	/** 3 masks of different extent and a single one, fixed in SAM2's mask decoder. */
	private static final int MASK_TOKENS = 4;

	/** Positive, negative, and the two corners of a box, fixed in SAM2's prompt encoder. */
	private static final int POINT_KINDS = 4;

	/** MLP width over block width of the Hiera trunk and of the memory fuser. */
	private static final int MLP_RATIO = 4;

	/** Channels of the memory encoder's mask down-sampler: each of 4 steps halves the sides and quadruples them. */
	private static final int[] DOWNSAMPLER_CHANNELS = { 1, 4, 16, 64, 256 };

	private final ModelConfig config;
	private final long vocabularyRows;
	private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

	private CheckpointShapes(final ModelConfig config, final long vocabularyRows) {
		this.config = config;
		this.vocabularyRows = vocabularyRows;
	}

	/**
	 * Every tensor that the networks use.
	 *
	 * @param vocabularyRows rows of the token embedding
	 */
	static Map<String, List<Long>> used(final ModelConfig config, final long vocabularyRows) {
		final CheckpointShapes all = new CheckpointShapes(config, vocabularyRows);
		all.addVision();
		all.addLanguage();
		all.addProjections();
		all.addTrunk();
		all.addMaskDecoder();
		all.addPrompts();
		all.addMemory();
		return all.shapes;
	}

	/**
	 * A tensor that the reference's state dictionary has besides, but that its inference never reads: a leftover of
	 * training. It may be missing.
	 */
	static Map<String, List<Long>> unused(final ModelConfig config) {
		final CheckpointShapes all = new CheckpointShapes(config, 0);
		all.addUnused();
		return all.shapes;
	}

	/**
	 * @param highestId the tokenizer's highest token id
	 * @throws CheckpointException naming the tensor that is missing or has the wrong shape or type
	 */
	static void check(final Weights weights, final ModelConfig config, final int highestId) throws CheckpointException {
		final TensorInfo embedding = weights.info(TOKEN_EMBEDDING);
		final long rows = embedding.shape().isEmpty() ? 0 : embedding.shape().get(0);
		for (final Map.Entry<String, List<Long>> entry : used(config, rows).entrySet()) {
			checkTensor(weights.info(entry.getKey()), entry.getValue());
		}
		if (rows <= highestId || rows > Integer.MAX_VALUE) {
			throw new CheckpointException("Tensor " + PrintableText.quote(TOKEN_EMBEDDING) + " of " +
				PrintableText.path(embedding.file()) + " has " + rows + " rows, but the tokenizer has ids up to " +
				highestId + "; weights and tokenizer files do not belong together.");
		}
	}

	private static void checkTensor(final TensorInfo tensor, final List<Long> expected) throws CheckpointException {
		if (!tensor.shape().equals(expected)) {
			throw new CheckpointException(
				"Tensor " + PrintableText.quote(tensor.name()) + " of " + PrintableText.path(tensor.file()) +
					" has the shape " + tensor.shape() + " where config.json implies " + expected + ".");
		}
		if (!tensor.type().isWeight()) {
			throw new CheckpointException("Tensor " + PrintableText.quote(tensor.name()) + " of " +
				PrintableText.path(tensor.file()) + " is " + tensor.type() + "; only BF16, F16 and F32 are supported.");
		}
	}

	private void addVision() {
		final VisionConfig vision = config.vision();
		final long width = vision.hiddenSize();
		final long patch = vision.patchSize();
		add("vision_model.embeddings.class_embedding", 1, 1, width);
		add("vision_model.embeddings.position_embedding", 1, 1 + (long) vision.grid() * vision.grid(), width);
		addAffine("vision_model.embeddings.patch_embedding", width, 3, patch, patch);
		for (int i = 0; i < vision.layers(); i++) {
			final String layer = "vision_model.encoder.layers." + i + ".";
			add(layer + "ls1", width);
			add(layer + "ls2", width);
			add(layer + "attn.qkv.weight", 3 * width, width);
			if (vision.qkvBias()) add(layer + "attn.qkv.bias", 3 * width);
			addAffine(layer + "attn.proj", width, width);
			addAffine(layer + "mlp.fc1", vision.intermediateSize(), width);
			addAffine(layer + "mlp.fc2", width, vision.intermediateSize());
			addAffine(layer + "norm1", width);
			addAffine(layer + "norm2", width);
		}
	}

	private void addLanguage() {
		final LanguageConfig llm = config.language();
		final long width = llm.hiddenSize();
		final long kvWidth = (long) llm.kvHeads() * llm.headDim();
		add(TOKEN_EMBEDDING, vocabularyRows, width);
		for (int i = 0; i < llm.layers(); i++) {
			final String layer = "language_model.model.layers." + i + ".";
			addAffine(layer + "self_attn.q_proj", width, width);
			addAffine(layer + "self_attn.k_proj", kvWidth, width);
			addAffine(layer + "self_attn.v_proj", kvWidth, width);
			add(layer + "self_attn.o_proj.weight", width, width);
			add(layer + "mlp.gate_proj.weight", llm.intermediateSize(), width);
			add(layer + "mlp.up_proj.weight", llm.intermediateSize(), width);
			add(layer + "mlp.down_proj.weight", width, llm.intermediateSize());
			add(layer + "input_layernorm.weight", width);
			add(layer + "post_attention_layernorm.weight", width);
		}
		add("language_model.model.norm.weight", width);
		if (!llm.tieWordEmbeddings()) add(OUTPUT_PROJECTION, vocabularyRows, width);
	}

	private void addProjections() {
		final long image = (long) config.vision().hiddenSize() * config.pixelShuffle() * config.pixelShuffle();
		final long text = config.language().hiddenSize();
		addAffine("mlp1.0", image);
		addAffine("mlp1.1", text, image);
		addAffine("mlp1.3", text, text);
		addAffine("text_hidden_fcs.0", text, text);
		addAffine("text_hidden_fcs.2", config.sam2().hiddenDim(), text);
	}

	private void addTrunk() {
		final Sam2Config sam2 = config.sam2();
		final String trunk = SAM2 + "image_encoder.trunk.";
		final List<Integer> background = sam2.windowPosEmbedBkgSpatialSize();
		final long window = sam2.windowSpec().get(0);
		add(trunk + "pos_embed", 1, sam2.embedDim(), background.get(0), background.get(1));
		add(trunk + "pos_embed_window", 1, sam2.embedDim(), window, window);
		addAffine(trunk + "patch_embed.proj", sam2.embedDim(), 3, 7, 7);
		int block = 0;
		long in = sam2.embedDim();
		for (int stage = 0; stage < sam2.stages().size(); stage++) {
			final long out = sam2.stageWidth(stage);
			for (int i = 0; i < sam2.stages().get(stage); i++) {
				addTrunkBlock(trunk + "blocks." + block + ".", in, out);
				block++;
				in = out;
			}
		}
		final List<Integer> channels = sam2.backboneChannelList();
		for (int i = 0; i < channels.size(); i++) {
			addAffine(SAM2 + "image_encoder.neck.convs." + i + ".conv", sam2.hiddenDim(), channels.get(i), 1, 1);
		}
	}

	/** The first block of a stage widens its input, and has a projection for the shortcut. */
	private void addTrunkBlock(final String block, final long in, final long out) {
		addAffine(block + "norm1", in);
		addAffine(block + "attn.qkv", 3 * out, in);
		addAffine(block + "attn.proj", out, out);
		addAffine(block + "norm2", out);
		addAffine(block + "mlp.layers.0", MLP_RATIO * out, out);
		addAffine(block + "mlp.layers.1", out, MLP_RATIO * out);
		if (in != out) addAffine(block + "proj", out, in);
	}

	private void addMaskDecoder() {
		final Sam2Config sam2 = config.sam2();
		final long width = sam2.hiddenDim();
		final String prompt = SAM2 + "sam_prompt_encoder.";
		add(prompt + "pe_layer.positional_encoding_gaussian_matrix", 2, width / 2);
		add(prompt + "not_a_point_embed.weight", 1, width);
		add(prompt + "no_mask_embed.weight", 1, width);
		add(SAM2 + "no_mem_embed", 1, 1, width);

		final String decoder = SAM2 + "sam_mask_decoder.";
		for (int i = 0; i < sam2.maskDecoderDepth(); i++) {
			final String layer = decoder + "transformer.layers." + i + ".";
			addAttention(layer + "self_attn", width, width, width);
			addAttention(layer + "cross_attn_token_to_image", width, width / 2, width);
			addAttention(layer + "cross_attn_image_to_token", width, width / 2, width);
			addAffine(layer + "mlp.layers.0", sam2.maskDecoderMlpDim(), width);
			addAffine(layer + "mlp.layers.1", width, sam2.maskDecoderMlpDim());
			addNorms(layer, 4, width);
		}
		addAttention(decoder + "transformer.final_attn_token_to_image", width, width / 2, width);
		addAffine(decoder + "transformer.norm_final_attn", width);
		add(decoder + "iou_token.weight", 1, width);
		add(decoder + "mask_tokens.weight", MASK_TOKENS, width);
		add(decoder + "obj_score_token.weight", 1, width);
		// Transposed convolutions: input channels first.
		add(decoder + "output_upscaling.0.weight", width, width / 4, 2, 2);
		add(decoder + "output_upscaling.0.bias", width / 4);
		addAffine(decoder + "output_upscaling.1", width / 4);
		add(decoder + "output_upscaling.3.weight", width / 4, width / 8, 2, 2);
		add(decoder + "output_upscaling.3.bias", width / 8);
		addAffine(decoder + "conv_s0", width / 8, width, 1, 1);
		addAffine(decoder + "conv_s1", width / 4, width, 1, 1);
		for (int i = 0; i < MASK_TOKENS; i++) {
			addMlp3(decoder + "output_hypernetworks_mlps." + i, width, width, width / 8);
		}
		addMlp3(decoder + "iou_prediction_head", width, sam2.iouHeadHiddenDim(), MASK_TOKENS);
		addMlp3(decoder + "pred_obj_score_head", width, width, 1);
	}

	private void addMemory() {
		final Sam2Config sam2 = config.sam2();
		final long width = sam2.hiddenDim();
		final long memory = sam2.memDim();
		add(SAM2 + "maskmem_tpos_enc", sam2.numMaskmem(), 1, 1, memory);
		add(SAM2 + "no_obj_ptr", 1, width);
		addMlp3(SAM2 + "obj_ptr_proj", width, width, width);
		for (int i = 0; i < sam2.memoryAttentionLayers(); i++) {
			final String layer = SAM2 + "memory_attention.layers." + i + ".";
			addAttention(layer + "self_attn", width, width, width);
			addAttention(layer + "cross_attn_image", width, width, memory);
			addAffine(layer + "linear1", sam2.memoryAttentionDimFeedforward(), width);
			addAffine(layer + "linear2", width, sam2.memoryAttentionDimFeedforward());
			addNorms(layer, 3, width);
		}
		addAffine(SAM2 + "memory_attention.norm", width);
		addMemoryEncoder(SAM2 + "memory_encoder.", width, memory);
	}

	private void addMemoryEncoder(final String encoder, final long width, final long memory) {
		final String downsampler = encoder + "mask_downsampler.encoder.";
		final int steps = DOWNSAMPLER_CHANNELS.length - 1;
		for (int i = 0; i < steps; i++) {
			// Each step is a convolution, a normalisation and an activation without weights.
			final long out = DOWNSAMPLER_CHANNELS[i + 1];
			addAffine(downsampler + 3 * i, out, DOWNSAMPLER_CHANNELS[i], 3, 3);
			addAffine(downsampler + (3 * i + 1), out);
		}
		addAffine(downsampler + 3 * steps, width, DOWNSAMPLER_CHANNELS[steps], 1, 1);
		addAffine(encoder + "pix_feat_proj", width, width, 1, 1);
		for (int i = 0; i < config.sam2().fuserLayers(); i++) {
			final String layer = encoder + "fuser.layers." + i + ".";
			add(layer + "g_weight", width);
			addAffine(layer + "dwconv", width, 1, 7, 7);
			addAffine(layer + "norm", width);
			addAffine(layer + "pwconv1", MLP_RATIO * width, width);
			addAffine(layer + "pwconv2", width, MLP_RATIO * width);
		}
		// SAM2 leaves this projection out where it would not change the width.
		if (memory != width) addAffine(encoder + "out_proj", memory, width, 1, 1);
	}

	private void addUnused() {
		add(SAM2 + "no_mem_pos_enc", 1, 1, config.sam2().hiddenDim());
	}

	/** Points, boxes and masks, with which what was drawn is corrected. */
	private void addPrompts() {
		final long width = config.sam2().hiddenDim();
		addAffine(SAM2 + "mask_downsample", 1, 1, 4, 4);
		final String prompt = SAM2 + "sam_prompt_encoder.";
		for (int i = 0; i < POINT_KINDS; i++) {
			add(prompt + "point_embeddings." + i + ".weight", 1, width);
		}
		addAffine(prompt + "mask_downscaling.0", 4, 1, 2, 2);
		addAffine(prompt + "mask_downscaling.1", 4);
		addAffine(prompt + "mask_downscaling.3", 16, 4, 2, 2);
		addAffine(prompt + "mask_downscaling.4", 16);
		addAffine(prompt + "mask_downscaling.6", width, 16, 1, 1);
	}

	private void addMlp3(final String name, final long in, final long hidden, final long out) {
		addAffine(name + ".layers.0", hidden, in);
		addAffine(name + ".layers.1", hidden, hidden);
		addAffine(name + ".layers.2", out, hidden);
	}

	private void addNorms(final String layer, final int count, final long width) {
		for (int i = 1; i <= count; i++) {
			addAffine(layer + "norm" + i, width);
		}
	}

	/** SAM2's attention: queries from {@code width}, keys and values from {@code kvWidth}, all to {@code inner}. */
	private void addAttention(final String name, final long width, final long inner, final long kvWidth) {
		addAffine(name + ".q_proj", inner, width);
		addAffine(name + ".k_proj", inner, kvWidth);
		addAffine(name + ".v_proj", inner, kvWidth);
		addAffine(name + ".out_proj", width, inner);
	}

	/** A weight of this shape and a bias as long as its first dimension. */
	private void addAffine(final String name, final long... shape) {
		add(name + ".weight", shape);
		add(name + ".bias", shape[0]);
	}

	private void add(final String name, final long... shape) {
		final List<Long> sizes = new ArrayList<>();
		for (final long size : shape) {
			sizes.add(size);
		}
		shapes.put(name, List.copyOf(sizes));
	}
}
