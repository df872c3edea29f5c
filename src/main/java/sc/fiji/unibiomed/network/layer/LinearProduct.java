package sc.fiji.unibiomed.network.layer;

import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * What a linear layer makes of its input before the bias is added, which is often done together with something else.
 *
 * @param bias one value per output; {@code null} if the layer has none
 */
public record LinearProduct(Value value, Value bias) {

	/** The layer's result. */
	public Value plusBias(final Operators ops) {
		return bias == null ? value : ops.add(value, bias);
	}
}
