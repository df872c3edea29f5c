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
