package sc.fiji.unibiomed.checkpoint.config;

import sc.fiji.unibiomed.checkpoint.Checkpoint;

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
 * @param vocabSize as the config says; the tensors' row count is what counts, see {@link Checkpoint#vocabularyRows()}
 * @param tieWordEmbeddings whether the output projection is the token embedding
 */
public record LanguageConfig(int hiddenSize, int layers, int heads, int kvHeads, int headDim, int intermediateSize,
	double rmsNormEps, double ropeTheta, int maxPositions, int vocabSize, boolean tieWordEmbeddings)
{}
