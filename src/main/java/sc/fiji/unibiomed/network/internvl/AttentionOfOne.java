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
package sc.fiji.unibiomed.network.internvl;

import java.util.Map;

import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * Attention of a single new token. ONNX Runtime's own operator reads keys and values anew for each query head; here the
 * query heads that share them are the rows of one matrix product, which reads them once (docs/dev/benchmarks.md).
 */
final class AttentionOfOne implements CachedAttention {

	/** What the scores of places behind the last token are lowered by: enough to make nothing of them. */
	private static final float NEVER = -1e30f;

	private final Operators ops;
	private final GraphBuilder graph;
	private final LanguageConfig config;
	private final Value position;
	private final Value cos;
	private final Value sin;
	/** Key/value heads × 3: where in the cache the new token's rows go. */
	private final Value places;
	private final Value mask;

	/**
	 * @param lastIndex int32, 1: the new token's place
	 * @param cache any of the caches, for their capacity
	 */
	AttentionOfOne(final Operators ops, final LanguageConfig config, final Value lastIndex, final Value cache,
		final Value cos, final Value sin)
	{
		this.ops = ops;
		this.graph = ops.graph();
		this.config = config;
		this.position = ops.cast(lastIndex, ElementType.INT64);
		this.cos = cos;
		this.sin = sin;
		this.places = places();
		this.mask = mask(cache);
	}

	private Value places() {
		final long[] heads = new long[3 * config.kvHeads()];
		for (int head = 0; head < config.kvHeads(); head++) {
			heads[3 * head + 1] = head;
		}
		final Value rowsOfHeads = ops.reshape(graph.longs(heads), 1, config.kvHeads(), 1, 3);
		return ops.add(rowsOfHeads, ops.multiply(graph.longs(0, 0, 1), position));
	}

	/**
	 * Capacity × query heads that share a key/value head: 0 up to the new token and {@link #NEVER} behind it. Written
	 * out for each head, because adding columns to a matrix takes three times as long as adding a matrix.
	 */
	private Value mask(final Value cache) {
		final Value capacity = ops.gather(graph.node("Shape", cache), 0, scalar(2));
		final Value all = graph.node("Range", scalar(0), capacity, scalar(1));
		final Value column = graph.node("Where", graph.node("LessOrEqual", all, position), graph.scalar(0),
			graph.scalar(NEVER));
		return graph.node("Expand", ops.reshape(column, -1, 1), graph.longs(1, config.heads() / config.kvHeads()));
	}

	private Value scalar(final long value) {
		return graph.node("Squeeze", graph.longs(value), graph.longs(0));
	}

	@Override
	public Value attend(final int layer, final Value q, final Value k, final Value v, final Value pastKey,
		final Value pastValue)
	{
		final long shared = config.heads() / config.kvHeads();
		final Value keys = cached(LanguageModelGraph.presentKey(layer), pastKey, turned(k));
		final Value values = cached(LanguageModelGraph.presentValue(layer), pastValue, v);
		final Value queries = ops.reshape(turned(q), 1, config.kvHeads(), shared, config.headDim());
		// Keys times queries rather than the other way round: the left factor is read as it lies, the right one is
		// rearranged.
		final Value scores = graph.microsoft("FusedMatMul",
			Map.of("transB", 1, "alpha", (float) (1 / Math.sqrt(config.headDim()))), keys, queries);
		final Value weights = graph.node("Softmax", Map.of("axis", -2), ops.add(scores, mask));
		final Value attended = graph.microsoft("FusedMatMul", Map.of("transA", 1), weights, values);
		return ops.reshape(attended, 1, (long) config.heads() * config.headDim());
	}

	private Value turned(final Value x) {
		final Value batch = graph.node("Unsqueeze", x, graph.longs(0));
		return graph.microsoft("RotaryEmbedding", Map.of(), batch, position, cos, sin);
	}

	/**
	 * The cache with the new token's row. Input and output are meant to be one buffer, of which only the row is
	 * written.
	 */
	private Value cached(final String name, final Value past, final Value row) {
		final Value update = ops.reshape(row, 1, config.kvHeads(), 1, config.headDim());
		return graph.namedNodes("", "ScatterND", Map.of(), new String[] { name }, past, places, update)[0];
	}
}
