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
import java.util.List;
import java.util.Optional;

import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.event.ListSelectionEvent;

import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/**
 * Keeps the table's selection and the selected finding the same. The table may have several rows selected, for verdicts
 * on many; of these the last one clicked is the finding that image and text show.
 */
public final class TableSelection implements FindingsModel.Listener {

	private final JTable table;
	private final FindingsTableModel rows;
	private final FindingsModel findings;
	/** Whether this is changing the table's selection just now. */
	private boolean following;

	public TableSelection(final JTable table, final FindingsTableModel rows, final FindingsModel findings) {
		this.table = table;
		this.rows = rows;
		this.findings = findings;
		table.getSelectionModel().addListSelectionListener(this::tableSelectionChanged);
		follow();
	}

	/** The rows selected in the table, as they are now; all of a finding whose regions share a line. */
	public List<FindingRow> selected() {
		final List<FindingRow> selected = new ArrayList<>();
		for (final int viewRow : table.getSelectedRows()) {
			selected.addAll(rows.line(table.convertRowIndexToModel(viewRow)).rows());
		}
		return selected;
	}

	/** Changes what the table lists; that a row goes out of sight deselects nothing. */
	public void whileListing(final Runnable change) {
		following = true;
		try {
			change.run();
		}
		finally {
			following = false;
		}
		follow();
	}

	@Override
	public void selectionChanged(final Optional<FindingRow> row) {
		SwingUtilities.invokeLater(this::follow);
	}

	private void tableSelectionChanged(final ListSelectionEvent event) {
		if (following || event.getValueIsAdjusting()) {
			return;
		}
		final int lead = table.getSelectionModel().getLeadSelectionIndex();
		if (lead >= 0 && lead < table.getRowCount() && table.isRowSelected(lead)) {
			final FindingLine line = rows.line(table.convertRowIndexToModel(lead));
			if (findings.selected().filter(row -> line.has(row.id())).isEmpty()) {
				findings.select(line.shown());
			}
		}
		else if (table.getSelectedRowCount() == 0) {
			findings.clearSelection();
		}
	}

	private void follow() {
		following = true;
		try {
			final Optional<Integer> index = findings.selected().flatMap(rows::indexOf);
			if (index.isEmpty()) {
				table.clearSelection();
				return;
			}
			final int viewRow = table.convertRowIndexToView(index.get());
			if (!table.isRowSelected(viewRow)) {
				table.setRowSelectionInterval(viewRow, viewRow);
			}
			table.scrollRectToVisible(table.getCellRect(viewRow, Math.max(0, table.getSelectedColumn()), true));
		}
		finally {
			following = false;
		}
	}
}
