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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.Progress;

/**
 * A model prepared in one precision, as it lies in a cache folder, be it whole or not.
 *
 * @param folder where it is
 * @param model the first 16 digits of the SHA-256 of the model's weights
 * @param configuration the first 8 digits of {@link ModelIdentity#configuration}; empty where an earlier version left
 *           it out
 * @param precision the precision
 * @param current whether this version of the software uses it; what earlier or later ones made is left alone
 * @param complete whether all networks are there
 * @param bytes what it takes on disk
 */
public record PreparedFolder(Path folder, String model, String configuration, Precision precision, boolean current,
	boolean complete, long bytes)
{

	private static final int DIGITS = 16;
	private static final int CONFIGURATION_DIGITS = 8;
	/** Trained with every model, and small. */
	private static final Network SAMPLE = Network.MASK_DECODER;
	private static final Pattern NAME = Pattern
		.compile("([0-9a-f]{" + DIGITS + "})(?:-([0-9a-f]{" + CONFIGURATION_DIGITS + "}))?-([a-z]+)-(.+)");

	static Path parent(final Path cache) {
		return cache.resolve("prepared");
	}

	static String name(final ModelIdentity model, final Precision precision, final String version) {
		return model.weights().substring(0, DIGITS) + '-' + model.configuration().substring(0, CONFIGURATION_DIGITS) +
			'-' + precision.label() + '-' + version;
	}

	/**
	 * Everything that is prepared in a cache folder.
	 *
	 * @param cache need not exist
	 * @throws IOException if it cannot be read
	 */
	public static List<PreparedFolder> in(final Path cache) throws IOException {
		if (!Files.isDirectory(parent(cache))) {
			return List.of();
		}
		final List<Path> folders;
		try (Stream<Path> all = Files.list(parent(cache))) {
			folders = all.filter(Files::isDirectory).sorted().toList();
		}
		final List<PreparedFolder> found = new ArrayList<>();
		for (final Path folder : folders) {
			read(folder).ifPresent(found::add);
		}
		return found;
	}

	private static Optional<PreparedFolder> read(final Path folder) throws IOException {
		final Matcher name = NAME.matcher(folder.getFileName().toString());
		if (!name.matches()) {
			return Optional.empty();
		}
		final Optional<Precision> precision = Arrays.stream(Precision.values())
			.filter(each -> each.label().equals(name.group(3))).findFirst();
		if (precision.isEmpty()) {
			return Optional.empty();
		}
		final boolean complete = precision.get().networks().stream()
			.allMatch(network -> Files.isRegularFile(folder.resolve(network.label()).resolve(PreparedEntry.LIST)));
		return Optional.of(new PreparedFolder(folder, name.group(1), name.group(2) == null ? "" : name.group(2),
			precision.get(), name.group(4).equals(PreparedModel.softwareVersion()), complete, FileTrees.bytes(folder)));
	}

	/** Where the same would be in another cache folder. */
	public Path placeIn(final Path cache) {
		return parent(cache).resolve(folder.getFileName());
	}

	/** The same as it is for a model with this configuration: of no use where it was made with another one. */
	public PreparedFolder with(final String wanted) {
		return new PreparedFolder(folder, model, configuration, precision,
			current && !configuration.isEmpty() && wanted.startsWith(configuration), complete, bytes);
	}

	/** Whether it was made of these weights. */
	public boolean isOf(final String sha256) {
		return sha256.startsWith(model);
	}

	/**
	 * Whether it was made of a model, by content: names and lists can say anything. A small network is made of the
	 * model and compared, byte for byte; the large ones would take as long as to prepare all anew.
	 *
	 * @param work where to make it
	 * @throws IOException if something cannot be read or written
	 * @throws CancelledException if it was cancelled
	 */
	public boolean isMadeOf(final Checkpoint model, final Path work, final Cancellation cancellation)
		throws IOException
	{
		final PreparedModel again = new PreparedModel(work, model, precision);
		again.network(SAMPLE, Progress.NONE, cancellation);
		return FileTrees.isSame(again.folder().resolve(SAMPLE.label()), folder.resolve(SAMPLE.label()));
	}

	/**
	 * The labels of the networks that are damaged or missing. Reads everything.
	 *
	 * @throws CancelledException if it was cancelled
	 */
	public List<String> damaged(final Cancellation cancellation) {
		final List<String> damaged = new ArrayList<>();
		for (final var network : precision.networks()) {
			cancellation.check();
			if (PreparedEntry.read(folder.resolve(network.label()), network.label()).isEmpty()) {
				damaged.add(network.label());
			}
		}
		return damaged;
	}
}
