package sc.fiji.unibiomed.network.layer;

/** In which numbers the matrix of a linear layer is kept, and with it how the product is calculated. */
public enum WeightFormat {

	/** Float32: as the reference. */
	FLOAT32,
	/**
	 * 8-bit weights with a scale per output, times inputs that are quantised to 8 bits row by row when they come: the
	 * fastest for many rows.
	 */
	INT8,
	/** 8-bit weights in blocks, times float inputs: as fast as memory can be read for single rows. */
	BITS8,
	/** 4-bit weights in blocks. */
	BITS4
}
