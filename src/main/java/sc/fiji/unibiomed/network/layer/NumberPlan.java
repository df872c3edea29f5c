package sc.fiji.unibiomed.network.layer;

/** In which numbers each linear layer of a network is kept. */
@FunctionalInterface
public interface NumberPlan {

	/** Everything in float32. */
	NumberPlan FLOAT32 = (layer, inputs, outputs) -> LinearForm.FLOAT32;

	/**
	 * @param layer the layer's name in the checkpoint; of layers that are calculated together the first one's
	 * @param inputs values per input row
	 * @param outputs values per output row
	 */
	LinearForm formOf(String layer, int inputs, int outputs);
}
