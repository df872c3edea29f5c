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
package sc.fiji.unibiomed.checkpoint.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.util.FolderAccess;

/**
 * Remembers the checksums of weight files, which take seconds to calculate, from one start to the next. A file counts
 * as the same while its path, its size and the time of its last change are; where others may write, who could put back
 * that time, also while the disk's own number of it and time of its last change of any kind are. Several processes may
 * use the same folder.
 */
public final class KnownChecksums {

	/** Remembers nothing. */
	public static final KnownChecksums NONE = new KnownChecksums();

	private static final Logger LOG = LoggerFactory.getLogger(KnownChecksums.class);
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

	/** {@code null} for nowhere. */
	private final Path folder;
	private final List<Path> places;

	private KnownChecksums() {
		folder = null;
		places = List.of();
	}

	/**
	 * @param folder where to remember; need not exist
	 * @param elsewhere where else to look
	 */
	public KnownChecksums(final Path folder, final Path... elsewhere) {
		this.folder = folder;
		final Set<Path> all = new LinkedHashSet<>(List.of(folder));
		all.addAll(List.of(elsewhere));
		places = List.copyOf(all);
	}

	/**
	 * Remembers what somebody knows who has seen the bytes of a checkpoint's weights.
	 *
	 * @param checkpoint its folder
	 * @param sums lower-case hexadecimal SHA-256 by name of file; nothing is remembered if one is missing
	 */
	public void remember(final Path checkpoint, final Map<String, String> sums) {
		try {
			final List<Path> files = WeightFiles.open(checkpoint).files();
			final List<String> inOrder = files.stream().map(file -> sums.get(file.getFileName().toString())).toList();
			if (folder != null && inOrder.stream().noneMatch(Objects::isNull)) {
				write(folder.resolve(note(files)), Checksum.of(files, inOrder));
			}
		}
		catch (final IOException e) {
			LOG.debug("Checksums cannot be remembered in {}: {}", folder, e.toString());
		}
	}

	/**
	 * Remembers what somebody has calculated just now.
	 *
	 * @param checkpoint its folder
	 * @param sha256 as {@link sc.fiji.unibiomed.checkpoint.Checkpoint#sha256} gives it
	 */
	public void remember(final Path checkpoint, final String sha256) {
		try {
			if (folder != null) {
				write(folder.resolve(note(WeightFiles.open(checkpoint).files())), sha256);
			}
		}
		catch (final IOException e) {
			LOG.debug("Checksums cannot be remembered in {}: {}", folder, e.toString());
		}
	}

	/**
	 * The checksum of the weights in a folder, as {@link sc.fiji.unibiomed.checkpoint.Checkpoint#sha256} gives it, if
	 * it is remembered.
	 */
	public Optional<String> known(final Path checkpoint) {
		try {
			return known(note(WeightFiles.open(checkpoint).files()));
		}
		catch (final IOException e) {
			LOG.debug("The checksum of {} cannot be looked up: {}", checkpoint, e.toString());
			return Optional.empty();
		}
	}

	private Optional<String> known(final String note) throws IOException {
		for (final Path place : places) {
			final Optional<String> known = read(place.resolve(note));
			if (known.isPresent()) {
				return known;
			}
		}
		return Optional.empty();
	}

	/** The checksum of these files: the one remembered, or else calculated. */
	public String of(final List<Path> files) throws CheckpointException {
		if (folder == null) {
			return Checksum.of(files);
		}
		try {
			final String note = note(files);
			final Optional<String> known = known(note);
			if (known.isPresent()) {
				return known.get();
			}
			final String sum = Checksum.of(files);
			write(folder.resolve(note), sum);
			return sum;
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException e) {
			LOG.debug("Checksums cannot be remembered in {}: {}", folder, e.toString());
			return Checksum.of(files);
		}
	}

	private static String note(final List<Path> files) throws IOException {
		return Checksum.ofText(identity(files)) + ".sha256";
	}

	private static String identity(final List<Path> files) throws IOException {
		final StringBuilder identity = new StringBuilder();
		for (final Path file : files) {
			identity.append(file.toRealPath()).append('\n').append(Files.size(file)).append(' ')
				.append(Files.getLastModifiedTime(file)).append('\n');
			if (!FolderAccess.isOnlyThisUsers(file.toRealPath().getParent())) {
				identity.append(ofTheDisk(file)).append('\n');
			}
		}
		return identity.toString();
	}

	/** What nobody can set: the number of a file, and when anything of it changed last, where the disk knows them. */
	private static String ofTheDisk(final Path file) throws IOException {
		return Files.getFileStore(file).supportsFileAttributeView("unix")
			? new TreeMap<>(Files.readAttributes(file, "unix:ino,ctime")).toString()
			: Files.readAttributes(file, BasicFileAttributes.class).fileKey() + " " +
				Files.readAttributes(file, BasicFileAttributes.class).creationTime();
	}

	private static Optional<String> read(final Path note) throws IOException {
		if (!Files.exists(note)) {
			return Optional.empty();
		}
		final String text = Files.readString(note, StandardCharsets.ISO_8859_1).strip();
		return SHA256.matcher(text).matches() ? Optional.of(text) : Optional.empty();
	}

	private void write(final Path note, final String sum) throws IOException {
		Files.createDirectories(folder);
		// Not a temporary file of Java's, which would be for this user only: the folder may be shared.
		final Path part = folder.resolve("." + UUID.randomUUID() + ".part");
		try {
			Files.writeString(part, sum + '\n');
			Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
