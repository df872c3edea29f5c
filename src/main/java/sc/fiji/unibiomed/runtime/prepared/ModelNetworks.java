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
package sc.fiji.unibiomed.runtime.prepared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.PreparationException;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/** Where a model's networks come from: prepared ones on disk, or the checkpoint itself. */
public interface ModelNetworks extends AutoCloseable {

	/** See {@link PreparedModel#network}. */
	OnnxGraph graph(Network network, Progress progress, Cancellation cancellation) throws CheckpointException;

	@Override
	void close();

	/** Prepared networks where the options name a folder for them. */
	static ModelNetworks of(final Checkpoint checkpoint, final RuntimeOptions options) throws CheckpointException {
		if (options.cache() != null) {
			return new Kept(checkpoint, PreparedModel.of(checkpoint, options));
		}
		return options.precision() == Precision.EXACT
			? new InPlace(checkpoint)
			: Temporary.of(checkpoint, options.precision());
	}

	/** Graphs that use the checkpoint's own files, converted at each load. */
	record InPlace(Checkpoint checkpoint) implements ModelNetworks {

		@Override
		public OnnxGraph graph(final Network network, final Progress progress, final Cancellation cancellation)
			throws CheckpointException
		{
			return network.graph(new StoredWeights(checkpoint));
		}

		@Override
		public void close() {
			// Nothing is open.
		}
	}

	/** Prepared once for all processes. */
	record Kept(Checkpoint checkpoint, PreparedModel model) implements ModelNetworks {

		private static final Logger LOG = LoggerFactory.getLogger(ModelNetworks.class);

		@Override
		public OnnxGraph graph(final Network network, final Progress progress, final Cancellation cancellation)
			throws CheckpointException
		{
			try {
				return model.network(network, progress, cancellation);
			}
			catch (final PreparationException e) {
				if (model.precision() != Precision.EXACT) {
					throw e;
				}
				// Float32 needs the most room, and is the one that also works without.
				LOG.warn("{} Until then, the model's weights are converted at each start.", e.getMessage());
				return new InPlace(checkpoint).graph(network, progress, cancellation);
			}
		}

		@Override
		public void close() {
			// Stays for the next start.
		}
	}

	/** Prepared for as long as the model is loaded. */
	record Temporary(PreparedModel model, Path folder) implements ModelNetworks {

		static Temporary of(final Checkpoint checkpoint, final Precision precision) throws CheckpointException {
			try {
				final Path folder = Files.createTempDirectory("unibiomed-" + ProcessHandle.current().pid() + "-");
				return new Temporary(new PreparedModel(folder, checkpoint, precision), folder);
			}
			catch (final IOException e) {
				throw new PreparationException("The model could not be prepared: " + e.getMessage() + ".", e);
			}
		}

		@Override
		public OnnxGraph graph(final Network network, final Progress progress, final Cancellation cancellation)
			throws CheckpointException
		{
			return model.network(network, progress, cancellation);
		}

		@Override
		public void close() {
			try (Stream<Path> tree = Files.walk(folder)) {
				for (final Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
			catch (final IOException e) {
				throw new PreparationException(
					"The temporary folder " + folder + " could not be removed: " + e.getMessage() + ".", e);
			}
		}
	}
}
