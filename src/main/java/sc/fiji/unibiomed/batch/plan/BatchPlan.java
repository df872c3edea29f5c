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
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/**
 * What a batch does: entries in an order that is the same for everybody who is given the same folders or the same
 * manifest. Questions about one image stand next to each other, so that it is looked at once.
 *
 * @param entries without repetitions
 */
public record BatchPlan(List<BatchEntry> entries) {

	/** In place of a pattern: the files in a folder itself that can be read as images. */
	public static final String ALL_IMAGES = "";

	public BatchPlan {
		entries = List.copyOf(entries);
	}

	/**
	 * All images of folders.
	 *
	 * @param folders at least one
	 * @param glob which files, as {@link java.nio.file.FileSystem#getPathMatcher}, where {@code **} goes into folders;
	 *           or {@link #ALL_IMAGES}
	 * @param plane which pages
	 * @param tasks asked about each image, in this order; at least one
	 * @throws BatchException if there are no such files, no tasks, or the glob is none
	 * @throws IOException if a folder cannot be read
	 */
	public static BatchPlan ofFolders(final List<Path> folders, final String glob, final PlaneChoice plane,
		final List<AskedTask> tasks) throws IOException
	{
		requireTasks(tasks);
		if (tasks.stream().anyMatch(task -> task.task() == Task.DESCRIBE)) {
			throw new BatchException("To describe regions, name their masks in the column 'regions' of a manifest.");
		}
		final PathMatcher matcher = matcher(glob);
		final List<BatchEntry> entries = new ArrayList<>();
		for (final Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw new BatchException("The input folder " + folder + " does not exist.");
			}
			for (final Path file : files(folder, matcher)) {
				final String inside = folder.relativize(file).toString().replace('\\', '/');
				// With several folders, the same name may be in two of them.
				final String image = folders.size() == 1 ? inside : folder.toString().replace('\\', '/') + "/" + inside;
				for (final AskedTask task : tasks) {
					entries.add(new BatchEntry(entries.size(), image, file.toAbsolutePath(), plane, task,
						InputChoice.NONE, List.of()));
				}
			}
		}
		if (entries.isEmpty()) {
			throw new BatchException(
				(glob.equals(ALL_IMAGES) ? "There is no image in " : "There is no file '" + glob + "' in ") +
					String.join(", ", folders.stream().map(Path::toString).toList()) +
					"; name another folder or other files.");
		}
		return new BatchPlan(entries);
	}

	/**
	 * The entries by what they are about: those of one image, and of the same pages of it, that stand next to each
	 * other.
	 */
	public List<List<BatchEntry>> images() {
		final List<List<BatchEntry>> images = new ArrayList<>();
		BatchEntry last = null;
		for (final BatchEntry entry : entries) {
			if (last == null || !entry.file().equals(last.file()) || !entry.plane().equals(last.plane())) {
				images.add(new ArrayList<>());
			}
			images.get(images.size() - 1).add(entry);
			last = entry;
		}
		return images;
	}

	static void requireTasks(final List<AskedTask> tasks) throws BatchException {
		if (tasks.isEmpty()) {
			throw new BatchException(
				"Say what to ask about each image, for example \"Please segment nuclei in pathology.\"");
		}
	}

	private static PathMatcher matcher(final String glob) throws BatchException {
		if (glob.equals(ALL_IMAGES)) {
			final Set<String> suffixes = ImageFormats.installed().suffixes();
			return inside -> inside.getNameCount() == 1 &&
				suffixes.stream().anyMatch(suffix -> inside.toString().toLowerCase(Locale.ROOT).endsWith("." + suffix));
		}
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob);
		}
		catch (final PatternSyntaxException e) {
			throw new BatchException("'" + glob + "' is no pattern of file names: " + e.getDescription() + ".", e);
		}
	}

	private static List<Path> files(final Path folder, final PathMatcher matcher) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).filter(file -> !isHidden(folder.relativize(file)))
				.filter(file -> matcher.matches(folder.relativize(file)))
				.sorted((a, b) -> sortable(folder, a).compareTo(sortable(folder, b))).toList();
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/** Not Java's own order of paths, which differs from system to system. */
	private static String sortable(final Path folder, final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	private static boolean isHidden(final Path inside) {
		for (final Path part : inside) {
			if (part.toString().startsWith(".")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The lines of a manifest; see {@link Manifest}.
	 *
	 * @param plane of lines that name none
	 * @param tasks asked where a line says nothing else
	 * @throws BatchException if something in it cannot be used; the message names the line
	 * @throws IOException if it cannot be read
	 */
	public static BatchPlan ofManifest(final Path manifest, final PlaneChoice plane, final List<AskedTask> tasks)
		throws IOException
	{
		return new BatchPlan(new Manifest(manifest, plane, tasks).entries());
	}

	/**
	 * Questions in somebody's own words.
	 *
	 * @throws BatchException if one of them is blank
	 */
	public static List<AskedTask> questions(final List<String> prompts) throws BatchException {
		if (prompts.stream().anyMatch(String::isBlank)) {
			requireTasks(List.of());
		}
		return prompts.stream().map(AskedTask::question).toList();
	}
}
