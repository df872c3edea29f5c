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
package sc.fiji.unibiomed.network.layer;

/** In which numbers each linear layer of a network is kept. */
@FunctionalInterface
public interface WeightFormatPlan {

	/** Everything in float32. */
	WeightFormatPlan FLOAT32 = (layer, inputs, outputs) -> WeightFormat.FLOAT32;

	/**
	 * @param layer the layer's name in the checkpoint; of layers that are calculated together the first one's
	 * @param inputs values per input row
	 * @param outputs values per output row
	 */
	WeightFormat formOf(String layer, int inputs, int outputs);
}
