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
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/** Attention of any number of new tokens: ONNX Runtime's own operator for it. */
record AttentionOfSeveral(Operators ops, LanguageConfig config, Value lastIndex, Value totalLength, Value cos,
	Value sin) implements CachedAttention
{

	@Override
	public Value attend(final int layer, final Value q, final Value k, final Value v, final Value pastKey,
		final Value pastValue)
	{
		final Value[] results = ops.graph().namedNodes(GraphBuilder.MICROSOFT, "GroupQueryAttention",
			Map.of("num_heads", config.heads(), "kv_num_heads", config.kvHeads(), "do_rotary", 1),
			new String[] { "attention_" + layer, LanguageModelGraph.presentKey(layer),
				LanguageModelGraph.presentValue(layer) },
			batch(q), batch(k), batch(v), pastKey, pastValue, lastIndex, totalLength, cos, sin);
		return ops.reshape(results[0], -1, (long) config.heads() * config.headDim());
	}

	private Value batch(final Value x) {
		return ops.graph().node("Unsqueeze", x, ops.graph().longs(0));
	}
}
