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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/**
 * What a batch does: entries in an order that is the same for everybody who is given the same folders or the same
 * manifest. Questions about one image stand next to each other, so that it is looked at once.
 *
 * @param entries without repetitions
 * @param notes what was left out or not used while the plan was made, and what to do about it: a sentence each, for
 *          people
 */
public record BatchPlan(List<BatchEntry> entries, List<String> notes) {

	/** In place of a pattern: the files in a folder itself that can be read as images. */
	public static final String ALL_IMAGES = "";

	public BatchPlan {
		entries = List.copyOf(entries);
		notes = List.copyOf(notes);
	}

	/** Of which there is nothing to tell. */
	public BatchPlan(final List<BatchEntry> entries) {
		this(entries, List.of());
	}

	/** Whether a note says that images were left out that were meant: it matters for the result. */
	public static boolean isWarning(final String note) {
		return note.startsWith(ImageFolder.UNREADABLE);
	}

	/** Columns that the plan's writer added to each entry, in order; see {@link BatchEntry#further}. */
	public List<String> further() {
		return entries.isEmpty() ? List.of() : List.copyOf(entries.get(0).further().keySet());
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
		final ImageFolder.Names names = ImageFolder.Names.of(glob);
		final List<BatchEntry> entries = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		for (final Path folder : folders) {
			if (!Files.isDirectory(folder)) {
				throw new BatchException("The input folder " + folder + " does not exist.");
			}
			final ImageFolder images = ImageFolder.read(folder, names);
			notes.addAll(images.notes());
			for (final Path file : images.files()) {
				// With several folders, the same name may be in two of them.
				final String image = folders.size() == 1
					? ImageFolder.slashes(folder.relativize(file))
					: ImageFolder.slashes(folder) + "/" + ImageFolder.slashes(folder.relativize(file));
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
					"; name another folder or other files." +
					notes.stream().map(note -> " " + note).collect(Collectors.joining()));
		}
		return new BatchPlan(entries, notes);
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
		return new Manifest(manifest, plane, tasks).plan();
	}

	/**
	 * Prompts that are given to the model as they are written, in the reference's way; see {@link AskedTask#inWords}.
	 *
	 * @throws BatchException if one of them is blank
	 */
	public static List<AskedTask> questions(final List<String> prompts) throws BatchException {
		if (prompts.stream().anyMatch(String::isBlank)) {
			requireTasks(List.of());
		}
		return prompts.stream().map(prompt -> AskedTask.inWords(Task.ASK, prompt)).toList();
	}

	/** The same, whose objects are told apart like this where an entry says nothing of it. */
	public BatchPlan with(final ObjectChoice usual) {
		return new BatchPlan(entries.stream().map(entry -> entry.with(usual)).toList(), notes);
	}

	/** The same, whose answers are checked like this. */
	public BatchPlan with(final CheckLevel level) {
		return new BatchPlan(entries.stream().map(entry -> entry.with(level)).toList(), notes);
	}
}
