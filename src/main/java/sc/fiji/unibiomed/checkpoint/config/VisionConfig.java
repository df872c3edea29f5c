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

/**
 * Dimensions of the InternViT encoder ({@code vision_config}), all positive.
 *
 * @param hiddenSize width of the residual stream, a multiple of {@code heads}
 * @param layers number of transformer layers
 * @param heads attention heads
 * @param intermediateSize width inside the MLP
 * @param patchSize side of a patch in pixels, a divisor of {@code imageSize}
 * @param imageSize side of a tile in pixels
 * @param layerNormEps epsilon of every normalisation
 * @param normType {@code layer_norm}
 * @param hiddenAct {@code gelu}: the exact form, with erf
 * @param qkvBias whether the query/key/value projection has a bias
 * @param qkNormalization whether queries and keys are normalised; false in every checkpoint that is accepted
 */
public record VisionConfig(int hiddenSize, int layers, int heads, int intermediateSize, int patchSize, int imageSize,
	double layerNormEps, String normType, String hiddenAct, boolean qkvBias, boolean qkNormalization)
{

	/** Patches along one side of a tile. */
	public int grid() {
		return imageSize / patchSize;
	}

	/** Width of one attention head. */
	public int headDim() {
		return hiddenSize / heads;
	}
}
