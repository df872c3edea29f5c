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
package sc.fiji.unibiomed.runtime.memory;

import java.util.Arrays;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.runtime.device.Precision;

/**
 * How much memory an answer takes at most, estimated from a checkpoint's sizes before anything is loaded: the weights
 * of all networks, and what they work with. At the size of the published model the estimates are within a few
 * hundredths of what was measured; see the benchmarks.
 */
final class RamEstimate {

	/** Java, ONNX Runtime, the tokenizer and the picture: about what a question takes whose networks are tiny. */
	private static final long PROGRAM = 256L << 20;

	/**
	 * SAM 2's image encoder at its peak, as a number of tensors of its first stage, the largest; most of its work is on
	 * bands of these. Measured at full size: a bit over 300 MiB.
	 */
	private static final int IMAGE_ENCODER_TENSORS = 9;

	/** The vision encoder at its peak, as a number of tensors of its widest layer. */
	private static final int VISION_ENCODER_TENSORS = 12;

	/** The language model reading a piece of the prompt, as a number of tensors of its widest layer. */
	private static final int LANGUAGE_MODEL_TENSORS = 8;

	/** Tokens of a prompt that are read at once. */
	private static final int PIECE = 512;

	/** Twelve tiles and the thumbnail. */
	private static final int TILES = 13;

	/** Tokens of a question and of a long answer. */
	private static final int TEXT_TOKENS = 2560;

	/** SAM 2 makes its input four times smaller before the first stage. */
	private static final int PATCH = 4;

	/** A byte, and a scale of four bytes for each block of 128. */
	private static final double EIGHT_BITS = 1.03125;

	/** Half a byte, and a scale of four bytes for each block of 32. */
	private static final double FOUR_BITS = 0.625;

	private static final String IMAGE_ENCODER = "grounding_encoder.sam2_model.image_encoder.";

	/** Networks that are loaded one by one, with the beginnings of their tensors' names. */
	private enum Network {

		VISION_ENCODER("vision_model.", "mlp1."),
		LANGUAGE_MODEL("language_model.model."),
		OUTPUT_PROJECTION("language_model.lm_head."),
		IMAGE_ENCODER(RamEstimate.IMAGE_ENCODER),
		MASKS("grounding_encoder.", "text_hidden_fcs.");

		private final String[] prefixes;

		Network(final String... prefixes) {
			this.prefixes = prefixes;
		}

		private boolean has(final String tensor) {
			return Arrays.stream(prefixes).anyMatch(tensor::startsWith) &&
				(this != MASKS || !tensor.startsWith(RamEstimate.IMAGE_ENCODER));
		}

		/** Bytes that a weight takes once it is loaded, with its share of scales; more than the bare number of bits. */
		private double bytesPerWeight(final Precision precision) {
			return switch (precision) {
				case EXACT -> 4;
				case HALF -> 2;
				case FAST -> quantized(EIGHT_BITS);
				case COMPACT -> quantized(FOUR_BITS);
			};
		}

		/** The language model is there twice: for reading prompts, and, in blocks with a scale each, for writing. */
		private double quantized(final double inBlocks) {
			return switch (this) {
				case LANGUAGE_MODEL -> 1 + inBlocks;
				case OUTPUT_PROJECTION -> EIGHT_BITS;
				// Small networks stay in float32.
				case MASKS -> 4;
				default -> 1;
			};
		}
	}

	private final Checkpoint checkpoint;

	RamEstimate(final Checkpoint checkpoint) {
		this.checkpoint = checkpoint;
	}

	/**
	 * Bytes of the computer's memory, be it Java's or not.
	 *
	 * @param onCpu whether the networks run on the CPU; weights on a GPU pass through the computer's memory one network
	 *           at a time
	 */
	long bytes(final Precision precision, final boolean onCpu) throws CheckpointException {
		double sum = 0;
		double largest = 0;
		for (final Network network : Network.values()) {
			final double bytes = weights(network) * network.bytesPerWeight(precision);
			sum += bytes;
			largest = Math.max(largest, bytes);
		}
		return (long) (onCpu ? sum : largest) + working();
	}

	/** Weights of a network. Token embeddings do not count: they stay on disk, and rows of them are read. */
	private long weights(final Network network) throws CheckpointException {
		long count = 0;
		for (final String name : checkpoint.weights().names()) {
			if (!name.equals(checkpoint.tokenEmbedding()) && network.has(name)) {
				count += checkpoint.weights().info(name).elementCount();
			}
		}
		final boolean tied = checkpoint.outputProjection().equals(checkpoint.tokenEmbedding());
		return network == Network.OUTPUT_PROJECTION && tied
			? checkpoint.weights().info(checkpoint.tokenEmbedding()).elementCount()
			: count;
	}

	/**
	 * What networks work with: the keys and values of a long conversation's start, and the largest tensors of each
	 * network.
	 */
	private long working() {
		final LanguageConfig language = checkpoint.config().language();
		final Sam2Config sam2 = checkpoint.config().sam2();
		final long grid = sam2.imageSize() / PATCH;
		final long patches = 1 + (long) checkpoint.config().vision().grid() * checkpoint.config().vision().grid();
		final long floats = IMAGE_ENCODER_TENSORS * grid * grid * sam2.embedDim() //
			+ VISION_ENCODER_TENSORS * patches * checkpoint.config().vision().intermediateSize() //
			+ (long) LANGUAGE_MODEL_TENSORS * PIECE * language.intermediateSize() //
			+ 2L * language.layers() * language.kvHeads() * language.headDim() *
				(TILES * checkpoint.config().tokensPerTile() + TEXT_TOKENS);
		return PROGRAM + floats * Float.BYTES;
	}
}
