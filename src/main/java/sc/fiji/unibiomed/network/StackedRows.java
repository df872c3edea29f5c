package sc.fiji.unibiomed.network;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.TensorRows;

/** The rows of several matrices of the same width, one below the other, each row with a factor. Rows are read on demand. */
final class StackedRows {

	private final List<TensorRows> matrices;
	private final float[] factors;
	private final int count;

	/** @param factors per row, or {@code null} for ones */
	StackedRows(final List<TensorRows> matrices, final float[] factors) {
		this.matrices = matrices;
		this.factors = factors;
		this.count = matrices.stream().mapToInt(TensorRows::rows).sum();
	}

	int count() {
		return count;
	}

	int width() {
		return matrices.get(0).width();
	}

	float factor(final int row) {
		return factors == null ? 1 : factors[row];
	}

	/** A row as it is in the checkpoint. */
	float[] plainRow(final int row) {
		final float[] values = new float[width()];
		int at = row;
		for (final TensorRows matrix : matrices) {
			if (at < matrix.rows()) {
				matrix.copy(at, values, 0);
				return values;
			}
			at -= matrix.rows();
		}
		throw new IndexOutOfBoundsException("There are " + count + " rows, none numbered " + row + ".");
	}

	/** A row times its factor. */
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
