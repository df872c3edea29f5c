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

import java.awt.Color;
import java.awt.Component;

import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.border.Border;
import javax.swing.table.DefaultTableCellRenderer;

import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.screen.ColorBlend;

/** Draws the cells of the review table: numbers to the right, findings with their colour, closed images greyed. */
final class ReviewCells extends DefaultTableCellRenderer {

	private static final long serialVersionUID = 1L;

	private static final Border PADDING = BorderFactory.createEmptyBorder(0, ReviewTable.CELL_PADDING, 0,
		ReviewTable.CELL_PADDING);

	@Override
	public Component getTableCellRendererComponent(final JTable table, final Object value, final boolean isSelected,
		final boolean hasFocus, final int row, final int column)
	{
		final ReviewColumn kind = ReviewColumn.values()[table.convertColumnIndexToModel(column)];
		super.getTableCellRendererComponent(table, text(kind, value), isSelected, hasFocus, row, column);
		final FindingLine finding = ((FindingsTableModel) table.getModel()).line(table.convertRowIndexToModel(row));
		final boolean isNumber = Number.class.isAssignableFrom(kind.type()) || kind.type() == QuantityCell.class;
		// Rows are what is selected here; a frame around one cell says nothing.
		setBorder(PADDING);
		setHorizontalAlignment(kind == ReviewColumn.STATUS
			? CENTER
			: isNumber || kind == ReviewColumn.SLICE || kind == ReviewColumn.BOUNDS
				? SwingConstants.RIGHT
				: SwingConstants.LEFT);
		setIcon(kind == ReviewColumn.FINDING && finding.isOutlined()
			? new ColorSwatch(finding.first().label().color(), getFontMetrics(getFont()).getAscent())
			: null);
		setToolTipText(getText().isEmpty() ? null : getText());
		if (!isSelected) {
			setForeground(foreground(table, finding));
		}
		return this;
	}

	private static Color foreground(final JTable table, final FindingLine line) {
		final boolean faded = line.status() == Review.Status.REJECTED || !line.isOutlined() ||
			!OpenImages.isOpen(line.answer().image());
		return faded ? ColorBlend.quiet(table.getForeground(), table.getBackground()) : table.getForeground();
	}

	private static String text(final ReviewColumn kind, final Object value) {
		if (value instanceof Review.Status status) {
			return symbol(status);
		}
		return value instanceof Double number ? QuantityCell.fixed(number, kind.decimals()) : value.toString();
	}

	/** A verdict as one character. */
	static String symbol(final Review.Status status) {
		return switch (status) {
			case UNREVIEWED -> "–";
			case ACCEPTED -> "✓";
			case REJECTED -> "✗";
		};
	}
}
