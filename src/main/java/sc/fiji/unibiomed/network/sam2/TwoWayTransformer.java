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
package sc.fiji.unibiomed.network.sam2;

import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * The transformer of SAM's mask decoder, in which prompt tokens and image attend to each other in turn (Kirillov et
 * al., arXiv 2304.02643, appendix A).
 */
final class TwoWayTransformer {

	/** PyTorch's default LayerNorm epsilon, which SAM leaves as it is here. */
	private static final double EPSILON = 1e-5;

	private final LayerGraph layers;
	private final Operators ops;
	private final String prefix;
	private final int depth;
	private final int heads;

	TwoWayTransformer(final LayerGraph layers, final String prefix, final Sam2Config config) {
		this.layers = layers;
		this.ops = layers.ops();
		this.prefix = prefix;
		this.depth = config.maskDecoderDepth();
		this.heads = config.maskDecoderNumHeads();
	}

	/**
	 * @param image 1 × pixels × width
	 * @param position 1 × pixels × width
	 * @param tokens 1 × tokens × width
	 * @return the tokens and the image, attended
	 */
	Value[] apply(final Value image, final Value position, final Value tokens) throws CheckpointException {
		Value queries = tokens;
		Value keys = image;
		for (int i = 0; i < depth; i++) {
			final String layer = prefix + "layers." + i + '.';
			if (i == 0) {
				queries = attention(layer + "self_attn", queries, queries, queries);
			}
			else {
				final Value q = ops.add(queries, tokens);
				queries = ops.add(queries, attention(layer + "self_attn", q, q, queries));
			}
			queries = norm(queries, layer + "norm1");

			queries = ops.add(queries, attention(layer + "cross_attn_token_to_image", ops.add(queries, tokens),
				ops.add(keys, position), keys));
			queries = norm(queries, layer + "norm2");

			queries = norm(ops.add(queries, layers.reluMlp(queries, layer + "mlp", 2)), layer + "norm3");

			keys = ops.add(keys, attention(layer + "cross_attn_image_to_token", ops.add(keys, position),
				ops.add(queries, tokens), queries));
			keys = norm(keys, layer + "norm4");
		}
		queries = ops.add(queries,
			attention(prefix + "final_attn_token_to_image", ops.add(queries, tokens), ops.add(keys, position), keys));
		return new Value[] { norm(queries, prefix + "norm_final_attn"), keys };
	}

	private Value norm(final Value x, final String name) throws CheckpointException {
		return layers.layerNorm(x, name, EPSILON);
	}

	private Value attention(final String name, final Value q, final Value k, final Value v) throws CheckpointException {
		return layers.linear(ops.attention(layers.linear(q, name + ".q_proj"), layers.linear(k, name + ".k_proj"),
			layers.linear(v, name + ".v_proj"), heads), name + ".out_proj");
	}
}
