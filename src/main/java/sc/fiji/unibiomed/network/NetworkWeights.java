package sc.fiji.unibiomed.network;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/** The weights of a checkpoint on their way into a graph. */
public interface NetworkWeights {

	/** Where the weights come from. */
	Checkpoint checkpoint();

	/** A tensor of the checkpoint as float32, in its own shape. */
	Value tensor(GraphBuilder graph, String name) throws CheckpointException;

	/**
	 * Linear layers of one and the same input: x·Wᵀ + b on the last axis, the bias left out where the checkpoint has none.
	 *
	 * @param layers names in the checkpoint, without {@code .weight} and {@code .bias}
	 * @return one result per layer
	 */
	List<Value> linear(Operators ops, Value x, List<String> layers) throws CheckpointException;

	/**
	 * Linear layers of one and the same normalised input.
	 *
	 * @param norm name of the layer normalisation in the checkpoint
	 * @param epsilon its epsilon
	 * @return one result per layer
	 */
	default List<Value> normalizedLinear(final Operators ops, final Value x, final String norm, final double epsilon,
		final List<String> layers) throws CheckpointException
	{
		return linear(ops, ops.layerNorm(x, tensor(ops.graph(), norm + ".weight"), tensor(ops.graph(), norm + ".bias"),
			epsilon), layers);
	}

	/**
	 * A linear layer whose result is multiplied channel by channel.
	 *
	 * @param scale name of a tensor with a factor per output
	 */
	default Value scaledLinear(final Operators ops, final Value x, final String layer, final String scale)
		throws CheckpointException
	{
		return ops.multiply(linear(ops, x, List.of(layer)).get(0), tensor(ops.graph(), scale));
	}
}
