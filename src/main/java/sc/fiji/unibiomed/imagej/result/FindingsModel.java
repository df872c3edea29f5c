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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * The findings of this session and which one is selected. Table, image, ROI Manager and texts all look at this one
 * model, so that selecting a finding in one of them selects it in all. Safe for use by several threads; listeners are
 * called on the thread that made the change.
 */
public final class FindingsModel {

	/** Told what changed. */
	public interface Listener {

		/** Rows were added or removed. */
		default void rowsChanged() {}

		/** A row has another name, verdict or note. */
		default void rowChanged(final FindingRow row) {}

		/** Another row is selected, or none. */
		default void selectionChanged(final Optional<FindingRow> row) {}
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final List<FindingRow> rows = new ArrayList<>();
	private long nextId = 1;
	private long selected;

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

	/** The selected row. */
	public synchronized Optional<FindingRow> selected() {
		return find(selected);
	}

	/** Adds a row per region of an answer, and returns them. */
	public List<FindingRow> add(final ImageAnswer answer, final List<FoundRegion> regions) {
		final List<FindingRow> added = new ArrayList<>();
		synchronized (this) {
			final List<MeasuredFinding> measured = AnswerResults.measured(answer, regions);
			for (int i = 0; i < regions.size(); i++) {
				added.add(new FindingRow(nextId++, answer, regions.get(i), measured.get(i)));
			}
			rows.addAll(added);
		}
		listeners.forEach(Listener::rowsChanged);
		return added;
	}

	/** Removes rows; those that are not there are ignored. */
	public void remove(final List<FindingRow> unwanted) {
		final boolean deselected;
		synchronized (this) {
			unwanted.forEach(row -> rows.removeIf(kept -> kept.id() == row.id()));
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

	/** Gives a row another name; a blank one is ignored. */
	public void rename(final FindingRow row, final String name) {
		if (!name.isBlank()) {
			change(row, current -> current.withName(name.strip()));
		}
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
			rows.set(rows.indexOf(current.get()), changed);
		}
		listeners.forEach(listener -> listener.rowChanged(changed));
	}

	private Optional<FindingRow> find(final long id) {
		return rows.stream().filter(row -> row.id() == id).findFirst();
	}
}
