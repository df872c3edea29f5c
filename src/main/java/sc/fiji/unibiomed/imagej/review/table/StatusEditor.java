package sc.fiji.unibiomed.imagej.review.table;

import java.awt.Component;

import javax.swing.DefaultCellEditor;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

import sc.fiji.unibiomed.findings.measure.Review;

/** Changes a verdict in the table itself. */
final class StatusEditor extends DefaultCellEditor {

	private static final long serialVersionUID = 1L;

	StatusEditor() {
		super(new JComboBox<>(Review.Status.values()));
		((JComboBox<?>) getComponent()).setRenderer(new DefaultListCellRenderer() {

			private static final long serialVersionUID = 1L;

			@Override
			public Component getListCellRendererComponent(final JList<?> list, final Object value, final int index,
				final boolean isSelected, final boolean cellHasFocus)
			{
				return super.getListCellRendererComponent(list, ReviewCells.symbol((Review.Status) value), index, isSelected,
					cellHasFocus);
			}
		});
		// One click selects the row, as everywhere else.
		setClickCountToStart(2);
	}
}
