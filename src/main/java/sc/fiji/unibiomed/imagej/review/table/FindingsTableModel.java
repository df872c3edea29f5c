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
 * they are changed. Cells that the user edits change the findings: all regions of the line.
 */
public final class FindingsTableModel extends AbstractTableModel implements FindingsModel.Listener {

	private static final long serialVersionUID = 1L;

	private final transient FindingsModel findings;
	private final transient List<FindingLine> lines;
	/** All rows of each answer, made when the first of them is shown. */
	private final transient Map<ImageAnswer, Results> results = new IdentityHashMap<>();
	private transient TableFilter filter = TableFilter.everything();

	public FindingsTableModel(final FindingsModel findings) {
		this.findings = findings;
		lines = new ArrayList<>(filter.lines(findings.rows()));
	}

	/** Lists other findings. */
	public void show(final TableFilter wanted) {
		filter = wanted;
		lines.clear();
		lines.addAll(filter.lines(findings.rows()));
		results.clear();
		fireTableDataChanged();
	}

	/** Which findings are listed. */
	public TableFilter filter() {
		return filter;
	}

	/** The line at an index of this model. */
	FindingLine line(final int index) {
		return lines.get(index);
	}

	/** All rows that are listed. */
	public List<FindingRow> listed() {
		return lines.stream().flatMap(line -> line.rows().stream()).toList();
	}

	/** Index of the line that a row is in. */
	Optional<Integer> indexOf(final FindingRow row) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).has(row.id())) {
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
		if (!lines.isEmpty()) {
			fireTableRowsUpdated(0, lines.size() - 1);
		}
	}

	/** Line by line, so that the user's selection and scroll position stay. */
	private void follow() {
		final List<FindingLine> current = filter.lines(findings.rows());
		results.clear();
		for (int i = lines.size() - 1; i >= 0; i--) {
			final Object key = lines.get(i).key();
			if (current.stream().noneMatch(line -> line.key().equals(key))) {
				lines.remove(i);
				fireTableRowsDeleted(i, i);
			}
		}
		for (int i = 0; i < current.size(); i++) {
			if (i == lines.size() || !lines.get(i).key().equals(current.get(i).key())) {
				lines.add(i, current.get(i));
				fireTableRowsInserted(i, i);
			}
			else {
				lines.set(i, current.get(i));
			}
		}
		imagesChanged();
	}

	@Override
	public int getRowCount() {
		return lines.size();
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
	public Object getValueAt(final int index, final int column) {
		final FindingLine line = lines.get(index);
		return ReviewColumn.values()[column].value(line,
			results.computeIfAbsent(line.answer(), answer -> AnswerResults.of(answer, findings.rows())));
	}

	@Override
	public void setValueAt(final Object value, final int index, final int column) {
		for (final FindingRow row : lines.get(index).rows()) {
			switch (ReviewColumn.values()[column]) {
				case STATUS -> findings.review(row, new Review((Review.Status) value, row.review().note()));
				case FINDING -> findings.rename(row, value.toString());
				case NOTE -> findings.review(row, new Review(row.review().status(), value.toString().strip()));
				default ->
					throw new IllegalArgumentException("The column " + getColumnName(column) + " cannot be changed.");
			}
		}
	}
}
