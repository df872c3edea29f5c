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
package sc.fiji.unibiomed.imagej.models;

import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.event.MouseEvent;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;

/** The table of models, with columns as wide as their words; the model that is used is bold. For the event thread. */
final class ModelsTable extends JTable {

	private static final long serialVersionUID = 1L;

	private static final int PADDING = 6;
	private static final int ROW_SPACE = 8;

	private final ModelsTableModel rows;

	ModelsTable(final ModelsTableModel rows) {
		super(rows);
		this.rows = rows;
		setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
		setFillsViewportHeight(true);
		setShowGrid(false);
		setRowHeight(getFontMetrics(getFont()).getHeight() + ROW_SPACE);
		setDefaultRenderer(Object.class, new Cells());
	}

	/** Shows what there is now; the same model stays selected, or else the one that is used. */
	void show(final ModelsSnapshot snapshot) {
		if (snapshot.rows().equals(rows.rows())) {
			return;
		}
		final Optional<String> before = selected().map(ModelRow::name);
		rows.show(snapshot.rows());
		final int same = before.map(this::indexOf).orElse(-1);
		final int used = snapshot.rows()
			.indexOf(snapshot.rows().stream().filter(ModelRow::used).findFirst().orElse(null));
		final int wanted = same >= 0 ? same : Math.max(used, 0);
		if (wanted < rows.getRowCount()) {
			setRowSelectionInterval(wanted, wanted);
		}
		fitColumns();
	}

	/** Selects a model; false if it is not there. */
	boolean select(final String name) {
		final int index = indexOf(name);
		if (index >= 0) {
			setRowSelectionInterval(index, index);
		}
		return index >= 0;
	}

	/** The model that is selected. */
	Optional<ModelRow> selected() {
		final int index = getSelectedRow();
		return index < 0 || index >= rows.getRowCount() ? Optional.empty() : Optional.of(rows.row(index));
	}

	private int indexOf(final String name) {
		for (int i = 0; i < rows.getRowCount(); i++) {
			if (rows.row(i).name().equals(name)) {
				return i;
			}
		}
		return -1;
	}

	/** The last column takes what is left; what it has no room for is among the facts below. */
	private void fitColumns() {
		final FontMetrics metrics = getFontMetrics(getFont().deriveFont(Font.BOLD));
		for (final ModelColumn column : ModelColumn.values()) {
			int width = metrics.stringWidth(column.header());
			for (final ModelRow row : rows.rows()) {
				width = Math.max(width, metrics.stringWidth(column.text(row)));
			}
			width += 2 * PADDING + getIntercellSpacing().width + 1;
			final TableColumn shown = getColumnModel().getColumn(column.ordinal());
			if (column == ModelColumn.FOR) {
				shown.setPreferredWidth(width);
			}
			else {
				// The larger limit first, or else it would be the smaller one.
				shown.setMaxWidth(Short.MAX_VALUE);
				shown.setMinWidth(width);
				shown.setMaxWidth(width);
				shown.setPreferredWidth(width);
			}
		}
	}

	@Override
	protected JTableHeader createDefaultTableHeader() {
		return new JTableHeader(columnModel) {

			private static final long serialVersionUID = 1L;

			@Override
			public String getToolTipText(final MouseEvent event) {
				final int column = columnAtPoint(event.getPoint());
				return column < 0
					? null
					: ModelColumn.values()[ModelsTable.this.convertColumnIndexToModel(column)].hint();
			}
		};
	}

	/** Draws the cells. */
	private final class Cells extends DefaultTableCellRenderer {

		private static final long serialVersionUID = 1L;

		private final Border padding = BorderFactory.createEmptyBorder(0, PADDING, 0, PADDING);

		@Override
		public Component getTableCellRendererComponent(final JTable table, final Object value, final boolean isSelected,
			final boolean hasFocus, final int row, final int column)
		{
			super.getTableCellRendererComponent(table, value, isSelected, hasFocus, row, column);
			// Rows are what is selected here; a frame around one cell says nothing.
			setBorder(padding);
			setFont(table.getFont().deriveFont(rows.row(row).used() ? Font.BOLD : Font.PLAIN));
			setHorizontalAlignment(table.convertColumnIndexToModel(column) == ModelColumn.ON_DISK.ordinal()
				? SwingConstants.RIGHT
				: SwingConstants.LEFT);
			setToolTipText(value.toString());
			return this;
		}
	}
}
