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

import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.event.MouseEvent;

import javax.swing.DefaultCellEditor;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;

import sc.fiji.unibiomed.findings.measure.Review;

/** The table of findings; measures follow the font, so that it is readable on every screen. */
public final class ReviewTable extends JTable {

	private static final long serialVersionUID = 1L;

	/** Space left and right of a cell's text. */
	static final int CELL_PADDING = 5;

	public ReviewTable(final FindingsTableModel rows) {
		super(rows);
		final TableRowSorter<FindingsTableModel> sorter = new TableRowSorter<>(rows);
		for (final ReviewColumn kind : ReviewColumn.values()) {
			sorter.setSortable(kind.ordinal(), kind.isSortable());
		}
		setRowSorter(sorter);
		setAutoResizeMode(AUTO_RESIZE_OFF);
		setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
		setFillsViewportHeight(true);
		// Keys are for verdicts.
		putClientProperty("JTable.autoStartsEdit", Boolean.FALSE);
		putClientProperty("terminateEditOnFocusLost", Boolean.TRUE);
		final FontMetrics metrics = getFontMetrics(getFont());
		setRowHeight(metrics.getHeight() + CELL_PADDING);
		final ReviewCells cells = new ReviewCells();
		for (final ReviewColumn kind : ReviewColumn.values()) {
			final TableColumn column = getColumnModel().getColumn(kind.ordinal());
			column.setCellRenderer(cells);
			column.setPreferredWidth(kind.characters() * metrics.charWidth('0') + 2 * CELL_PADDING + 2);
			if (kind.isEditable()) {
				column.setCellEditor(
					kind.type() == Review.Status.class ? new StatusEditor() : new DefaultCellEditor(new JTextField()));
			}
		}
	}

	/** Says of each finding which image it is of, where there are several; else that column is further back. */
	public void showImages(final boolean several) {
		final int now = convertColumnIndexToView(ReviewColumn.IMAGE.ordinal());
		moveColumn(now,
			several ? convertColumnIndexToView(ReviewColumn.FINDING.ordinal()) + 1 : ReviewColumn.IMAGE.ordinal());
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
					: ReviewColumn.values()[ReviewTable.this.convertColumnIndexToModel(column)].hint();
			}
		};
	}

	/** Changes a verdict in the table itself. */
	private static final class StatusEditor extends DefaultCellEditor {

		private static final long serialVersionUID = 1L;

		StatusEditor() {
			super(new JComboBox<>(Review.Status.values()));
			((JComboBox<?>) getComponent()).setRenderer(new DefaultListCellRenderer() {

				private static final long serialVersionUID = 1L;

				@Override
				public Component getListCellRendererComponent(final JList<?> list, final Object value, final int index,
					final boolean isSelected, final boolean cellHasFocus)
				{
					return super.getListCellRendererComponent(list, ReviewCells.symbol((Review.Status) value), index,
						isSelected, cellHasFocus);
				}
			});
			// One click selects the row, as everywhere else.
			setClickCountToStart(2);
		}
	}
}
