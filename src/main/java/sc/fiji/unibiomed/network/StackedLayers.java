package sc.fiji.unibiomed.network;

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.TensorRows;

/**
 * Linear layers of the same input as one: their matrices one below the other, and their biases one after the other. Each
 * output may have a factor. Rows are read from the checkpoint on demand; several threads may do so.
 */
final class StackedLayers {

	private final String name;
	private final List<TensorRows> matrices;
	private final float[] bias;
	private final float[] factors;
	private final int outputs;

	private StackedLayers(final String name, final List<TensorRows> matrices, final float[] bias, final float[] factors) {
		this.name = name;
		this.matrices = matrices;
		this.bias = bias;
		this.factors = factors;
		this.outputs = matrices.stream().mapToInt(TensorRows::rows).sum();
	}

	/** @param layers names in the checkpoint; all have a bias, or none has */
	static StackedLayers of(final Checkpoint checkpoint, final List<String> layers) throws CheckpointException {
		final List<TensorRows> matrices = new ArrayList<>();
		final List<float[]> biases = new ArrayList<>();
		for (final String layer : layers) {
			matrices.add(new TensorRows(checkpoint.weights(), layer + ".weight"));
			if (checkpoint.weights().contains(layer + ".bias")) {
				biases.add(checkpoint.weights().floats(layer + ".bias"));
			}
		}
		if (!biases.isEmpty() && biases.size() < layers.size()) {
			throw new CheckpointException("Of the layers " + layers + " in " + checkpoint.folder() +
				" some have a bias and some have none.");
		}
		return new StackedLayers(layers.get(0), matrices, joined(biases), null);
	}

	/** @param factors what the layer's results are multiplied by, one per output */
	static StackedLayers of(final Checkpoint checkpoint, final String layer, final float[] factors)
		throws CheckpointException
	{
		final StackedLayers plain = of(checkpoint, List.of(layer));
		final float[] bias = plain.bias.clone();
		for (int i = 0; i < bias.length; i++) {
			bias[i] *= factors[i];
		}
		return new StackedLayers(layer, plain.matrices, bias, factors);
	}

	private static float[] joined(final List<float[]> parts) {
		final float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
		int end = 0;
		for (final float[] part : parts) {
			System.arraycopy(part, 0, all, end, part.length);
			end += part.length;
		}
		return all;
	}

	/** The first layer's name. */
	String name() {
		return name;
	}

	int inputs() {
		return matrices.get(0).width();
	}

	int outputs() {
		return outputs;
	}

	long elementCount() {
		return (long) inputs() * outputs;
	}

	boolean hasBias() {
		return bias.length > 0;
	}

	/** One value per output, factors included; empty if there is none. */
	float[] bias() {
		return bias;
	}

	/** What the layers make of an input, bias included: one value per output. */
	float[] biasWith(final float[] input) {
		final float[] result = new float[outputs];
		for (int row = 0; row < outputs; row++) {
			final float[] weights = row(row);
			double sum = hasBias() ? bias[row] : 0;
			for (int i = 0; i < weights.length; i++) {
				sum += (double) weights[i] * input[i];
			}
			result[row] = (float) sum;
		}
		return result;
	}

	/** What an output is multiplied by. */
	float factor(final int row) {
		return factors == null ? 1 : factors[row];
	}

	/** An output's weights as they are in the checkpoint. */
	float[] plainRow(final int row) {
		final float[] values = new float[inputs()];
		int at = row;
		for (final TensorRows matrix : matrices) {
			if (at < matrix.rows()) {
				matrix.copy(at, values, 0);
				return values;
			}
			at -= matrix.rows();
		}
		throw new IndexOutOfBoundsException("There are " + outputs + " outputs, none numbered " + row + ".");
	}

	/** An output's weights times its factor. */
	float[] row(final int row) {
		final float[] values = plainRow(row);
		final float factor = factor(row);
		if (factor != 1) {
			for (int i = 0; i < values.length; i++) {
				values[i] *= factor;
			}
		}
		return values;
	}
}
