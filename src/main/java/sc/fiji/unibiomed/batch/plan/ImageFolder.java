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
package sc.fiji.unibiomed.batch.plan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

import sc.fiji.unibiomed.image.file.PathText;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * The images in a folder and, if the pattern goes into folders, below it. Left out is what is hidden, what this program
 * has written there itself, and what cannot be looked into.
 *
 * @param files in an order that is the same on every system, each below the folder as it was named
 * @param notes what was left out that somebody might miss: a sentence each, for people
 */
record ImageFolder(List<Path> files, List<String> notes) {

	/** Begins the note on what cannot be read. */
	static final String UNREADABLE = "Left out, as it cannot be read: ";

	/** So many names are told, of any number. */
	private static final int TOLD = 3;

	/**
	 * Which files are wanted.
	 *
	 * @param matcher of their places below the folder
	 * @param depth how many folders deep they may be; 1 for the folder itself
	 */
	record Names(PathMatcher matcher, int depth) {

		/**
		 * Reads a pattern.
		 *
		 * @param glob as {@link java.nio.file.FileSystem#getPathMatcher} reads it, or {@link BatchPlan#ALL_IMAGES}
		 * @throws BatchException if it is none
		 */
		static Names of(final String glob) throws BatchException {
			if (glob.equals(BatchPlan.ALL_IMAGES)) {
				final Set<String> suffixes = ImageFormats.installed().suffixes();
				return new Names(inside -> suffixes.stream()
					.anyMatch(suffix -> inside.toString().toLowerCase(Locale.ROOT).endsWith("." + suffix)), 1);
			}
			try {
				// Each slash is one folder more at most; two stars are any number.
				final int depth = glob.contains("**")
					? Integer.MAX_VALUE
					: 1 + (int) glob.chars().filter(each -> each == '/').count();
				return new Names(FileSystems.getDefault().getPathMatcher("glob:" + glob), depth);
			}
			catch (final PatternSyntaxException e) {
				throw new BatchException("'" + glob + "' is not a pattern of file names: " + e.getDescription() + ".",
					e);
			}
		}
	}

	ImageFolder {
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

	/**
	 * Looks through a folder.
	 *
	 * @throws BatchException if the folder itself cannot be read
	 * @throws IOException if something fails that is not the matter of one of its files
	 */
	static ImageFolder read(final Path folder, final Names names) throws IOException {
		// The folder may be a link itself; links within are not followed, so that none leads round and round.
		final Walk walk = new Walk(folder, folder.toRealPath(), names);
		Files.walkFileTree(walk.real, Set.of(), names.depth(), walk);
		return new ImageFolder(List.copyOf(walk.found.values()), walk.notes());
	}

	/** With slashes on every system; where a backslash is a letter like others, it stays. */
	static String slashes(final Path path) {
		final String separator = path.getFileSystem().getSeparator();
		final String text = PathText.of(path);
		return separator.equals("/") ? text : text.replace(separator, "/");
	}

	/** A walk through a folder. */
	private static final class Walk extends SimpleFileVisitor<Path> {

		private final Path folder;
		private final Path real;
		private final Names names;
		/** By a name that sorts alike everywhere. */
		private final Map<String, Path> found = new TreeMap<>();
		private final List<String> unreadable = new ArrayList<>();
		private final List<String> outputs = new ArrayList<>();
		private final List<String> links = new ArrayList<>();
		private int results;
		private final Map<Path, Set<String>> resultsOf = new HashMap<>();

		Walk(final Path folder, final Path real, final Names names) {
			this.folder = folder;
			this.real = real;
			this.names = names;
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path directory, final BasicFileAttributes attributes)
			throws IOException
		{
			if (directory.equals(real)) {
				return FileVisitResult.CONTINUE;
			}
			if (isHidden(directory)) {
				return FileVisitResult.SKIP_SUBTREE;
			}
			if (OutputFolders.isOutput(directory) || OutputFolders.isPartOfOutput(directory)) {
				outputs.add(inside(directory));
				return FileVisitResult.SKIP_SUBTREE;
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
			final Path inside = real.relativize(file);
			if (isHidden(file)) {
				return FileVisitResult.CONTINUE;
			}
			if (names.depth() > 1 && attributes.isSymbolicLink() && Files.isDirectory(file)) {
				links.add(inside(file));
			}
			else if (names.matcher().matches(inside) && Files.isRegularFile(file)) {
				if (results(file.getParent()).contains(file.getFileName().toString())) {
					results++;
				}
				else {
					found.put(slashes(inside), folder.resolve(inside));
				}
			}
			return FileVisitResult.CONTINUE;
		}

		private Set<String> results(final Path parent) {
			return resultsOf.computeIfAbsent(parent, key -> {
				try {
					return OutputFolders.results(parent);
				}
				catch (final IOException e) {
					// Whether it is an answer of ours cannot be known, so that its neighbours are images.
					unreadable.add(inside(parent.resolve("answer.json")) + reason(e));
					return Set.of();
				}
			});
		}

		@Override
		public FileVisitResult visitFileFailed(final Path file, final IOException failure) throws IOException {
			if (file.equals(real)) {
				throw new BatchException(
					"The input folder " + folder + " cannot be read" + reason(failure) + "; see who may read it.",
					failure);
			}
			// What has gone meanwhile is not missed.
			if (!isHidden(file) && !(failure instanceof NoSuchFileException)) {
				unreadable.add(inside(file) + reason(failure));
			}
			return FileVisitResult.CONTINUE;
		}

		/** What was read of the folder by then counts. */
		@Override
		public FileVisitResult postVisitDirectory(final Path directory, final IOException failure) throws IOException {
			return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
		}

		private static String reason(final IOException failure) {
			if (failure instanceof AccessDeniedException) {
				return " (permission denied)";
			}
			return failure instanceof final FileSystemException e && e.getReason() != null
				? " (" + e.getReason() + ")"
				: "";
		}

		private String inside(final Path file) {
			return VisibleText.line(slashes(real.relativize(file)));
		}

		private static boolean isHidden(final Path file) {
			return file.getFileName().toString().startsWith(".");
		}

		List<String> notes() {
			final List<String> notes = new ArrayList<>();
			if (!unreadable.isEmpty()) {
				notes.add(UNREADABLE + listed(unreadable) + "; see who may read it in " +
					VisibleText.line(folder.toString()) + ".");
			}
			if (!outputs.isEmpty()) {
				notes.add("Left out, as this program has written it: " + listed(outputs) + " in " +
					VisibleText.line(folder.toString()) + ".");
			}
			if (results > 0) {
				notes.add("Left out: " + results + (results == 1 ? " picture" : " pictures") +
					" that this program has written beside an answer.json in " + VisibleText.line(folder.toString()) +
					".");
			}
			if (!links.isEmpty()) {
				notes.add("Left out, as it is a link to another folder: " + listed(links) +
					"; to include it, name it as an input folder.");
			}
			return notes;
		}

		private static String listed(final List<String> names) {
			final List<String> first = names.stream().sorted().limit(TOLD).toList();
			return String.join(", ", first) + (names.size() > TOLD ? " and " + (names.size() - TOLD) + " more" : "");
		}
	}
}
