/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.network.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.TensorRows;

/**
 * Linear layers of the same input as one: their matrices one below the other. Rows are read from the checkpoint on
 * demand; several threads may do so.
 */
final class StackedLayers {

	/** The outputs of one layer. */
	private record Rows(TensorRows matrix, int first, int count, float[] factors) {

		static Rows of(final Checkpoint checkpoint, final LinearLayer layer) throws CheckpointException {
			final TensorRows matrix = new TensorRows(checkpoint.weights(), layer.name() + ".weight");
			final int count = matrix.rows() / layer.parts();
			return new Rows(matrix, layer.part() * count, count,
				layer.scale() == null ? null : checkpoint.weights().floats(layer.scale()));
		}

		float factor(final int row) {
			return factors == null ? 1 : factors[first + row];
		}
	}

	private final List<LinearLayer> layers;
	private final List<Rows> rows = new ArrayList<>();

	StackedLayers(final Checkpoint checkpoint, final List<LinearLayer> layers) throws CheckpointException {
		this.layers = layers;
		for (final LinearLayer layer : layers) {
			rows.add(Rows.of(checkpoint, layer));
		}
	}

	/** The first layer's label; with the number of layers, where there are several. */
	String name() {
		return layers.size() == 1 ? layers.get(0).label() : layers.get(0).label() + "+" + (layers.size() - 1);
	}

	int inputs() {
		return rows.get(0).matrix().width();
	}

	int outputs() {
		return Arrays.stream(outputsOfLayers()).mapToInt(Math::toIntExact).sum();
	}

	/** Number of outputs of each layer. */
	long[] outputsOfLayers() {
		return rows.stream().mapToLong(Rows::count).toArray();
	}

	/** What an output is multiplied by. */
	float factor(final int row) {
		final int index = indexOf(row);
		return rows.get(index).factor(row - start(index));
	}

	/** An output's weights as they are in the checkpoint. */
	float[] plainRow(final int row) {
		final int index = indexOf(row);
		final Rows of = rows.get(index);
		final float[] values = new float[inputs()];
		of.matrix().copy(of.first() + row - start(index), values, 0);
		return values;
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

	private int indexOf(final int row) {
		int index = 0;
		int end = rows.get(0).count();
		while (row >= end) {
			index++;
			end += rows.get(index).count();
		}
		return index;
	}

	private int start(final int index) {
		return rows.stream().limit(index).mapToInt(Rows::count).sum();
	}
}
