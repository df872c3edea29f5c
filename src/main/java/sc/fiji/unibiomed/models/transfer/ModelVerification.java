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
package sc.fiji.unibiomed.models.transfer;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;
import sc.fiji.unibiomed.util.Progress;

/** Compares a model's files with their checksums. */
public final class ModelVerification {

	private static final Logger LOG = LoggerFactory.getLogger(ModelVerification.class);
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
	private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

	private final CacheFolder cache;

	public ModelVerification(final CacheFolder cache) {
		this.cache = cache;
	}

	/** A file and what it must be. */
	private record Expected(Path file, long bytes, FileDigest digest) {}

	/**
	 * Reads all files of a model and of what was prepared of it. A model in the cache folder that is damaged is taken
	 * out of service: its damaged files are removed, and what is right of it need not be fetched again. The model
	 * inside the program is repaired.
	 *
	 * @param progress told how many bytes are read
	 * @throws IOException if something cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public Verification verify(final NamedModel model, final ModelFolder folder, final List<PreparedFolder> prepared,
		final Progress progress, final Cancellation cancellation) throws IOException
	{
		final List<Expected> expected = expected(folder);
		final List<String> damaged = damaged(expected, progress, cancellation);
		final List<String> networks = new ArrayList<>();
		for (final PreparedFolder each : prepared) {
			if (each.current()) {
				each.damaged(cancellation)
					.forEach(label -> networks.add(label + " (" + each.precision().label() + ")"));
			}
		}
		if (damaged.isEmpty()) {
			// Not what is remembered: that would be what the file once was.
			final String sha256 = Checkpoint.open(folder.folder()).sha256();
			cache.checksums().remember(folder.folder(), sha256);
			return new Verification(expected.size(), sha256, damaged, false, false, networks, voucher(folder, sha256));
		}
		if (folder.place() == ModelPlace.EMBEDDED) {
			for (final String name : damaged) {
				Files.deleteIfExists(folder.folder().resolve(name));
			}
			return new Verification(expected.size(), Checkpoint.open(DemoModel.folder(cache)).sha256(), damaged, false,
				true, networks, new Voucher.Published());
		}
		return new Verification(expected.size(), "", damaged, takeOutOfService(model, folder, damaged, cancellation),
			false, networks, new Voucher.Nobody());
	}

	private Voucher voucher(final ModelFolder folder, final String sha256) throws IOException {
		final WeightVouchers vouchers = new WeightVouchers(cache);
		return folder.place() == ModelPlace.FOLDER || folder.place() == ModelPlace.HUB_CACHE
			? vouchers.compare(folder.folder(), sha256)
			: vouchers.of(folder);
	}

	private static List<Expected> expected(final ModelFolder folder) throws IOException {
		final Optional<ModelManifest> manifest = ModelManifest.read(folder.folder());
		final List<Expected> expected = new ArrayList<>();
		if (manifest.isPresent()) {
			for (final ModelManifest.Item item : manifest.get().files()) {
				expected.add(new Expected(folder.folder().resolve(item.name()), item.bytes(), item.digest()));
			}
		}
		else if (folder.place() == ModelPlace.EMBEDDED) {
			for (final Map.Entry<String, FileDigest> file : DemoModel.digests().entrySet()) {
				final Path copy = folder.folder().resolve(file.getKey());
				expected.add(new Expected(copy, Files.size(copy), file.getValue()));
			}
		}
		else if (folder.place() == ModelPlace.HUB_CACHE) {
			try (Stream<Path> files = Files.list(folder.folder())) {
				for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
					// The hub's software names the files behind its links after their checksums.
					final String name = file.toRealPath().getFileName().toString();
					if (SHA256.matcher(name).matches()) {
						expected.add(new Expected(file, Files.size(file), FileDigest.sha256(name)));
					}
					else if (SHA1.matcher(name).matches()) {
						expected.add(new Expected(file, Files.size(file), FileDigest.gitBlob(name)));
					}
				}
			}
		}
		return expected;
	}

	private static List<String> damaged(final List<Expected> expected, final Progress progress,
		final Cancellation cancellation) throws IOException
	{
		final long total = expected.stream().mapToLong(Expected::bytes).sum();
		final List<String> damaged = new ArrayList<>();
		long before = 0;
		for (final Expected each : expected) {
			final long done = before;
			final boolean right = Files.isRegularFile(each.file()) && Files.size(each.file()) == each.bytes() &&
				each.digest().fits(each.file(), (read, all) -> progress.report(done + read, total), cancellation);
			if (!right) {
				damaged.add(each.file().getFileName().toString());
			}
			before += each.bytes();
		}
		return damaged;
	}

	private boolean takeOutOfService(final NamedModel model, final ModelFolder folder, final List<String> damaged,
		final Cancellation cancellation) throws IOException
	{
		final ModelStore store = new ModelStore(cache.own());
		if (folder.place() != ModelPlace.CACHE || !(model.source() instanceof ModelSource.Repository source) ||
			!folder.folder().startsWith(store.folder(source.repository())))
		{
			return false;
		}
		try (ProcessLock lock = store.lock(source.repository(), () -> {}, cancellation)) {
			for (final String name : damaged) {
				Files.deleteIfExists(folder.folder().resolve(name));
			}
			store.takeOutOfService(folder.folder());
			return true;
		}
		catch (final FileSystemException e) {
			LOG.warn("The damaged model in {} cannot be taken out of service: {}", folder.folder(), e.getMessage());
			return false;
		}
	}
}
