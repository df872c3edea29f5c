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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFiles;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.WorkFolder;

/**
 * Carries a model to a computer without network: a folder with the model's files, a manifest with their checksums, and
 * in {@code prepared} what was prepared of it. Such a folder is a checkpoint's folder, too.
 */
public final class ModelTransfer {

	private static final Logger LOG = LoggerFactory.getLogger(ModelTransfer.class);
	private static final String PREPARED = "prepared";
	private static final String EXPORTING = ".unibiomed-export-";
	private static final String IMPORTING = ".importing-";
	private static final int BUFFER_BYTES = 1 << 20;

	private final CacheFolder cache;

	public ModelTransfer(final CacheFolder cache) {
		this.cache = cache;
	}

	/** Where models are that were imported and are not from the hub, a folder each. */
	public static Path imported(final Path cache) {
		return cache.resolve("models").resolve("imported");
	}

	/** Copies files, and tells how far it is. */
	private static final class Copying {

		private final Progress progress;
		private final Cancellation cancellation;
		private final long total;
		private long done;

		Copying(final long total, final Progress progress, final Cancellation cancellation) {
			this.total = total;
			this.progress = progress;
			this.cancellation = cancellation;
		}

		/** Tells something for people, if anybody listens. */
		void tell(final String words) {
			if (progress instanceof DownloadListener listener) {
				listener.notice(words);
			}
		}

		void copy(final Path from, final Path to) throws IOException {
			final byte[] buffer = new byte[BUFFER_BYTES];
			try (InputStream in = Files.newInputStream(from); OutputStream out = Files.newOutputStream(to)) {
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					out.write(buffer, 0, count);
					done += count;
					cancellation.check();
					progress.report(Math.min(done, total), total);
				}
			}
		}

		void copyTree(final Path from, final Path to) throws IOException {
			try (Stream<Path> tree = Files.walk(from)) {
				for (final Path each : tree.sorted().toList()) {
					final Path target = to.resolve(from.relativize(each).toString());
					if (Files.isDirectory(each)) {
						Files.createDirectories(target);
					}
					else if (!each.getFileName().toString().endsWith(".lock")) {
						copy(each, target);
					}
				}
			}
		}
	}

	/**
	 * Writes a model, and what was prepared of it, into a folder.
	 *
	 * @param prepared what may go along: what this version of the program made whole
	 * @param target must not exist; appears whole or not at all
	 * @throws IOException if it exists or cannot be written; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 */
	public void export(final ModelFolder model, final List<PreparedFolder> prepared, final Path target,
		final Progress progress, final Cancellation cancellation) throws IOException
	{
		if (Files.exists(target)) {
			throw new IOException(target + " exists already; name a folder that does not.");
		}
		final List<PreparedFolder> useful = prepared.stream().filter(each -> each.current() && each.complete())
			.toList();
		final ModelManifest manifest = manifest(model, cancellation);
		final Path parent = target.toAbsolutePath().getParent();
		final long total = manifest.bytes() + useful.stream().mapToLong(PreparedFolder::bytes).sum();
		try (WorkFolder work = WorkFolder.in(parent, EXPORTING)) {
			final Path temporary = work.path();
			requireSpace(parent, total);
			final Copying copying = new Copying(total, progress, cancellation);
			for (final ModelManifest.Item item : manifest.files()) {
				copying.copy(model.folder().resolve(item.name()), temporary.resolve(item.name()));
			}
			for (final PreparedFolder each : useful) {
				copying.copyTree(each.folder(), temporary.resolve(PREPARED).resolve(each.folder().getFileName()));
			}
			manifest.write(temporary);
			work.moveTo(target);
		}
		catch (final FileSystemException e) {
			throw new IOException(target + " cannot be written (" + e.getMessage() + ").", e);
		}
	}

	/** What is known of a model's files; their checksums are calculated if nobody gave them. */
	private static ModelManifest manifest(final ModelFolder model, final Cancellation cancellation) throws IOException {
		final Optional<ModelManifest> there = ModelManifest.read(model.folder());
		if (there.isPresent()) {
			return there.get();
		}
		// Nobody gets a model that is not one.
		Checkpoint.open(model.folder());
		final List<ModelManifest.Item> items = new ArrayList<>();
		try (Stream<Path> files = Files.list(model.folder())) {
			for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				final String name = file.getFileName().toString();
				if (ModelFiles.isPlainName(name)) {
					items.add(new ModelManifest.Item(name, Files.size(file), FileDigest.sha256Of(file, cancellation)));
				}
			}
		}
		final String name = ModelFiles.isPlainName(model.name()) ? model.name() : "imported";
		return new ModelManifest(name, null, null, null, "", now(), null, items);
	}

	private static String now() {
		return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	private static void requireSpace(final Path folder, final long bytes) throws IOException {
		final long free = Files.getFileStore(folder).getUsableSpace();
		if (free < bytes) {
			throw new IOException("The model needs " + TransferRate.size(bytes) + ", and the disk of " + folder +
				" has " + TransferRate.size(free) + " left; make room.");
		}
	}

	/**
	 * Copies a model that was exported into the cache folder, checking every file.
	 *
	 * @param source a folder that {@link #export} wrote
	 * @return the model; one that is not from the hub is not in the list yet
	 * @throws IOException if it is no such folder, is damaged, or cannot be copied; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public NamedModel importFrom(final Path source, final Progress progress, final Cancellation cancellation)
		throws IOException
	{
		final ModelManifest manifest = ModelManifest.read(source)
			.orElseThrow(() -> new IOException(source + " is not an exported model: it has no " + ModelManifest.FILE +
				". A folder with a checkpoint can be used as it is, or added to the list: " +
				LaunchCommand.line("models", "add", "NAME", source.toString())));
		try {
			final List<PreparedFolder> prepared = PreparedFolder.in(source).stream().filter(PreparedFolder::current)
				.toList();
			final Copying copying = new Copying(
				manifest.bytes() + prepared.stream().mapToLong(PreparedFolder::bytes).sum(), progress, cancellation);
			Files.createDirectories(cache.own());
			requireSpace(cache.own(), copying.total);
			final NamedModel model = manifest.repository() == null
				? importOwn(source, manifest, copying)
				: importHub(source, manifest, copying, cancellation);
			if (!prepared.isEmpty()) {
				final Checkpoint here = Checkpoint.open(folderOf(model), model.name(), cache.checksums());
				for (final PreparedFolder each : prepared) {
					importPrepared(each, here, copying, cancellation);
				}
			}
			return model;
		}
		catch (final FileSystemException e) {
			throw new ModelStore(cache.own()).cannotWrite(e);
		}
	}

	private Path folderOf(final NamedModel model) throws IOException {
		return model.source() instanceof ModelSource.Folder source
			? source.folder()
			: new ModelStore(cache.own()).find(((ModelSource.Repository) model.source()).repository()).orElseThrow();
	}

	private NamedModel importHub(final Path source, final ModelManifest manifest, final Copying copying,
		final Cancellation cancellation) throws IOException
	{
		final HubRepository repository = HubRepository.parse(manifest.repository() + "@" + manifest.revision())
			.orElseThrow(
				() -> new IOException(source + " is damaged: its " + ModelManifest.FILE + " names no repository."));
		final HubRepository version = HubRepository.parse(manifest.repository() + "@" + manifest.commit())
			.filter(HubRepository::isCommit).orElseThrow(
				() -> new IOException(source + " is damaged: its " + ModelManifest.FILE + " names no version."));
		new WeightVouchers(cache).requireKnown(version, WeightVouchers.sums(manifest), source.toString());
		final ModelStore store = new ModelStore(cache.own());
		try (ProcessLock lock = store.lock(repository, () -> {}, cancellation)) {
			if (store.find(version).isEmpty()) {
				final Path folder = store.beginFetching(repository, manifest.commit());
				copyChecked(source, manifest, folder, copying);
				manifest.remember(cache.checksums(), store.finish(repository, folder, manifest.importedAt(now())));
			}
			store.point(repository, manifest.commit());
		}
		return new NamedModel(repository.toString(), new ModelSource.Repository(repository),
			KnownModels.in(repository));
	}

	private NamedModel importOwn(final Path source, final ModelManifest manifest, final Copying copying)
		throws IOException
	{
		final Path target = imported(cache.own()).resolve(manifest.name());
		if (!ModelFiles.isPlainName(manifest.name()) || KnownModels.named(manifest.name()).isPresent()) {
			throw new IOException(
				source + " cannot be imported: '" + manifest.name() + "' is not a name for a model of your own.");
		}
		if (Files.exists(target)) {
			throw new IOException("There is a model '" + manifest.name() + "' already; remove it first: " +
				LaunchCommand.line("models", "remove", manifest.name()));
		}
		try (WorkFolder work = WorkFolder.in(target.getParent(), IMPORTING)) {
			copyChecked(source, manifest, work.path(), copying);
			manifest.importedAt(now()).write(work.path());
			work.moveTo(target);
			manifest.remember(cache.checksums(), target);
		}
		return new NamedModel(manifest.name(), new ModelSource.Folder(target), Optional.empty());
	}

	private static void copyChecked(final Path source, final ModelManifest manifest, final Path folder,
		final Copying copying) throws IOException
	{
		for (final ModelManifest.Item item : manifest.files()) {
			final Path from = source.resolve(item.name());
			final Path to = folder.resolve(item.name());
			if (!Files.isRegularFile(from)) {
				throw new IOException(source + " is damaged: " + item.name() + " is missing.");
			}
			// Under the name of a file that has not come whole: whoever is killed here leaves nothing that a later
			// download would take for one that was checked.
			final Path part = ResumableDownload.partOf(to);
			copying.copy(from, part);
			// What was written is read, not what was meant to be.
			if (Files.size(part) != item.bytes() || !item.digest().fits(part, Progress.NONE, copying.cancellation)) {
				Files.delete(part);
				throw new IOException(source + " is damaged: " + item.name() + " is not what was exported.");
			}
			Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * Takes over what was prepared of the model that was imported, and of no other: what a folder is called says
	 * nothing, so the name is compared with the one that this program gives what it prepares of the files that are here
	 * now.
	 */
	private void importPrepared(final PreparedFolder prepared, final Checkpoint model, final Copying copying,
		final Cancellation cancellation) throws IOException
	{
		final Path target = prepared.placeIn(cache.own());
		final PreparedModel own = new PreparedModel(cache.own(), model, prepared.precision());
		if (Files.exists(target) || !prepared.damaged(cancellation).isEmpty()) {
			// There is one, or a damaged one that would only be made again.
			return;
		}
		try (WorkFolder work = WorkFolder.in(target.getParent(), IMPORTING)) {
			copying.copyTree(prepared.folder(), work.path());
			if (!own.folder().equals(target) || !isMadeOf(model, prepared, cancellation)) {
				final String words = prepared.folder() +
					" was prepared from another model than the one beside it, and is not used";
				LOG.warn("{}.", words);
				copying.tell(words);
				return;
			}
			work.moveTo(target);
		}
	}

	private boolean isMadeOf(final Checkpoint model, final PreparedFolder prepared, final Cancellation cancellation)
		throws IOException
	{
		try (WorkFolder work = WorkFolder.in(cache.own(), IMPORTING)) {
			return prepared.isMadeOf(model, work.path(), cancellation);
		}
	}
}
