package sc.fiji.unibiomed.network.layer;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/** The weights of a checkpoint on their way into a graph. */
public interface NetworkWeights {

	/** Where the weights come from. */
	Checkpoint checkpoint();

	/** Whether everything is in float32, and the network's results are to be those of the reference. */
	boolean areExact();

	/** A tensor of the checkpoint as float32, in its own shape. */
	Value tensor(GraphBuilder graph, String name) throws CheckpointException;

	/**
	 * Linear layers of one and the same input: x·Wᵀ on the last axis, biases apart.
	 *
	 * @param x rows × inputs; networks that are kept in float32 in every precision may have more axes
	 * @return one result per layer
	 */
	List<LinearProduct> products(Operators ops, Value x, List<LinearLayer> layers) throws CheckpointException;
}
