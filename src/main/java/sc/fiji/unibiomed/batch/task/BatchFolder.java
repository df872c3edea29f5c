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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.image.file.PathText;
import sc.fiji.unibiomed.util.AtomicFile;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.DurableFiles;
import sc.fiji.unibiomed.util.FileNames;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.ProcessLock;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * The output folder of a batch, which any number of processes fill at the same time: {@code tasks/NAME} for each task,
 * which appears whole; {@code state/entries} says what became of each entry and asker, {@code state/claims} who is at
 * what.
 *
 * @param root the folder
 */
public record BatchFolder(Path root) {

	/** What folders of this kind are; raised whenever answers of an older kind must not stand beside new ones. */
	private static final int FORMAT = 2;
	/** Name of the folder with the tasks' folders. */
	static final String TASKS = "tasks";

	private static final String NOTE = ".json";
	private static final int ID_DIGITS = 10;
	private static final int NAME_LENGTH = 60;
	/** To write a note takes no time; this long is for clocks of other computers that are wrong. */
	private static final Duration LONGEST_NOTE = Duration.ofHours(1);

	/**
	 * Makes the folder.
	 *
	 * @throws BatchException if it cannot be made or written to
	 */
	public static BatchFolder at(final Path root) throws BatchException {
		final BatchFolder folder = new BatchFolder(root);
		folder.checkFormat();
		try {
			Files.createDirectories(folder.tasks());
			Files.createDirectories(folder.entries());
			Files.createDirectories(folder.claims());
			final Path probe = folder.root.resolve(".probe-" + UUID.randomUUID());
			Files.createFile(probe);
			Files.delete(probe);
			folder.markFormat();
			return folder;
		}
		catch (final FileSystemException e) {
			throw new BatchException("The output folder " + root + " cannot be written to (" +
				(e.getReason() == null ? e.getMessage() : e.getReason()) + "); choose another folder.", e);
		}
		catch (final IOException e) {
			throw new BatchException(
				"The output folder " + root + " cannot be written to (" + e.getMessage() + "); choose another folder.",
				e);
		}
	}

	/**
	 * The folder as it is, which may not be there yet. Nothing is made or changed.
	 *
	 * @throws BatchException if it could not be made or written to
	 */
	public static BatchFolder asItIs(final Path root) throws BatchException {
		final BatchFolder folder = new BatchFolder(root);
		folder.checkFormat();
		Path there = root.toAbsolutePath();
		while (there != null && Files.notExists(there)) {
			there = there.getParent();
		}
		if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
			throw new BatchException("The output folder " + root + " cannot be written to (" +
				(there == null || Files.isDirectory(there) ? "permission denied" : there + " is not a folder") +
				"); choose another folder.");
		}
		return folder;
	}

	/**
	 * A folder that is only read.
	 *
	 * @throws BatchException if it is no output folder of a batch, or one of another version
	 */
	static BatchFolder existing(final Path root) throws BatchException {
		final BatchFolder folder = new BatchFolder(root);
		if (!Files.isDirectory(root)) {
			throw new BatchException("The folder " + root + " does not exist.");
		}
		if (!Files.isRegularFile(folder.format())) {
			throw new BatchException(
				"The folder " + root + " is not an output folder of a batch: it has no file state/format.");
		}
		folder.checkFormat();
		return folder;
	}

	/**
	 * Whether there may be answers in it.
	 *
	 * @throws IOException if it cannot be read
	 */
	public boolean hasTasks() throws IOException {
		return isFilled(tasks());
	}

	/**
	 * A folder that was made by a version that asked in another way is not gone on with: its answers would be others.
	 */
	private void checkFormat() throws BatchException {
		final Path marker = format();
		try {
			if (Files.isRegularFile(marker)) {
				final String text = Files.readString(marker, StandardCharsets.ISO_8859_1).strip();
				if (!text.matches("[0-9]{1,9}")) {
					throw new BatchException("The file " + marker +
						" is damaged, so it is unknown which version wrote the answers in " + root +
						". Choose another folder; or, if it was this version, write " + FORMAT + " into the file.");
				}
				if (!text.equals(Integer.toString(FORMAT))) {
					throw foreign("another version of this program (format " + text + ")");
				}
				return;
			}
			if (isFilled(tasks()) || isFilled(entries())) {
				throw foreign("version 0.1 of this program, which showed some images differently to the model");
			}
		}
		catch (final BatchException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new BatchException(
				"The output folder " + root + " cannot be read (" + e.getMessage() + "); choose another folder.", e);
		}
	}

	private BatchException foreign(final String who) {
		return new BatchException("The output folder " + root + " has answers of " + who +
			". They stay as they are; choose another folder for new ones.");
	}

	private static boolean isFilled(final Path folder) throws IOException {
		return Files.isDirectory(folder) && !children(folder).isEmpty();
	}

	private void markFormat() throws IOException {
		if (!Files.exists(format())) {
			AtomicFile.writeText(format(), writer -> writer.write(FORMAT + "\n"));
		}
	}

	private Path format() {
		return root.resolve("state").resolve("format");
	}

	Path tasks() {
		return root.resolve(TASKS);
	}

	private Path entries() {
		return root.resolve("state").resolve("entries");
	}

	private Path claims() {
		return root.resolve("state").resolve("claims");
	}

	/** The name of a task's folder: the image's name for people, the id's beginning for programs. */
	static String name(final BatchEntry entry, final String id) {
		final String file = PathText.of(entry.file().getFileName());
		final String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
		final String plain = Normalizer.normalize(stem, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{N}._-]+", "-")
			.replaceAll("^[.-]+", "");
		return FileNames.plain(VisibleText.beginning(plain, NAME_LENGTH), "_" + id.substring(0, ID_DIGITS), "");
	}

	/** Whether a task is done: its folder is there, and whole. */
	public boolean isDone(final String name) {
		return Files.isDirectory(tasks().resolve(name)) && TaskCheck.damage(tasks().resolve(name)).isEmpty();
	}

	/**
	 * What is wrong with a task that was done once.
	 *
	 * @return for people, such as "mask-1.png is missing"; empty if it was never done, or is whole
	 */
	Optional<String> damage(final String name) {
		return Files.exists(tasks().resolve(name)) ? TaskCheck.damage(tasks().resolve(name)) : Optional.empty();
	}

	/** Takes a task, unless somebody else has it. */
	Optional<ProcessLock> claim(final String name) throws IOException {
		return ProcessLock.tryTake(claims().resolve(name + ".lock"));
	}

	/**
	 * A folder to write a task into; what somebody left who was killed at it is removed, and so is what is not whole.
	 * Under the claim.
	 */
	Path begin(final String name) throws IOException {
		final String prefix = "." + name + "-part-";
		for (final Path leftover : children(tasks())) {
			if (leftover.getFileName().toString().startsWith(prefix)) {
				FileTrees.delete(leftover);
			}
		}
		if (damage(name).isPresent()) {
			FileTrees.delete(tasks().resolve(name));
		}
		return Files.createDirectory(tasks().resolve(prefix + UUID.randomUUID()));
	}

	/** Gives a task's folder its name, once all of it is on disk. If somebody else was faster, theirs stays. */
	void finish(final String name, final Path part) throws IOException {
		DurableFiles.forceTree(part);
		try {
			Files.move(part, tasks().resolve(name), StandardCopyOption.ATOMIC_MOVE);
			DurableFiles.forceNames(tasks());
		}
		catch (final FileAlreadyExistsException | DirectoryNotEmptyException e) {
			if (!isDone(name)) {
				throw e;
			}
			FileTrees.delete(part);
		}
		catch (final FileSystemException e) {
			if (!isDone(name)) {
				throw e;
			}
			// Some systems have no exception of its own for a folder that is there.
			FileTrees.delete(part);
		}
	}

	/**
	 * Notes what became of an entry, unless that stands there already.
	 *
	 * @param asker of the whole batch
	 */
	public void note(final BatchEntry entry, final Asker asker, final EntryRecord record) throws IOException {
		final Path file = noteOf(entry, asker, Optional.ofNullable(record.imageSum()));
		final Optional<EntryRecord> before = read(file);
		final EntryRecord now = before.map(record::after).orElse(record);
		if (!before.equals(Optional.of(now))) {
			AtomicFile.writeText(file, writer -> new Gson().toJson(now, writer));
		}
		// Builds that knew one asker for each folder had one note for each entry.
		final Path earlier = entries().resolve(entry.key() + NOTE);
		if (read(earlier).filter(note -> !note.isDone() || note.folder().equals(now.folder())).isPresent()) {
			Files.deleteIfExists(earlier);
		}
	}

	/** An image of another folder may have the same name: then the note has the checksum of its place in its name. */
	private Path noteOf(final BatchEntry entry, final Asker asker, final Optional<String> imageSum) throws IOException {
		final Path note = entries().resolve(asker.noteName(entry) + NOTE);
		return read(note)
			.filter(record -> record.isOfAnotherFile(entry) && !Optional.ofNullable(record.imageSum()).equals(imageSum))
			.isPresent() ? entries().resolve(asker.noteName(entry) + "-" + entry.placeKey() + NOTE) : note;
	}

	/**
	 * Whether there is a note of an entry that cannot be understood.
	 *
	 * @return its name in the output folder; empty if it is good, or there is none
	 * @throws IOException if it cannot be read
	 */
	public Optional<String> damagedNote(final BatchEntry entry, final Asker asker) throws IOException {
		final Path file = noteOf(entry, asker, Optional.empty());
		return Files.exists(file) && read(file).isEmpty()
			? Optional.of("state/entries/" + file.getFileName())
			: Optional.empty();
	}

	/**
	 * All notes, in no order.
	 *
	 * @return by their names without the ending; what cannot be understood is empty
	 */
	Map<String, Optional<EntryRecord>> notes() throws IOException {
		final Map<String, Optional<EntryRecord>> notes = new HashMap<>();
		if (Files.isDirectory(entries())) {
			for (final Path file : children(entries())) {
				final String name = file.getFileName().toString();
				if (name.endsWith(NOTE) && !name.startsWith(".")) {
					notes.put(name.substring(0, name.length() - NOTE.length()), read(file));
				}
			}
		}
		return notes;
	}

	/** Names of the folders of all tasks that were done once, in no order. */
	List<String> taskNames() throws IOException {
		return Files.isDirectory(tasks())
			? children(tasks()).stream().filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
				.filter(name -> !name.startsWith(".")).toList()
			: List.of();
	}

	/** As it stands there; empty if there is none that can be understood. */
	private static Optional<EntryRecord> read(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional
				.ofNullable(new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), EntryRecord.class))
				.filter(EntryRecord::isUsable);
		}
		catch (final NoSuchFileException e) {
			// Another process has written a newer one.
			return Optional.empty();
		}
		catch (final JsonParseException | CharacterCodingException e) {
			return Optional.empty();
		}
	}

	/**
	 * Takes the name "done" from a task whose files cannot be used, unless somebody is at it: whoever comes to it next
	 * does it again.
	 */
	void undo(final String name) throws IOException {
		final Optional<ProcessLock> lock = claim(name);
		if (lock.isPresent()) {
			try (ProcessLock held = lock.get()) {
				Files.deleteIfExists(tasks().resolve(name).resolve(TaskCheck.ANSWER));
			}
		}
	}

	/**
	 * Removes files that somebody left half-written who was killed: at once those of the tables, which are written by
	 * whoever holds the {@link #combining} lock, and notes once nobody can be at them any more.
	 */
	void removeHalfWritten() throws IOException {
		final Instant longAgo = Instant.now().minus(LONGEST_NOTE);
		for (final Path file : parts(root)) {
			Files.deleteIfExists(file);
		}
		for (final Path file : parts(entries())) {
			if (file.toFile().lastModified() < longAgo.toEpochMilli()) {
				Files.deleteIfExists(file);
			}
		}
	}

	private static List<Path> parts(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(file -> file.getFileName().toString().matches("\\..*\\.part")).toList();
		}
	}

	/** Keeps others from putting results together at the same time. */
	public ProcessLock combining(final Cancellation cancellation) throws IOException {
		return ProcessLock.take(root.resolve("state").resolve("combining.lock"), () -> {}, cancellation);
	}

	private static List<Path> children(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.toList();
		}
	}
}
