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
