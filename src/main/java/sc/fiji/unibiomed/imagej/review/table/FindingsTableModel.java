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
package sc.fiji.unibiomed.imagej.review.table;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.swing.SwingUtilities;
import javax.swing.table.AbstractTableModel;

import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/**
 * The findings as Swing shows them: a copy that only the event thread looks at, and that follows the findings wherever
 * they are changed. Cells that the user edits change the findings.
 */
public final class FindingsTableModel extends AbstractTableModel implements FindingsModel.Listener {

	private static final long serialVersionUID = 1L;

	private final transient FindingsModel findings;
	private final transient List<FindingRow> rows;
	/** All rows of each answer, made when the first of them is shown. */
	private final transient Map<ImageAnswer, Results> results = new IdentityHashMap<>();

	public FindingsTableModel(final FindingsModel findings) {
		this.findings = findings;
		rows = new ArrayList<>(findings.rows());
	}

	/** The row at an index of this model. */
	FindingRow row(final int index) {
		return rows.get(index);
	}

	/** Index of a row of that id. */
	Optional<Integer> indexOf(final FindingRow row) {
		for (int i = 0; i < rows.size(); i++) {
			if (rows.get(i).id() == row.id()) {
				return Optional.of(i);
			}
		}
		return Optional.empty();
	}

	@Override
	public void rowsChanged() {
		SwingUtilities.invokeLater(this::follow);
	}

	@Override
	public void rowChanged(final FindingRow row) {
		SwingUtilities.invokeLater(this::follow);
	}

	/** Shows cells anew that depend on whether images are open. */
	public void imagesChanged() {
		if (!rows.isEmpty()) {
			fireTableRowsUpdated(0, rows.size() - 1);
		}
	}

	/** Row by row, so that the user's selection and scroll position stay. */
	private void follow() {
		final List<FindingRow> current = findings.rows();
		for (int i = rows.size() - 1; i >= 0; i--) {
			final long id = rows.get(i).id();
			if (current.stream().noneMatch(row -> row.id() == id)) {
				rows.remove(i);
				results.clear();
				fireTableRowsDeleted(i, i);
			}
		}
		for (int i = 0; i < rows.size(); i++) {
			if (!rows.get(i).equals(current.get(i))) {
				rows.set(i, current.get(i));
				results.clear();
				fireTableRowsUpdated(i, i);
			}
		}
		if (current.size() > rows.size()) {
			final int before = rows.size();
			rows.addAll(current.subList(before, current.size()));
			results.clear();
			fireTableRowsInserted(before, rows.size() - 1);
		}
	}

	@Override
	public int getRowCount() {
		return rows.size();
	}

	@Override
	public int getColumnCount() {
		return ReviewColumn.values().length;
	}

	@Override
	public String getColumnName(final int column) {
		return ReviewColumn.values()[column].header();
	}

	@Override
	public Class<?> getColumnClass(final int column) {
		return ReviewColumn.values()[column].type();
	}

	@Override
	public boolean isCellEditable(final int row, final int column) {
		return ReviewColumn.values()[column].isEditable();
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final FindingRow of = rows.get(row);
		return ReviewColumn.values()[column].value(of,
			results.computeIfAbsent(of.answer(), answer -> AnswerResults.of(answer, rows)));
	}

	@Override
	public void setValueAt(final Object value, final int index, final int column) {
		final FindingRow row = rows.get(index);
		switch (ReviewColumn.values()[column]) {
			case STATUS -> findings.review(row, new Review((Review.Status) value, row.review().note()));
			case FINDING -> findings.rename(row, value.toString());
			case NOTE -> findings.review(row, new Review(row.review().status(), value.toString().strip()));
			default ->
				throw new IllegalArgumentException("The column " + getColumnName(column) + " cannot be changed.");
		}
	}
}
