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
package sc.fiji.unibiomed.findings;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.util.DurableFiles;

/**
 * A folder of results that appears whole or not at all. Files are written into a temporary folder near it;
 * {@link #publish} moves them to their place, and closing without that deletes them.
 */
public final class ResultFolder implements AutoCloseable {

	/** Names that results have; files of an earlier result with such names are replaced or removed. */
	private static final String RESULT_NAMES = "{answer.json,overlay.png,mask-[0-9]*.png,mask-[0-9]*.tif}";
	private static final String ANSWER = "answer.json";

	private final Path target;
	private final Path temporary;

	/**
	 * @param target the folder; may exist, then other files in it stay as they are
	 * @throws OutputException if the target is a file, or nothing can be written there; the message is for people
	 */
	public ResultFolder(final Path target) throws IOException {
		check(target);
		this.target = target.toAbsolutePath().normalize();
		this.temporary = Files.createTempDirectory(nearestFolder(this.target), ".unibiomed-");
	}

	/**
	 * Checks a place before work is done for it; writes nothing.
	 *
	 * @throws OutputException if the target is a file, or nothing can be written there; the message is for people
	 */
	public static void check(final Path target) throws OutputException {
		if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(target)) {
			throw new OutputException("The output " + target + " is a file; give a folder.");
		}
		final Path existing = nearestFolder(target.toAbsolutePath().normalize());
		if (!Files.isDirectory(existing)) {
			throw new OutputException("The output folder " + target + " cannot be made: " + existing + " is a file.");
		}
		if (!Files.isWritable(existing)) {
			throw new OutputException("The output folder " + target + " cannot be written: " + existing +
				" is read-only for you; choose another folder.");
		}
	}

	/**
	 * The target itself or the lowest of its parents that exists: on the same disk as the target, so that files can be
	 * moved.
	 */
	private static Path nearestFolder(final Path target) {
		Path existing = target;
		while (!Files.exists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		return existing;
	}

	/**
	 * Names of the files in a folder that are an answer of this program: {@code answer.json}, masks, overlay, what was
	 * exported with them. Other files may lie beside them.
	 *
	 * @return empty if there is no answer
	 * @throws IOException if the folder cannot be read
	 */
	public static Set<String> results(final Path folder) throws IOException {
		if (!EarlierAnswer.isOurs(folder.resolve(ANSWER))) {
			return Set.of();
		}
		final Set<String> names = new LinkedHashSet<>(EarlierAnswer.exports(folder.resolve(ANSWER)));
		files(folder, RESULT_NAMES).forEach(file -> names.add(file.getFileName().toString()));
		if (Files.exists(folder.resolve("findings-coco.json"))) {
			// A task of a batch, which has a thumbnail besides.
			names.add("thumbnail.png");
		}
		return names;
	}

	/** Where to write a file of the result. */
	public Path file(final String name) {
		return temporary.resolve(name);
	}

	/**
	 * Moves everything to its place. An earlier result is set aside until the new one is there, and comes back if that
	 * fails.
	 */
	public void publish() throws IOException {
		DurableFiles.forceTree(temporary);
		if (!Files.exists(target)) {
			Files.createDirectories(target.getParent());
			widenPermissions();
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
			DurableFiles.forceNames(target.getParent());
			return;
		}
		final Path earlier = Files.createDirectory(temporary.resolve("earlier"));
		final List<Path> published = new ArrayList<>();
		try {
			for (final Path file : earlierFiles()) {
				// A folder of such a name is none of ours.
				if (!Files.isDirectory(file)) {
					move(file, earlier);
				}
			}
			for (final Path file : files(temporary, "*")) {
				if (!Files.isDirectory(file)) {
					published.add(move(file, target));
				}
			}
		}
		catch (final IOException e) {
			putBack(earlier, published, e);
			throw e;
		}
		DurableFiles.forceNames(target);
	}

	/** Files of the earlier result: those of its names, those it tells of, and those that new ones replace. */
	private List<Path> earlierFiles() throws IOException {
		final Set<Path> all = new LinkedHashSet<>(files(target, RESULT_NAMES));
		EarlierAnswer.exports(target.resolve(ANSWER)).stream().map(target::resolve).forEach(all::add);
		files(temporary, "*").stream().map(Path::getFileName).map(target::resolve).forEach(all::add);
		// answer.json last, so that it speaks only of files that are there.
		if (all.remove(target.resolve(ANSWER))) {
			all.add(target.resolve(ANSWER));
		}
		return all.stream().filter(Files::exists).toList();
	}

	private void putBack(final Path earlier, final List<Path> published, final IOException failure) {
		try {
			for (final Path file : published) {
				Files.delete(file);
			}
			for (final Path file : files(earlier, "*")) {
				move(file, target);
			}
		}
		catch (final IOException e) {
			failure.addSuppressed(e);
		}
	}

	/** Files by pattern; {@code answer.json} last, so that it speaks only of files that are there. */
	private static List<Path> files(final Path folder, final String pattern) throws IOException {
		final List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
			found.forEach(files::add);
		}
		if (files.remove(folder.resolve(ANSWER))) {
			files.add(folder.resolve(ANSWER));
		}
		return files;
	}

	private static Path move(final Path file, final Path folder) throws IOException {
		return Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
	}

	/** Temporary folders are private to their user; results get what the user's other new folders have. */
	private void widenPermissions() throws IOException {
		if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
			final Path usual = Files.createDirectory(temporary.resolve("permissions"));
			final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(usual);
			Files.delete(usual);
			Files.setPosixFilePermissions(temporary, permissions);
		}
	}

	@Override
	public void close() throws IOException {
		delete(temporary);
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		for (final Path file : files(folder, "*")) {
			if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
				delete(file);
			}
			else {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}
}
