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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;

/**
 * What lies in the output folder of a batch: of a plan, and of everything else that was asked into the same folder.
 *
 * @param tasks what was tried: images in the plan's order, then others by name; of each image the plan's questions
 *            first
 * @param leftOut what is in no table, with the reasons
 * @param pending entries of the plan that were neither answered nor failed so far
 */
public record FolderContents(List<Known> tasks, List<LeftOut> leftOut, int pending) {

	/**
	 * Something that was tried.
	 *
	 * @param number of its entry in the plan, from 0; -1 if it is of none of them
	 */
	public record Known(EntryRecord record, int number) {

		boolean isPlanned() {
			return number >= 0;
		}
	}

	/**
	 * Something that is in no table.
	 *
	 * @param what its place in the output folder, with slashes
	 * @param image empty if nobody knows; so are the others
	 * @param reason without the end of a sentence
	 */
	public record LeftOut(String what, String image, String prompt, String model, String precision, String reason) {

		static LeftOut of(final String what, final EntryRecord record, final String reason) {
			return new LeftOut(what, record.image(), record.prompt(), record.model(), record.precision(), reason);
		}

		static LeftOut unknown(final String what, final String reason) {
			return new LeftOut(what, "", "", "", "", reason);
		}

		/** For people, in one line. */
		String sentence() {
			return what + " is left out of the tables: " + reason + ".";
		}
	}

	public FolderContents {
		tasks = List.copyOf(tasks);
		leftOut = List.copyOf(leftOut);
	}

	/**
	 * Everything that lies in a folder, whoever asked it.
	 *
	 * @throws BatchException if it is no output folder of a batch, or one of another version
	 * @throws IOException if the folder cannot be read
	 */
	public static FolderContents of(final Path output) throws IOException {
		return of(new BatchPlan(List.of()), Optional.empty(), BatchFolder.existing(output));
	}

	/**
	 * As the other method, beginning with a plan.
	 *
	 * @param asker whose answers are the plan's; empty for anybody's
	 */
	public static FolderContents of(final BatchPlan plan, final Optional<Asker> asker, final Path output)
		throws IOException
	{
		return of(plan, asker, BatchFolder.existing(output));
	}

	/** @throws IOException if the folder cannot be read */
	static FolderContents of(final BatchPlan plan, final Optional<Asker> asker, final BatchFolder folder)
		throws IOException
	{
		return new Search(plan, asker, folder).contents();
	}

	/** What is answered. */
	List<Known> done() {
		return tasks.stream().filter(known -> known.record().isDone()).toList();
	}

	/** What failed. */
	List<Known> failed() {
		return tasks.stream().filter(known -> !known.record().isDone()).toList();
	}

	/** The same without an answer whose files cannot be used. */
	FolderContents without(final Known task, final String reason) {
		final List<Known> rest = new ArrayList<>(tasks);
		rest.removeIf(known -> task.record().folder().equals(known.record().folder()));
		final List<LeftOut> more = new ArrayList<>(leftOut);
		more.add(LeftOut.of(place(task.record().folder()), task.record(), reason));
		final long planned = tasks.stream()
			.filter(known -> known.isPlanned() && task.record().folder().equals(known.record().folder())).count();
		return new FolderContents(rest, more, pending + (int) planned);
	}

	private static String place(final String folder) {
		return BatchFolder.TASKS + "/" + folder;
	}

	/** Looks through a folder. */
	private static final class Search {

		/** A number after those of all plans. */
		private static final int LAST = Integer.MAX_VALUE;
		private static final int KEY_DIGITS = 16;

		private final BatchFolder folder;
		private final BatchPlan plan;
		/** Numbers of the plan's entries, by the names of their notes. */
		private final Map<String, Integer> ofPlan = new HashMap<>();
		/** The same by their keys, which are of any asker. */
		private final Map<String, Integer> numbers = new HashMap<>();
		private final Map<String, Integer> images = new HashMap<>();
		private final boolean anybody;

		private final List<Found> found = new ArrayList<>();
		private final List<LeftOut> leftOut = new ArrayList<>();
		/** Folders of which it is known what becomes of them. */
		private final Set<String> seen = new HashSet<>();

		/** @param number of its entry in the plan, or {@link #LAST} */
		private record Found(EntryRecord record, boolean isPlanned, int number) {}

		Search(final BatchPlan plan, final Optional<Asker> asker, final BatchFolder folder) {
			this.folder = folder;
			this.plan = plan;
			this.anybody = asker.isEmpty();
			for (final BatchEntry entry : plan.entries()) {
				numbers.put(entry.key(), entry.number());
				images.putIfAbsent(entry.image(), entry.number());
				asker.ifPresent(each -> ofPlan.put(each.noteName(entry), entry.number()));
			}
		}

		FolderContents contents() throws IOException {
			final Map<String, EntryRecord> earlier = new TreeMap<>();
			final Map<String, EntryRecord> notes = new TreeMap<>();
			for (final Map.Entry<String, Optional<EntryRecord>> note : folder.notes().entrySet()) {
				if (note.getValue().isEmpty()) {
					leftOut.add(LeftOut.unknown("state/entries/" + note.getKey() + ".json",
						"it is damaged; start the batch again that it is of"));
				}
				else {
					(note.getKey().length() == KEY_DIGITS ? earlier : notes).put(note.getKey(), note.getValue().get());
				}
			}
			for (final Map.Entry<String, EntryRecord> note : notes.entrySet()) {
				take(note.getKey(), note.getValue());
			}
			notes.values().forEach(this::leaveFormer);
			final Set<String> keys = new HashSet<>();
			notes.keySet().forEach(name -> keys.add(key(name)));
			for (final Map.Entry<String, EntryRecord> note : earlier.entrySet()) {
				takeEarlier(note.getKey(), note.getValue(), keys.contains(note.getKey()));
			}
			for (final String name : folder.taskNames().stream().sorted().toList()) {
				if (!seen.contains(name)) {
					takeUnnoted(name);
				}
			}
			leaveChanged();
			nameApart();
			return sorted();
		}

		/** Other answers about files of which the plan knows that they have changed. */
		private void leaveChanged() {
			final Map<String, String> sums = new HashMap<>();
			found.stream().map(Found::record).filter(record -> record.path().isPresent() && record.imageSum() != null)
				.forEach(record -> sums.put(record.file(), ""));
			found.stream().filter(Found::isPlanned).map(Found::record)
				.filter(record -> record.path().isPresent() && record.imageSum() != null)
				.forEach(record -> sums.put(record.file(), record.imageSum()));
			found.removeIf(each -> {
				final EntryRecord record = each.record();
				final String now = record.path().isEmpty() ? "" : sums.getOrDefault(record.file(), "");
				final boolean changed = record.isDone() && record.imageSum() != null && !now.isEmpty() &&
					!now.equals(record.imageSum());
				if (changed) {
					leftOut.add(LeftOut.of(place(record.folder()), record, record.image() + " has changed since"));
				}
				return changed;
			});
		}

		/** Images of the same name that are in different folders have the folder before their names. */
		private void nameApart() {
			final Map<String, Set<String>> files = new HashMap<>();
			final Map<String, Set<String>> contents = new HashMap<>();
			for (final Found each : found) {
				final EntryRecord record = each.record();
				// Images may have been moved or copied meanwhile.
				if (record.path().filter(Files::exists).isPresent()) {
					files.computeIfAbsent(record.image(), unknown -> new HashSet<>()).add(record.file());
					contents.computeIfAbsent(record.image(), unknown -> new HashSet<>())
						.add(record.imageSum() == null ? record.file() : record.imageSum());
				}
			}
			found.replaceAll(each -> {
				final EntryRecord record = each.record();
				if (record.path().isEmpty() || files.getOrDefault(record.image(), Set.of()).size() < 2 ||
					contents.get(record.image()).size() < 2)
				{
					return each;
				}
				// The folder that the image is named from.
				Path from = record.path().get().getParent();
				for (int i = Path.of(record.image()).getNameCount(); i > 1 && from != null; i--) {
					from = from.getParent();
				}
				final String name = from == null || from.getFileName() == null
					? record.image()
					: from.getFileName() + "/" + record.image();
				return new Found(record.named(name), each.isPlanned(), each.number());
			});
		}

		private static String key(final String note) {
			return note.substring(0, Math.min(note.length(), KEY_DIGITS));
		}

		private boolean isPlanned(final String note, final EntryRecord record) {
			final Integer number = anybody
				? numbers.get(key(note))
				: ofPlan.get(note.substring(0, Math.min(note.length(), 2 * KEY_DIGITS + 1)));
			return number != null && !record.isOfAnotherFile(plan.entries().get(number));
		}

		private void add(final String note, final EntryRecord record) {
			found.add(new Found(record, isPlanned(note, record), numbers.getOrDefault(key(note), LAST)));
			if (record.isDone()) {
				seen.add(record.folder());
			}
		}

		private void take(final String note, final EntryRecord record) {
			if (record.isDone()) {
				final Optional<String> damage = damage(record.folder());
				if (damage.isPresent()) {
					seen.add(record.folder());
					leftOut.add(LeftOut.of(place(record.folder()), record, damage.get()));
					return;
				}
			}
			else if (!isPlanned(note, record) && isGone(record)) {
				leftOut.add(LeftOut.of("state/entries/" + note + ".json", record,
					record.image() + " failed before and is not there any more"));
				return;
			}
			add(note, record);
		}

		private static boolean isGone(final EntryRecord record) {
			return record.path().filter(Files::notExists).isPresent();
		}

		private Optional<String> damage(final String name) {
			return folder.damage(name)
				.or(() -> folder.isDone(name) ? Optional.empty() : Optional.of("somebody has deleted it"));
		}

		private void leaveFormer(final EntryRecord record) {
			for (final EntryRecord.Former former : record.former()) {
				if (folder.isDone(former.folder()) && seen.add(former.folder())) {
					leftOut.add(LeftOut.of(place(former.folder()), record, record.replaces(former)));
				}
			}
		}

		/** Of a build that knew one asker only: whether it is still so is in the answer itself. */
		private void takeEarlier(final String note, final EntryRecord record, final boolean isNotedAgain) {
			if (!record.isDone()) {
				if (!isNotedAgain) {
					take(note, record);
				}
				return;
			}
			final boolean known = found.stream().anyMatch(
				each -> record.folder().equals(each.record().folder()) && record.image().equals(each.record().image()));
			if (known || leftOut.stream().anyMatch(each -> each.what().equals(place(record.folder())))) {
				return;
			}
			final Optional<String> damage = damage(record.folder());
			seen.add(record.folder());
			if (damage.isPresent()) {
				leftOut.add(LeftOut.of(place(record.folder()), record, damage.get()));
				return;
			}
			takeUnlessReplaced(note, record.folder(), Optional.of(record));
		}

		/** Nobody noted it, or another note has taken the place of its own. */
		private void takeUnnoted(final String name) {
			final Optional<String> damage = damage(name);
			if (damage.isPresent()) {
				leftOut.add(LeftOut.unknown(place(name), damage.get()));
				return;
			}
			takeUnlessReplaced("", name, Optional.empty());
		}

		private void takeUnlessReplaced(final String note, final String name, final Optional<EntryRecord> noted) {
			try {
				final UnnotedTask task = UnnotedTask.read(folder, name, noted);
				for (final Found each : found) {
					if (each.record().isDone() && each.record().image().equals(task.record().image())) {
						final Optional<String> reason = task
							.replacedBy(UnnotedTask.read(folder, each.record().folder(), Optional.of(each.record())));
						if (reason.isPresent()) {
							leftOut.add(LeftOut.of(place(name), task.record(), reason.get()));
							return;
						}
					}
				}
				add(note, task.record());
			}
			catch (final IOException e) {
				leftOut.add(LeftOut.unknown(place(name), "it cannot be read (" + e.getMessage() + ")"));
			}
		}

		private FolderContents sorted() {
			found.sort(Comparator.comparingInt((Found each) -> images.getOrDefault(each.record().image(), LAST))
				.thenComparing(each -> each.record().image()).thenComparingInt(Found::number)
				.thenComparing(each -> each.record().plane()).thenComparing(each -> each.record().prompt())
				.thenComparing(each -> !each.isPlanned()).thenComparing(each -> each.record().model())
				.thenComparing(each -> each.record().precision()).thenComparing(each -> each.record().settings())
				.thenComparing(each -> each.record().isDone() ? each.record().folder() : ""));
			leftOut.sort(Comparator.comparing(LeftOut::what));
			final long tried = found.stream().filter(Found::isPlanned).mapToInt(Found::number).distinct().count();
			return new FolderContents(
				found.stream().map(each -> new Known(each.record(), each.isPlanned() ? each.number() : -1)).toList(),
				leftOut, plan.entries().size() - (int) tried);
		}
	}
}
