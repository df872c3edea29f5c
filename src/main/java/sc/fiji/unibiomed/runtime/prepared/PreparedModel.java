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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.layer.PreparedWeights;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.WeightsFile;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.PreparationException;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.ProcessLock;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.SeenFiles;
import sc.fiji.unibiomed.util.SoftwareVersion;
import sc.fiji.unibiomed.util.UserCache;
import sc.fiji.unibiomed.util.WorkFolder;

/**
 * The networks of a checkpoint in one precision, kept on disk: graphs, and weights converted so that they can be mapped
 * into memory as they are. A network is made when it is first asked for, and made again when its files turn out to be
 * damaged. Entries belong to the checkpoint's weights and configuration, the precision, and the version of this
 * software. Any number of processes may use the same folder: one makes a network, the others wait for it, and nothing
 * is visible before it is whole.
 */
public final class PreparedModel {

	/**
	 * To be raised whenever graphs or the numbers in them change, so that what older versions prepared is left alone.
	 */
	private static final int FORMAT = 8;

	private final Checkpoint checkpoint;
	private final Precision precision;
	private final Path folder;
	/** Where somebody else may have prepared it; {@code null} for nowhere. */
	private final Path shared;
	private final PreparedTrust trust;
	/** Whether what lies in a folder was made of this model, as far as that was asked. */
	private final Map<Path, Boolean> origins = new HashMap<>();

	/**
	 * @param cache the user's cache folder; need not exist
	 * @throws CheckpointException if the weights cannot be read
	 */
	public PreparedModel(final Path cache, final Checkpoint checkpoint, final Precision precision)
		throws CheckpointException
	{
		this(cache, null, checkpoint, precision);
	}

	private PreparedModel(final Path cache, final Path shared, final Checkpoint checkpoint, final Precision precision)
		throws CheckpointException
	{
		this.checkpoint = checkpoint;
		this.precision = precision;
		final String name = PreparedFolder.name(checkpoint.identity(), precision, softwareVersion());
		this.folder = PreparedFolder.parent(cache).resolve(name);
		this.shared = shared == null ? null : PreparedFolder.parent(shared).resolve(name);
		this.trust = new PreparedTrust(SeenFiles.in(UserCache.recordPlace(cache)));
	}

	/**
	 * The model in the places and the precision of these options, which name a cache folder.
	 *
	 * @throws CheckpointException if the weights cannot be read
	 */
	public static PreparedModel of(final Checkpoint checkpoint, final RuntimeOptions options)
		throws CheckpointException
	{
		return new PreparedModel(options.cache(), options.shared(), checkpoint, options.precision());
	}

	static String softwareVersion() {
		return SoftwareVersion.number().orElse("development") + '-' + FORMAT;
	}

	Precision precision() {
		return precision;
	}

	/** Where networks are made, a folder each. */
	public Path folder() {
		return folder;
	}

	/** Bytes that a network takes on disk; 0 if it is not there. */
	public long size(final Network network) throws IOException {
		final long bytes = FileTrees.bytes(folder.resolve(network.label()));
		return bytes == 0 && shared != null ? FileTrees.bytes(shared.resolve(network.label())) : bytes;
	}

	/**
	 * A network, made first if need be.
	 *
	 * @param progress told how many of the network's weights have been converted, if it is made
	 * @throws CheckpointException if the checkpoint cannot be read
	 * @throws PreparationException if the folder cannot be written, for example because the disk is full
	 * @throws CancelledException if it was cancelled
	 */
	public OnnxGraph network(final Network network, final Progress progress, final Cancellation cancellation)
		throws CheckpointException
	{
		final PreparedTrust.Origin origin = networks -> isMadeOf(networks, cancellation);
		if (shared != null) {
			final Optional<OnnxGraph> there = trust.read(shared.resolve(network.label()), network.label(), origin);
			if (there.isPresent()) {
				return there.get();
			}
		}
		final Path entry = folder.resolve(network.label());
		final Optional<OnnxGraph> there = trust.read(entry, network.label(), origin);
		if (there.isPresent()) {
			return there.get();
		}
		try {
			Files.createDirectories(folder);
			try (
				ProcessLock lock = ProcessLock.take(folder.resolve(network.label() + ".lock"), () -> {}, cancellation))
			{
				// Somebody else may have made it while this one waited.
				final Optional<OnnxGraph> made = trust.read(entry, network.label(), origin);
				return made.isPresent() ? made.get() : make(network, entry, progress, cancellation);
			}
		}
		catch (final IOException | UncheckedIOException e) {
			throw new PreparationException("The model could not be prepared in " + folder + ": " + reason(e) +
				"; make room there, or set UNIBIOMED_HOME to another folder.", e);
		}
	}

	private static String reason(final Exception e) {
		final Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
		return cause.getMessage() == null ? cause.toString() : cause.getMessage();
	}

	private OnnxGraph make(final Network network, final Path entry, final Progress progress,
		final Cancellation cancellation) throws IOException, CheckpointException
	{
		removeLeftovers(network);
		// Not a temporary folder of Java's, which would be for this user only: a cache folder may be shared.
		final Path part = Files.createDirectory(folder.resolve(partPrefix(network) + UUID.randomUUID()));
		try {
			final OnnxGraph graph;
			try (WeightsFile weights = new WeightsFile(part.resolve(PreparedEntry.WEIGHTS))) {
				final ConversionSteps steps = ConversionSteps.of(network, checkpoint, progress, cancellation);
				graph = network.graph(new PreparedWeights(checkpoint, weights, precision.plan(network), steps));
			}
			PreparedEntry.write(part, graph);
			FileTrees.delete(entry);
			Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			FileTrees.delete(part);
		}
		trust.made(entry);
		return PreparedEntry.read(entry, network.label())
			.orElseThrow(() -> new IOException("what was written cannot be read back"));
	}

	/** Whether networks that others could have put there were made of this model; a sample of them is made once. */
	private synchronized boolean isMadeOf(final Path networks, final Cancellation cancellation) throws IOException {
		if (!origins.containsKey(networks)) {
			try (WorkFolder work = WorkFolder.in(trust.record().folder(), ".sample-")) {
				origins.put(networks, new PreparedFolder(networks, "", "", precision, true, true, 0)
					.isMadeOf(checkpoint, work.path(), cancellation));
			}
		}
		return origins.get(networks);
	}

	/** What a process left that was killed in the middle; nobody else is making this network now. */
	private void removeLeftovers(final Network network) throws IOException {
		final List<Path> leftovers;
		try (Stream<Path> all = Files.list(folder)) {
			leftovers = all.filter(path -> path.getFileName().toString().startsWith(partPrefix(network))).toList();
		}
		for (final Path leftover : leftovers) {
			FileTrees.delete(leftover);
		}
	}

	private static String partPrefix(final Network network) {
		return "." + network.label() + "-part";
	}
}
