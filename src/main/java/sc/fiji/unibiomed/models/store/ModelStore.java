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
package sc.fiji.unibiomed.models.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * Models from the hub in a cache folder: {@code models/hub/OWNER--NAME/COMMIT} for each version, which appears whole;
 * {@code .fetching-COMMIT} for what is on its way; {@code refs/REVISION} says which version a revision means.
 *
 * @param root the cache folder; need not exist
 */
public record ModelStore(Path root) {

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
	private static final String FETCHING = ".fetching-";
	private static final String REMOVED = ".removed-";
	private static final String LOCK = ".lock";

	/** Where the repositories have their folders. */
	public static Path hub(final Path root) {
		return root.resolve("models").resolve("hub");
	}

	/** The folder of a repository; need not exist. */
	public Path folder(final HubRepository repository) {
		return hub(root).resolve(repository.folder());
	}

	private Path ref(final HubRepository repository) {
		// Branches may have slashes in their names.
		return folder(repository).resolve("refs").resolve(repository.revision().replace("/", "--"));
	}

	/**
	 * Where a version is that is whole.
	 *
	 * @throws IOException if it cannot be read
	 */
	public Optional<Path> find(final HubRepository repository) throws IOException {
		final Optional<String> commit = commit(repository);
		return commit.isEmpty() ? Optional.empty() : whole(folder(repository).resolve(commit.get()));
	}

	private Optional<String> commit(final HubRepository repository) throws IOException {
		if (COMMIT.matcher(repository.revision()).matches()) {
			return Optional.of(repository.revision());
		}
		final Path ref = ref(repository);
		if (!Files.isRegularFile(ref)) {
			return Optional.empty();
		}
		return Optional.of(Files.readString(ref, StandardCharsets.UTF_8).strip())
			.filter(name -> COMMIT.matcher(name).matches());
	}

	private static Optional<Path> whole(final Path folder) throws IOException {
		final Optional<ModelManifest> manifest = ModelManifest.read(folder);
		return manifest.isPresent() && manifest.get().isCompleteIn(folder) ? Optional.of(folder) : Optional.empty();
	}

	/** All repositories that have anything here, whole or not. */
	public List<HubRepository> repositories() throws IOException {
		final List<HubRepository> found = new ArrayList<>();
		for (final Path folder : children(hub(root))) {
			HubRepository.parse(folder.getFileName().toString().replaceFirst("--", "/")).ifPresent(found::add);
		}
		return found;
	}

	/** The versions of a repository that have a folder, whole or not. */
	public List<Path> versions(final HubRepository repository) throws IOException {
		return children(folder(repository)).stream()
			.filter(path -> COMMIT.matcher(path.getFileName().toString()).matches()).toList();
	}

	/** What is on its way; there may be several where the repository changed in between. */
	public List<Path> fetching(final HubRepository repository) throws IOException {
		return children(folder(repository)).stream().filter(path -> path.getFileName().toString().startsWith(FETCHING))
			.toList();
	}

	private static List<Path> children(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(Files::isDirectory).sorted().toList();
		}
	}

	/** Whether somebody fetches, verifies or removes a version at the moment. */
	public boolean isBusy(final HubRepository repository) {
		final Path file = folder(repository).resolve(LOCK);
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (ProcessLock lock = ProcessLock.tryTake(file).orElse(null)) {
			return lock == null;
		}
		catch (final IOException e) {
			// Somebody else's folder, in which this user changes nothing.
			return false;
		}
	}

	/**
	 * Keeps everybody else from changing anything in a repository.
	 *
	 * @param waiting called once if somebody else is at it
	 * @throws IOException if the folder cannot be written to; the message is for people
	 */
	public ProcessLock lock(final HubRepository repository, final Runnable waiting, final Cancellation cancellation)
		throws IOException
	{
		try {
			return ProcessLock.take(Files.createDirectories(folder(repository)).resolve(LOCK), waiting, cancellation);
		}
		catch (final FileSystemException e) {
			throw cannotWrite(e);
		}
	}

	public IOException cannotWrite(final FileSystemException e) {
		return new IOException("The cache folder " + root + " cannot be written to (" + e.getMessage() + "); set " +
			CacheFolder.VARIABLE + ", or the cache folder in UniBiomed Options, to a folder that can.", e);
	}

	/**
	 * The folder for a version on its way, made if need be; those of other versions are thrown away. Under the lock.
	 */
	public Path beginFetching(final HubRepository repository, final String commit) throws IOException {
		for (final Path other : fetching(repository)) {
			if (!other.getFileName().toString().equals(FETCHING + commit)) {
				FileTrees.delete(other);
			}
		}
		final Path folder = folder(repository).resolve(FETCHING + commit);
		final Path version = folder(repository).resolve(commit);
		if (Files.isDirectory(version) && !Files.isDirectory(folder)) {
			// It is there and not whole: what is right of it need not be fetched again.
			takeOutOfService(version);
		}
		return Files.createDirectories(folder);
	}

	/** Makes a version one that is on its way, so that nobody takes it for whole. Under the lock. */
	public void takeOutOfService(final Path version) throws IOException {
		Files.deleteIfExists(version.resolve(ModelManifest.FILE));
		final Path fetching = version.resolveSibling(FETCHING + version.getFileName());
		FileTrees.delete(fetching);
		Files.move(version, fetching, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Makes a version that is on its way, and now whole, one that can be used. Under the lock. */
	public Path finish(final HubRepository repository, final Path fetching, final ModelManifest manifest)
		throws IOException
	{
		manifest.write(fetching);
		final Path version = folder(repository).resolve(manifest.commit());
		FileTrees.delete(version);
		Files.move(fetching, version, StandardCopyOption.ATOMIC_MOVE);
		return version;
	}

	/** Notes which version a revision means. Under the lock. */
	public void point(final HubRepository repository, final String commit) throws IOException {
		if (COMMIT.matcher(repository.revision()).matches()) {
			return;
		}
		final Path ref = ref(repository);
		Files.createDirectories(ref.getParent());
		final Path part = ref.resolveSibling("." + UUID.randomUUID() + ".part");
		try {
			Files.writeString(part, commit, StandardCharsets.UTF_8);
			Files.move(part, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/**
	 * Removes everything of a repository; from the first step on, nothing of it can be taken for a model.
	 *
	 * @return bytes that are free now
	 */
	public long remove(final HubRepository repository, final Cancellation cancellation) throws IOException {
		final Path folder = folder(repository);
		if (!Files.isDirectory(folder)) {
			return 0;
		}
		final long bytes = FileTrees.bytes(folder);
		final Path removed = folder.resolveSibling(REMOVED + UUID.randomUUID());
		try (ProcessLock lock = lock(repository, () -> {}, cancellation)) {
			for (final Path child : children(folder)) {
				Files.createDirectories(removed);
				Files.move(child, removed.resolve(child.getFileName()), StandardCopyOption.ATOMIC_MOVE);
			}
		}
		catch (final FileSystemException e) {
			throw cannotWrite(e);
		}
		FileTrees.delete(folder);
		for (final Path left : children(folder.getParent())) {
			// Also of somebody who was killed while removing.
			if (left.getFileName().toString().startsWith(REMOVED)) {
				FileTrees.delete(left);
			}
		}
		return bytes;
	}
}
