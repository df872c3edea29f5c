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
package sc.fiji.unibiomed.imagej.result;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * The answers of this session, their findings, and which one is selected. Window, image, ROI Manager and texts all look
 * at this one model, so that selecting a finding in one of them selects it in all. Safe for use by several threads;
 * listeners are called on the thread that made the change.
 */
public final class FindingsModel {

	/** Told what changed. */
	public interface Listener {

		/** An answer came, with or without findings; its rows are there. */
		default void answered(final ImageAnswer answer) {}

		/** Something is to be told, in a sentence. */
		default void told(final String sentence) {}

		/** Rows or answers were added or removed. */
		default void rowsChanged() {}

		/** A row has another name, verdict or note. */
		default void rowChanged(final FindingRow row) {}

		/** Another row is selected, or none. */
		default void selectionChanged(final Optional<FindingRow> row) {}
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final List<ImageAnswer> answers = new ArrayList<>();
	private final List<FindingRow> rows = new ArrayList<>();
	private final RegionId ids = new RegionId();
	private final Predicate<FindingRow> isSeen;
	private long nextId = 1;
	private long selected;

	/** Findings whose regions are seen as long as their image is open. */
	public FindingsModel() {
		this(row -> row.answer().image().getProcessor() != null);
	}

	/** @param isSeen whether the region of a row is still seen somewhere, so that others must not be taken for it */
	FindingsModel(final Predicate<FindingRow> isSeen) {
		this.isSeen = isSeen;
	}

	public void addListener(final Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(final Listener listener) {
		listeners.remove(listener);
	}

	/** The rows, in the order in which they came; a copy. */
	public synchronized List<FindingRow> rows() {
		return List.copyOf(rows);
	}

	/** The rows of one answer, in their order; none if it is in words only, or was taken back. */
	public synchronized List<FindingRow> rows(final ImageAnswer answer) {
		return rows.stream().filter(row -> row.answer() == answer).toList();
	}

	/** The answers, those in words only, too, in the order in which they came; a copy. */
	public synchronized List<ImageAnswer> answers() {
		return List.copyOf(answers);
	}

	/** The selected row. */
	public synchronized Optional<FindingRow> selected() {
		return find(selected);
	}

	/** Id of the row that a region, or the one that it is a copy of, is tied to; empty for what others drew. */
	OptionalLong idOf(final Roi region) {
		return ids.of(region);
	}

	/** The row of a region, or of the one that it is a copy of; empty for what others drew. */
	public synchronized Optional<FindingRow> rowOf(final Roi region) {
		return find(ids.of(region).orElse(0));
	}

	/** Ties a region to a row, as its own is. */
	void mark(final Roi region, final FindingRow row) {
		ids.mark(region, row.id());
	}

	/**
	 * Adds an answer with a row per region, which get their names, colours and marks by this, and returns the rows.
	 * Where it is the first about a second image, regions of the first are called after it, too.
	 */
	public List<FindingRow> add(final ImageAnswer answer, final List<FoundRegion> regions) {
		final List<FindingRow> added;
		final List<FindingRow> renamed;
		synchronized (this) {
			renamed = regions.isEmpty() || !hasSeveralImages(answer) ? List.of() : withImage(answer);
			added = made(answer, regions);
			rows.addAll(added);
			answers.add(answer);
		}
		listeners.forEach(Listener::rowsChanged);
		renamed.forEach(row -> listeners.forEach(listener -> listener.rowChanged(row)));
		return added;
	}

	private List<FindingRow> made(final ImageAnswer answer, final List<FoundRegion> regions) {
		final List<MeasuredFinding> measured = AnswerResults.measured(answer, regions);
		final int used = RegionNames.numbersUsed(answer, rows);
		final List<FindingRow> known = new ArrayList<>(rows);
		for (int i = 0; i < regions.size(); i++) {
			final FoundRegion region = regions.get(i);
			final int number = used +
				(region.finding() == null ? i + 1 : answer.described().size() + region.finding().index());
			final MeasuredFinding row = numbered(measured.get(i), number);
			final RegionLabel label = new RegionLabel("", false, RegionNames.object(region),
				region.finding() == null
					? RegionNames.drawn(region.roi())
					: RegionNames.color(row.finding().phrase(), answer, known));
			final FindingRow unnamed = new FindingRow(nextId, answer, region, row, label);
			if (region.isOutlined()) {
				ids.mark(region.roi(), nextId);
			}
			known.add(unnamed.with(label.named(RegionNames.of(unnamed, hasSeveralImages(answer)))));
			nextId++;
		}
		return known.subList(rows.size(), known.size());
	}

	private static MeasuredFinding numbered(final MeasuredFinding row, final int number) {
		final Finding finding = row.finding();
		return row.of(finding.numbered(number).named(FindingName.numbered(finding.phrase(), number)));
	}

	/** Whether images other than an answer's have regions that are still to be seen. */
	private boolean hasSeveralImages(final ImageAnswer answer) {
		return rows.stream().anyMatch(row -> row.answer().image() != answer.image() && isSeen.test(row));
	}

	/** Calls regions after their image, too, where it is not in their names; what the user named stays. */
	private List<FindingRow> withImage(final ImageAnswer newest) {
		final List<FindingRow> changed = new ArrayList<>();
		rows.replaceAll(row -> {
			final String name = RegionNames.of(row, true);
			if (row.label().isOwn() || row.answer().image() == newest.image() || name.equals(row.label().name()) ||
				!isSeen.test(row))
			{
				return row;
			}
			final FindingRow named = row.with(row.label().named(name));
			changed.add(named);
			return named;
		});
		return changed;
	}

	/** Tells that an answer and its rows are there and shown. */
	void tellAnswered(final ImageAnswer answer) {
		listeners.forEach(listener -> listener.answered(answer));
	}

	/** Tells something where the user looks. */
	public void tell(final String sentence) {
		listeners.forEach(listener -> listener.told(sentence));
	}

	/** Removes rows; those that are not there are ignored. */
	public void remove(final List<FindingRow> unwanted) {
		remove(unwanted, List.of());
	}

	/** Removes rows and answers; what is not there is ignored. */
	void remove(final List<FindingRow> unwanted, final List<ImageAnswer> unwantedAnswers) {
		final boolean deselected;
		synchronized (this) {
			unwanted.forEach(row -> rows.removeIf(kept -> kept.id() == row.id()));
			unwantedAnswers.forEach(answer -> answers.removeIf(kept -> kept == answer));
			deselected = selected != 0 && find(selected).isEmpty();
			if (deselected) {
				selected = 0;
			}
		}
		listeners.forEach(Listener::rowsChanged);
		if (deselected) {
			listeners.forEach(listener -> listener.selectionChanged(Optional.empty()));
		}
	}

	/** Lets findings be those of another window: of an image that was closed and opened again. */
	void reopened(final ImagePlus closed, final ImagePlus again) {
		synchronized (this) {
			final Map<ImageAnswer, ImageAnswer> moved = new IdentityHashMap<>();
			answers.stream().filter(answer -> answer.image() == closed)
				.forEach(answer -> moved.put(answer, answer.about(again)));
			answers.replaceAll(answer -> moved.getOrDefault(answer, answer));
			rows.replaceAll(row -> moved.containsKey(row.answer()) ? row.of(moved.get(row.answer())) : row);
		}
		listeners.forEach(Listener::rowsChanged);
	}

	/** Selects a row; does nothing, and tells nobody, if it is selected or not there. */
	public void select(final FindingRow row) {
		synchronized (this) {
			if (selected == row.id() || find(row.id()).isEmpty()) {
				return;
			}
			selected = row.id();
		}
		listeners.forEach(listener -> listener.selectionChanged(selected()));
	}

	/** Selects nothing. */
	public void clearSelection() {
		synchronized (this) {
			if (selected == 0) {
				return;
			}
			selected = 0;
		}
		listeners.forEach(listener -> listener.selectionChanged(Optional.empty()));
	}

	/** Gives a row another name, and its region one that follows from it; a blank one is ignored. */
	public void rename(final FindingRow row, final String name) {
		if (!name.isBlank()) {
			change(row, current -> named(current, name.strip(), false, ""));
		}
	}

	/** Gives a row's region the name that a user typed for it elsewhere, and the row what it says. */
	void renameRegion(final FindingRow row, final String typed) {
		if (!typed.isBlank()) {
			change(row, current -> named(current, RegionNames.phrase(typed, current), true, typed));
		}
	}

	private FindingRow named(final FindingRow row, final String name, final boolean isOwn, final String typed) {
		final FindingRow named = row.withName(name);
		final List<FindingRow> others = rows.stream().filter(other -> other.id() != row.id()).toList();
		final RegionLabel label = isOwn
			? row.label().ownName(typed)
			: row.label().named(RegionNames.of(named, hasSeveralImages(row.answer())));
		return named.with(label.in(RegionNames.color(name, row.answer(), others)));
	}

	/** Changes a row's verdict and note. */
	public void review(final FindingRow row, final Review review) {
		change(row, current -> current.withReview(review));
	}

	private void change(final FindingRow row, final UnaryOperator<FindingRow> how) {
		final FindingRow changed;
		synchronized (this) {
			final Optional<FindingRow> current = find(row.id());
			if (current.isEmpty()) {
				return;
			}
			changed = how.apply(current.get());
			rows.replaceAll(other -> other.id() == changed.id() ? changed : other);
		}
		listeners.forEach(listener -> listener.rowChanged(changed));
	}

	private Optional<FindingRow> find(final long id) {
		return rows.stream().filter(row -> row.id() == id).findFirst();
	}
}
