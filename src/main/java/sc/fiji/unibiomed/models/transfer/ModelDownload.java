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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.SafetensorsFile;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.Proxies;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.download.WebClient;
import sc.fiji.unibiomed.models.hub.Hub;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.models.hub.HubListing;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.known.AcceptedLicences;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFiles;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;
import sc.fiji.unibiomed.util.Progress;

/**
 * Fetches a model from the hub into the cache folder: the files that are read, each checked against the hub's checksum
 * while it arrives. The model appears when it is whole; what has come before a failure, a cancel or a kill is kept.
 */
public final class ModelDownload {

	/** Left for the system and for what else is written meanwhile. */
	private static final long SPARE_BYTES = 64_000_000;

	private final CacheFolder cache;
	private final HubSettings settings;
	private final RetryPolicy patience;
	private final ModelStore store;

	public ModelDownload(final CacheFolder cache, final HubSettings settings, final RetryPolicy patience) {
		this.cache = cache;
		this.settings = settings;
		this.patience = patience;
		this.store = new ModelStore(cache.own());
	}

	/**
	 * Fetches a model, unless its newest version is here.
	 *
	 * @param name what it is called
	 * @param consent asked before the first byte, unless the user has agreed before
	 * @param listener told how many of all bytes are there
	 * @return the folder of the model
	 * @throws IOException if it cannot be fetched; the message is for people
	 * @throws LicenceException if the user does not agree to the licence
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public Path fetch(final String name, final HubRepository repository, final Licence.Consent consent,
		final DownloadListener listener, final Cancellation cancellation) throws IOException
	{
		if (settings.isOffline()) {
			throw new DownloadException("The environment variable HF_HUB_OFFLINE forbids the download of " +
				repository + "; unset it, or import the model from a folder: unibiomed models import FOLDER.");
		}
		try (WebClient web = new WebClient(Proxies.ofProcess(), patience, settings.token())) {
			final Hub hub = new Hub(settings.endpoint(), web, settings.isTokenKeptBack());
			final HubListing listing = withAllChecksums(hub, hub.list(repository, listener, cancellation), listener,
				cancellation);
			final List<HubFile> files = ModelFiles.of(listing);
			new WeightVouchers(cache).requireKnown(version(listing), WeightVouchers.sums(files),
				settings.endpoint().getHost());
			requireConsent(name, listing, files, consent);
			try (ProcessLock lock = store.lock(repository,
				() -> listener.notice("another program is downloading " + repository + ", waiting for it"),
				cancellation))
			{
				return fetch(name, web, hub, listing, files, listener, cancellation);
			}
			catch (final FileSystemException e) {
				throw store.cannotWrite(e);
			}
		}
	}

	/** What is needed and was listed without checksum is looked up; what is for people only is left out, and told. */
	private static HubListing withAllChecksums(final Hub hub, final HubListing listing, final DownloadListener listener,
		final Cancellation cancellation) throws IOException
	{
		final List<HubFile> files = new ArrayList<>(listing.files());
		final List<String> left = new ArrayList<>();
		for (final String path : listing.unchecked()) {
			if (ModelFiles.isNeeded(path)) {
				files.add(hub.lookUp(listing, path, listener, cancellation));
			}
			else {
				if (ModelFiles.isForPeople(path)) {
					listener.notice(path + " is not downloaded, as the hub does not give its size and checksum");
				}
				left.add(path);
			}
		}
		return new HubListing(listing.repository(), listing.commit(), listing.licence(), files, left);
	}

	private void requireConsent(final String name, final HubListing listing, final List<HubFile> files,
		final Licence.Consent consent) throws IOException
	{
		final Optional<KnownModel> known = KnownModels.in(listing.repository());
		final String id = listing.repository().id();
		final Licence licence = new Licence(name, id,
			listing.licence().isEmpty() ? known.map(KnownModel::licence).orElse("") : listing.licence(),
			settings.endpoint() + "/" + id, known.map(KnownModel::licenceNote).orElse(""),
			files.stream().mapToLong(HubFile::bytes).sum());
		final AcceptedLicences accepted = new AcceptedLicences(cache.own().resolve("accepted-licences.json"));
		if (accepted.contain(licence)) {
			return;
		}
		if (!consent.to(licence)) {
			throw new LicenceException(licence);
		}
		accepted.add(licence);
	}

	private Path fetch(final String name, final WebClient web, final Hub hub, final HubListing listing,
		final List<HubFile> files, final DownloadListener listener, final Cancellation cancellation) throws IOException
	{
		final HubRepository repository = listing.repository();
		final HubRepository version = version(listing);
		final Optional<Path> there = store.find(version);
		if (there.isPresent()) {
			// Perhaps since a moment ago, fetched by whoever had the lock.
			store.point(repository, listing.commit());
			final long bytes = files.stream().mapToLong(HubFile::bytes).sum();
			listener.report(bytes, bytes);
			return there.get();
		}
		final Path folder = store.beginFetching(repository, listing.commit());
		removeWrongSizes(folder, files);
		reuse(repository, folder, files, cancellation);
		requireSpace(folder, files);
		final List<HubFile> small = files.stream().filter(file -> !ModelFiles.isWeights(file.path())).toList();
		final List<HubFile> weights = files.stream().filter(file -> ModelFiles.isWeights(file.path())).toList();
		final ParallelDownload downloads = new ParallelDownload(web, folder, files, listener);
		try {
			downloads.fetch(small, file -> hub.file(listing, file), cancellation);
			requireSupported(repository, folder);
			downloads.fetch(weights, file -> hub.file(listing, file), cancellation);
		}
		catch (final RefusedFileException e) {
			throw hub.refusal(listing, e.path(), e.refused());
		}
		requireWeights(repository, folder, weights);
		final WeightVouchers vouchers = new WeightVouchers(cache);
		final Map<String, String> sums = sums(folder, weights, cancellation);
		vouchers.requireKnown(version, sums, settings.endpoint().getHost());
		final ModelManifest manifest = manifest(name, listing, files, sums);
		final Path finished = store.finish(repository, folder, manifest);
		store.point(repository, listing.commit());
		manifest.remember(cache.checksums(), finished);
		vouchers.saw(version, sums);
		return finished;
	}

	private static HubRepository version(final HubListing listing) {
		return new HubRepository(listing.repository().owner(), listing.repository().name(), listing.commit());
	}

	/** Before gigabytes are fetched for nothing. */
	private static void requireSupported(final HubRepository repository, final Path folder) throws IOException {
		try {
			Checkpoint.requireSupported(folder.resolve(ModelFiles.CONFIG));
		}
		catch (final CheckpointException e) {
			throw new DownloadException(
				repository + " cannot be run by this program, so its weights were not downloaded: " + e.getMessage(),
				e);
		}
	}

	/** SHA-256 of all weights; calculated of those that the hub lists with another checksum. */
	private static Map<String, String> sums(final Path folder, final List<HubFile> weights,
		final Cancellation cancellation) throws IOException
	{
		final Map<String, String> sums = WeightVouchers.sums(weights);
		for (final HubFile file : weights) {
			if (!sums.containsKey(file.path())) {
				sums.put(file.path(), FileDigest.sha256Of(folder.resolve(file.path()), cancellation).hex());
			}
		}
		return sums;
	}

	/** A mirror may list and send what only stands for the weights. */
	private static void requireWeights(final HubRepository repository, final Path folder, final List<HubFile> weights)
		throws IOException
	{
		for (final HubFile file : weights) {
			try {
				SafetensorsFile.readHeader(folder.resolve(file.path()));
			}
			catch (final CheckpointException e) {
				Files.delete(folder.resolve(file.path()));
				throw new DownloadException("The weights of " + repository +
					" came as the hub lists them and are none, so they were removed: " + e.getMessage(), e);
			}
		}
	}

	private static void removeWrongSizes(final Path folder, final List<HubFile> files) throws IOException {
		for (final HubFile file : files) {
			final Path here = folder.resolve(file.path());
			if (Files.isRegularFile(here) && Files.size(here) != file.bytes()) {
				Files.delete(here);
			}
		}
	}

	/** What an earlier version has in the same form need not be fetched again. */
	private void reuse(final HubRepository repository, final Path folder, final List<HubFile> files,
		final Cancellation cancellation) throws IOException
	{
		for (final Path version : store.versions(repository)) {
			final List<ModelManifest.Item> items = ModelManifest.read(version).map(ModelManifest::files)
				.orElse(List.of());
			for (final HubFile file : files) {
				final Path here = folder.resolve(file.path());
				final Path before = version.resolve(file.path());
				if (!Files.exists(here) && Files.isRegularFile(before) && Files.size(before) == file.bytes() &&
					isSame(file, before, items, cancellation))
				{
					linkOrCopy(before, here);
				}
			}
		}
	}

	/** Whether a file is the one of an earlier version. It is read where the two lists have different checksums. */
	private static boolean isSame(final HubFile file, final Path before, final List<ModelManifest.Item> items,
		final Cancellation cancellation) throws IOException
	{
		final Optional<FileDigest> known = items.stream().filter(item -> item.name().equals(file.path()))
			.map(ModelManifest.Item::digest).findFirst();
		if (known.isEmpty() || known.get().kind() == file.digest().kind()) {
			return known.filter(file.digest()::equals).isPresent();
		}
		return file.digest().fits(before, Progress.NONE, cancellation);
	}

	private static void linkOrCopy(final Path from, final Path to) throws IOException {
		try {
			Files.createLink(to, from);
		}
		catch (final UnsupportedOperationException | FileSystemException e) {
			final Path part = to.resolveSibling(to.getFileName() + ".copy");
			Files.deleteIfExists(part);
			Files.copy(from, part);
			Files.move(part, to);
		}
	}

	private void requireSpace(final Path folder, final List<HubFile> files) throws IOException {
		long missing = 0;
		for (final HubFile file : files) {
			missing += file.bytes() - Math.min(file.bytes(), ResumableDownload.arrived(folder.resolve(file.path())));
		}
		final long free = Files.getFileStore(folder).getUsableSpace();
		if (missing > 0 && free < missing + SPARE_BYTES) {
			throw new DownloadException(
				"The model needs " + TransferRate.size(missing + SPARE_BYTES) + " more on the disk of " + cache.own() +
					", which has " + TransferRate.size(free) + " left; make room, or set " + CacheFolder.VARIABLE +
					", or the cache folder in UniBiomed Options, to a folder on another disk.");
		}
	}

	/** Weights are in it with their SHA-256, whatever the hub lists: it is what they are compared with later. */
	private static ModelManifest manifest(final String name, final HubListing listing, final List<HubFile> files,
		final Map<String, String> sums)
	{
		final List<ModelManifest.Item> items = new ArrayList<>();
		for (final HubFile file : files) {
			items.add(new ModelManifest.Item(file.path(), file.bytes(),
				Optional.ofNullable(sums.get(file.path())).map(FileDigest::sha256).orElse(file.digest())));
		}
		return new ModelManifest(name, listing.repository().id(), listing.repository().revision(), listing.commit(),
			listing.licence(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), null, items);
	}
}
