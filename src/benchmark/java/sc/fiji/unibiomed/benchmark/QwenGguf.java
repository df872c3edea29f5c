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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A model of the sizes of UniBiomed's language model, Qwen2.5-0.5B with separate embeddings and output, in the types
 * that {@code llama-quantize} gives it when asked for Q4_0: matrices in Q4_0, the output in Q8_0. The output would be
 * Q6_K, but rows of that type are multiples of 256 values, which 896 is not, and Q8_0 is what the tool takes in its
 * place. There is no vocabulary: tokens are numbers.
 */
final class QwenGguf {

	static final int VOCABULARY = 151_679;

	private static final int LAYERS = 24;
	private static final int WIDTH = 896;
	private static final int HEADS = 14;
	private static final int KEY_HEADS = 2;
	private static final int KEY_WIDTH = 128;
	private static final int HIDDEN = 4864;
	private static final int CONTEXT = 32_768;
	private static final float ROTARY_BASE = 1e6f;
	private static final float EPSILON = 1e-6f;
	/** Number of "mostly Q4_0" in llama.cpp's {@code llama_ftype}. */
	private static final int MOSTLY_Q4_0 = 2;

	private QwenGguf() {}

	/** Writes the model, about 420 MB. */
	static void write(final Path file) throws IOException {
		final GgufWriter gguf = new GgufWriter();
		gguf.put("general.architecture", "qwen2");
		gguf.put("general.name", "random weights");
		gguf.put("general.file_type", MOSTLY_Q4_0);
		gguf.put("general.quantization_version", 2);
		gguf.put("qwen2.block_count", LAYERS);
		gguf.put("qwen2.context_length", CONTEXT);
		gguf.put("qwen2.embedding_length", WIDTH);
		gguf.put("qwen2.feed_forward_length", HIDDEN);
		gguf.put("qwen2.attention.head_count", HEADS);
		gguf.put("qwen2.attention.head_count_kv", KEY_HEADS);
		gguf.put("qwen2.attention.layer_norm_rms_epsilon", EPSILON);
		gguf.put("qwen2.rope.freq_base", ROTARY_BASE);
		gguf.put("qwen2.vocab_size", VOCABULARY);
		gguf.put("tokenizer.ggml.model", "no_vocab");
		gguf.matrix("token_embd.weight", GgufType.Q4_0, WIDTH, VOCABULARY);
		for (int i = 0; i < LAYERS; i++) {
			layer(gguf, "blk." + i + ".");
		}
		gguf.vector("output_norm.weight", WIDTH);
		gguf.matrix("output.weight", GgufType.Q8_0, WIDTH, VOCABULARY);
		gguf.write(file);
	}

	private static void layer(final GgufWriter gguf, final String prefix) {
		gguf.vector(prefix + "attn_norm.weight", WIDTH);
		gguf.matrix(prefix + "attn_q.weight", GgufType.Q4_0, WIDTH, WIDTH);
		gguf.vector(prefix + "attn_q.bias", WIDTH);
		gguf.matrix(prefix + "attn_k.weight", GgufType.Q4_0, WIDTH, KEY_WIDTH);
		gguf.vector(prefix + "attn_k.bias", KEY_WIDTH);
		gguf.matrix(prefix + "attn_v.weight", GgufType.Q4_0, WIDTH, KEY_WIDTH);
		gguf.vector(prefix + "attn_v.bias", KEY_WIDTH);
		gguf.matrix(prefix + "attn_output.weight", GgufType.Q4_0, WIDTH, WIDTH);
		gguf.vector(prefix + "ffn_norm.weight", WIDTH);
		gguf.matrix(prefix + "ffn_gate.weight", GgufType.Q4_0, WIDTH, HIDDEN);
		gguf.matrix(prefix + "ffn_up.weight", GgufType.Q4_0, WIDTH, HIDDEN);
		gguf.matrix(prefix + "ffn_down.weight", GgufType.Q4_0, HIDDEN, WIDTH);
	}
}
