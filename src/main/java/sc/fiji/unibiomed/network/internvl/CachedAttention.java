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

import sc.fiji.unibiomed.onnx.Value;

/**
 * Causal attention with rotary positions (Su et al., arXiv 2104.09864) over the tokens in a key/value cache and new
 * ones, whose keys and values are added to the cache. Several query heads share a key/value head (Ainslie et al., arXiv
 * 2305.13245).
 */
interface CachedAttention {

	/**
	 * Writes the attention of one layer; keys and values go to the outputs {@code present_key_i} and
	 * {@code present_value_i}.
	 *
	 * @param q new tokens × (heads · head size)
	 * @param k new tokens × (key/value heads · head size)
	 * @param v as large as k
	 * @param pastKey 1 × key/value heads × capacity × head size
	 * @param pastValue as large
	 * @return new tokens × (heads · head size)
	 */
	Value attend(int layer, Value q, Value k, Value v, Value pastKey, Value pastValue);
}
