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
 * Dimensions of the Qwen2 decoder ({@code llm_config}), all positive.
 *
 * @param hiddenSize width of the residual stream, {@code heads * headDim}
 * @param layers number of decoder layers
 * @param heads query heads, a multiple of {@code kvHeads}
 * @param kvHeads key/value heads
 * @param headDim width of one head, even
 * @param intermediateSize width inside the MLP
 * @param rmsNormEps epsilon of every normalisation
 * @param ropeTheta base of the rotary position embedding
 * @param maxPositions longest sequence the model was made for
 * @param vocabSize as the config says; the tensors' row count is what counts, see
 *           {@link sc.fiji.unibiomed.checkpoint.Checkpoint#vocabularyRows()}
 * @param tieWordEmbeddings whether the output projection is the token embedding
 */
public record LanguageConfig(int hiddenSize, int layers, int heads, int kvHeads, int headDim, int intermediateSize,
	double rmsNormEps, double ropeTheta, int maxPositions, int vocabSize, boolean tieWordEmbeddings)
{}
