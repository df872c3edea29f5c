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
package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.DemoWeights;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.ResumableDownload;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.hub.HubCache;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.known.OwnModels;
import sc.fiji.unibiomed.models.known.UnknownModelException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFiles;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.models.transfer.LaunchCommand;
import sc.fiji.unibiomed.models.transfer.ModelDownload;
import sc.fiji.unibiomed.models.transfer.ModelTransfer;
import sc.fiji.unibiomed.models.transfer.ModelVerification;
import sc.fiji.unibiomed.models.transfer.Verification;
import sc.fiji.unibiomed.models.transfer.WeightVouchers;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.Progress;

/**
 * The models that can be used: {@code demo}, the known ones, those that the user added, any repository on the
 * HuggingFace hub ({@code owner/name} or {@code owner/name@revision}), and any folder with a checkpoint.
 *
 * <pre>{@code
 * Models models = new Models(CacheFolder.ofUser());
 * try (LoadedModel model = new LoadedModel(models.open("demo"), RuntimeOptions.exactOnCpu())) {
 * }
 * }</pre>
 */
public final class Models {

	private final CacheFolder cache;
	private final HubSettings hub;
	private final RetryPolicy patience;

	/** The models of this user, in a cache folder. */
	public Models(final CacheFolder cache) {
		this(cache, HubSettings.ofProcess(), RetryPolicy.usual());
	}

	/**
	 * @param hub how the hub is reached
	 * @param patience how long it is waited for
	 */
	public Models(final CacheFolder cache, final HubSettings hub, final RetryPolicy patience) {
		this.cache = cache;
		this.hub = hub;
		this.patience = patience;
	}

	/** Where models are kept. */
	public CacheFolder cache() {
		return cache;
	}

	/**
	 * What a text means where a model is asked for: a model that the user added, a known one, perhaps in a certain
	 * revision ({@code name@revision}), a folder, a repository, in that order.
	 *
	 * @throws UnknownModelException if it means nothing
	 * @throws IOException if the list of the user's models cannot be read
	 */
	public NamedModel find(final String text) throws IOException {
		final String name = text.strip();
		final Optional<NamedModel> added = own().all().stream().filter(model -> model.name().equalsIgnoreCase(name))
			.findFirst();
		if (added.isPresent()) {
			return added.get();
		}
		final Optional<KnownModel> known = KnownModels.named(name);
		if (known.isPresent()) {
			return NamedModel.of(known.get());
		}
		final Optional<Path> folder = folder(name);
		if (folder.isPresent()) {
			return inFolder(folder.get());
		}
		return HubRepository.parse(name).or(() -> knownInRevision(name)).map(Models::inRepository)
			.orElseThrow(() -> unknown(name));
	}

	private static Optional<HubRepository> knownInRevision(final String text) {
		final int at = text.indexOf('@');
		return at < 0
			? Optional.empty()
			: KnownModels.named(text.substring(0, at)).flatMap(KnownModel::source)
				.flatMap(usual -> HubRepository.parse(usual.id() + text.substring(at)));
	}

	/** A folder is called by its own name, however it was named. */
	private static NamedModel inFolder(final Path folder) {
		final Path name = folder.toAbsolutePath().normalize().getFileName();
		return new NamedModel(name == null ? folder.toString() : name.toString(), new ModelSource.Folder(folder),
			Optional.empty());
	}

	private static NamedModel inRepository(final HubRepository repository) {
		final Optional<KnownModel> known = KnownModels.in(repository);
		final boolean usual = known.isPresent() && known.get().source().filter(repository::equals).isPresent();
		return new NamedModel(usual ? known.get().name() : repository.toString(),
			new ModelSource.Repository(repository), known);
	}

	private static Optional<Path> folder(final String name) {
		try {
			return Optional.of(Path.of(name)).filter(path -> !name.isEmpty() && Files.exists(path));
		}
		catch (final InvalidPathException e) {
			return Optional.empty();
		}
	}

	private UnknownModelException unknown(final String name) {
		return new UnknownModelException("The model '" + name + "' is neither a known one (" +
			KnownModels.all().stream().map(KnownModel::name).collect(Collectors.joining(", ")) +
			"), nor a folder that exists, nor a repository on the HuggingFace hub such as owner/name.");
	}

	/**
	 * Where a model is on this disk; nothing is fetched.
	 *
	 * @throws IOException if something cannot be read, or the model inside the program cannot be written
	 */
	public Optional<ModelFolder> locate(final NamedModel model) throws IOException {
		if (model.source() instanceof ModelSource.Embedded) {
			return Optional.of(new ModelFolder(model.name(), DemoModel.folder(cache), ModelPlace.EMBEDDED));
		}
		if (model.source() instanceof ModelSource.Folder source) {
			return Optional.of(new ModelFolder(model.name(), source.folder(),
				isImported(source.folder()) ? ModelPlace.CACHE : ModelPlace.FOLDER));
		}
		return locate(model.name(), ((ModelSource.Repository) model.source()).repository());
	}

	private Optional<ModelFolder> locate(final String name, final HubRepository repository) throws IOException {
		for (final Path place : cache.places()) {
			final Optional<Path> folder = new ModelStore(place).find(repository);
			if (folder.isPresent()) {
				return Optional.of(new ModelFolder(name, folder.get(), ModelPlace.CACHE));
			}
		}
		return hubSnapshot(repository).map(folder -> new ModelFolder(name, folder, ModelPlace.HUB_CACHE));
	}

	/** What other programs have fetched counts if it is whole. */
	private Optional<Path> hubSnapshot(final HubRepository repository) throws IOException {
		final Optional<Path> folder = hub.cache();
		return folder.isEmpty()
			? Optional.empty()
			: new HubCache(folder.get()).snapshot(repository).filter(Checkpoint::isComplete);
	}

	boolean isImported(final Path folder) {
		return cache.places().stream().anyMatch(place -> folder.toAbsolutePath().normalize()
			.startsWith(ModelTransfer.imported(place).toAbsolutePath().normalize()));
	}

	/**
	 * Opens a model for use.
	 *
	 * @param text as {@link #find} reads it
	 * @throws MissingModelException if it has to be fetched first
	 * @throws UnknownModelException if there is no such model
	 * @throws sc.fiji.unibiomed.checkpoint.file.CheckpointException if it cannot be run
	 * @throws IOException if it cannot be read
	 */
	public Checkpoint open(final String text) throws IOException {
		final NamedModel model = find(text);
		final ModelFolder folder = locate(model).orElseThrow(() -> missing(model));
		return Checkpoint.open(folder.folder(), folder.name(), cache.checksums());
	}

	/**
	 * Which model would answer; it is not opened, and need not be there.
	 *
	 * @param text as {@link #find} reads it
	 * @param precision its label
	 * @throws UnknownModelException if there is no such model
	 * @throws IOException if it cannot be read
	 */
	public ModelCredit credit(final String text, final String precision) throws IOException {
		final NamedModel model = find(text);
		final Optional<ModelFolder> folder = locate(model);
		return new ModelCredit(model.name(), precision, folder.isPresent() && DemoWeights.areIn(folder.get().folder()));
	}

	private MissingModelException missing(final NamedModel model) {
		final String size = model.about().map(known -> " (about " + TransferRate.size(known.bytes()) + ")").orElse("");
		return new MissingModelException(model, "The model " + model.name() + " is not on this disk; download it" +
			size + " with: " + LaunchCommand.line("models", "download", model.name()));
	}

	/**
	 * Fetches a model from the hub, or its newest version if an older one is here.
	 *
	 * @param consent asked whether the user agrees to the licence, unless that was asked before
	 * @param listener told how far it is
	 * @return where it is
	 * @throws IOException if it cannot be fetched; the message is for people
	 * @throws LicenceException if the user does not agree
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; what has come is kept
	 */
	public ModelFolder download(final NamedModel model, final Licence.Consent consent, final DownloadListener listener,
		final Cancellation cancellation) throws IOException
	{
		if (!(model.source() instanceof ModelSource.Repository source)) {
			return locate(model).orElseThrow();
		}
		final Optional<ModelFolder> there = locate(model);
		if (there.filter(folder -> folder.place() == ModelPlace.HUB_CACHE).isPresent()) {
			return there.get();
		}
		return new ModelFolder(model.name(), new ModelDownload(cache, hub, patience).fetch(model.name(),
			source.repository(), consent, listener, cancellation), ModelPlace.CACHE);
	}

	/**
	 * All models: known ones, those that the user added, and whatever else is in the cache folder.
	 *
	 * @throws IOException if the cache folder cannot be read
	 */
	public List<ModelStatus> list() throws IOException {
		final List<NamedModel> models = new ArrayList<>(KnownModels.all().stream().map(NamedModel::of).toList());
		own().all().forEach(models::add);
		for (final Path place : cache.places()) {
			for (final HubRepository repository : new ModelStore(place).repositories()) {
				if (models.stream().noneMatch(model -> isFrom(model, repository))) {
					models.add(inRepository(repository));
				}
			}
		}
		final List<PreparedFolder> prepared = prepared();
		final List<ModelStatus> all = new ArrayList<>();
		for (final NamedModel model : models) {
			all.add(status(model, prepared));
		}
		return all;
	}

	private static boolean isFrom(final NamedModel model, final HubRepository repository) {
		return model.source() instanceof ModelSource.Repository source &&
			source.repository().id().equals(repository.id());
	}

	/** Bytes of what was fetched or imported into the user's own cache folder, whole or not. */
	public long kept() throws IOException {
		return FileTrees.bytes(ModelStore.hub(cache.own())) + FileTrees.bytes(ModelTransfer.imported(cache.own()));
	}

	/** What of a model is on this disk. */
	public ModelStatus status(final NamedModel model) throws IOException {
		return status(model, prepared());
	}

	private ModelStatus status(final NamedModel model, final List<PreparedFolder> prepared) throws IOException {
		final Optional<ModelFolder> folder = locate(model).filter(here -> Checkpoint.isComplete(here.folder()));
		final long total = model.about().map(KnownModel::bytes).orElse(0L);
		if (folder.isPresent()) {
			final Optional<String> sha256 = cache.claimedChecksums().known(folder.get().folder());
			final String configuration = configuration(folder.get().folder());
			return new ModelStatus(model, isBusy(model) ? ModelState.BUSY : ModelState.READY, folder,
				FileTrees.bytes(folder.get().folder()), total,
				prepared.stream().filter(each -> sha256.filter(each::isOf).isPresent())
					.map(each -> each.with(configuration)).toList(),
				new WeightVouchers(cache).of(folder.get()));
		}
		final long bytes = arrived(model);
		final ModelState state = isBusy(model) ? ModelState.BUSY : bytes > 0 ? ModelState.PARTLY : ModelState.ABSENT;
		return new ModelStatus(model, state, Optional.empty(), bytes, total, List.of(), new Voucher.Nobody());
	}

	/** Empty if it cannot be used: then nothing that is prepared can be, either. */
	private static String configuration(final Path folder) {
		try {
			return ModelIdentity.configuration(folder);
		}
		catch (final CheckpointException e) {
			// Whoever opens the model is told why.
			return "";
		}
	}

	private boolean isBusy(final NamedModel model) {
		return model.source() instanceof ModelSource.Repository source &&
			cache.places().stream().anyMatch(place -> new ModelStore(place).isBusy(source.repository()));
	}

	private long arrived(final NamedModel model) throws IOException {
		long bytes = 0;
		if (model.source() instanceof ModelSource.Repository source) {
			for (final Path fetching : new ModelStore(cache.own()).fetching(source.repository())) {
				try (Stream<Path> files = Files.list(fetching)) {
					bytes += files
						.filter(
							file -> !file.getFileName().toString().endsWith(".json") || !ResumableDownload.isPart(file))
						.mapToLong(file -> file.toFile().length()).sum();
				}
			}
		}
		return bytes;
	}

	private List<PreparedFolder> prepared() throws IOException {
		final List<PreparedFolder> all = new ArrayList<>();
		for (final Path place : cache.places()) {
			all.addAll(PreparedFolder.in(place));
		}
		return all;
	}

	/** See {@link ModelVerification#verify}. */
	public Verification verify(final NamedModel model, final Progress progress, final Cancellation cancellation)
		throws IOException
	{
		final ModelFolder folder = locate(model).orElseThrow(() -> missing(model));
		return new ModelVerification(cache).verify(model, folder, status(model).prepared(), progress, cancellation);
	}

	/**
	 * Removes a model and everything prepared of it from the cache folder. A folder of the user's, and what other
	 * programs have fetched, is left alone.
	 *
	 * @param model which one
	 * @return bytes that are free now
	 * @throws IOException if something cannot be removed
	 */
	public long remove(final NamedModel model, final Cancellation cancellation) throws IOException {
		long bytes = removePrepared(model);
		final Optional<ModelFolder> folder = locate(model);
		if (model.source() instanceof ModelSource.Repository source) {
			bytes += new ModelStore(cache.own()).remove(source.repository(), cancellation);
		}
		else if (folder.isPresent() && folder.get().place() != ModelPlace.FOLDER) {
			bytes += FileTrees.bytes(folder.get().folder());
			FileTrees.delete(folder.get().folder());
		}
		if (own().all().contains(model)) {
			own().forget(model.name());
		}
		return bytes;
	}

	/** Removes what was prepared of a model, by this version of the program or others. */
	public long removePrepared(final NamedModel model) throws IOException {
		return remove(status(model).prepared());
	}

	/** What other versions of this program prepared, which this one does not use. */
	public List<PreparedFolder> outdated() throws IOException {
		return prepared().stream().filter(each -> !each.current()).toList();
	}

	/** Removes what other versions of this program prepared. */
	public long removeOutdated() throws IOException {
		return remove(outdated());
	}

	private long remove(final List<PreparedFolder> folders) throws IOException {
		long bytes = 0;
		for (final PreparedFolder folder : folders) {
			if (folder.folder().startsWith(cache.own())) {
				FileTrees.delete(folder.folder());
				bytes += folder.bytes();
			}
		}
		return bytes;
	}

	/**
	 * Adds a model to the list.
	 *
	 * @param name what it is called from now on
	 * @param text a folder with a checkpoint, or a repository on the hub
	 * @throws UnknownModelException if the name is taken or cannot be one, or the text names no model
	 */
	public NamedModel add(final String name, final String text) throws IOException {
		if (!ModelFiles.isPlainName(name) || KnownModels.named(name).isPresent()) {
			throw new UnknownModelException("'" + name + "' cannot be the name of a model of yours" +
				(KnownModels.named(name).isPresent() ? ", as a known model has it" : "") +
				"; use letters, digits, dots, dashes and underscores.");
		}
		final NamedModel found = find(text);
		if (found.source() instanceof ModelSource.Folder folder) {
			// Whatever is wrong with it is told now.
			Checkpoint.open(folder.folder());
		}
		own().add(name, found.source());
		return find(name);
	}

	OwnModels own() {
		final List<Path> files = new ArrayList<>(List.of(cache.own().resolve("own-models.json")));
		if (cache.isShared()) {
			files.add(cache.path().resolve("own-models.json"));
		}
		return new OwnModels(files);
	}

	/** See {@link ModelTransfer#export}. */
	public void export(final NamedModel model, final Path target, final Progress progress,
		final Cancellation cancellation) throws IOException
	{
		final ModelFolder folder = locate(model).orElseThrow(() -> missing(model));
		if (folder.place() == ModelPlace.EMBEDDED) {
			throw new IOException(
				"The model " + model.name() + " is inside every copy of this program, so it needs no export.");
		}
		new ModelTransfer(cache).export(folder, status(model).prepared(), target, progress, cancellation);
	}

	/** See {@link ModelTransfer#importFrom}; a model that is not from the hub is added to the list. */
	public NamedModel importFrom(final Path source, final Progress progress, final Cancellation cancellation)
		throws IOException
	{
		final NamedModel model = new ModelTransfer(cache).importFrom(source, progress, cancellation);
		if (model.source() instanceof ModelSource.Folder) {
			own().add(model.name(), model.source());
		}
		return find(model.name());
	}
}
