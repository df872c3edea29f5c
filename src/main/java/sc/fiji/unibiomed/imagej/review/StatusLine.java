package sc.fiji.unibiomed.imagej.review;

import java.awt.Font;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Says how far the review is, and what became of the last export. */
final class StatusLine extends JLabel implements FindingsModel.Listener {

	private static final long serialVersionUID = 1L;

	private final transient FindingsModel findings;

	StatusLine(final FindingsModel findings) {
		this.findings = findings;
		setFont(getFont().deriveFont(Font.PLAIN));
		setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
		count();
	}

	@Override
	public void rowsChanged() {
		SwingUtilities.invokeLater(this::count);
	}

	@Override
	public void rowChanged(final FindingRow row) {
		SwingUtilities.invokeLater(this::count);
	}

	/** Shows a message until something else happens. Safe on any thread. */
	void show(final String message, final boolean isError) {
		SwingUtilities.invokeLater(() -> {
			setText(isError ? "⚠ " + message : message);
			setToolTipText(message);
		});
	}

	private void count() {
		final List<FindingRow> rows = findings.rows();
		setToolTipText(null);
		setText(rows.isEmpty() ? " " : rows.size() + (rows.size() == 1 ? " finding: " : " findings: ") + count(rows,
			Review.Status.ACCEPTED) + " accepted, " + count(rows, Review.Status.REJECTED) + " rejected, " + count(rows,
				Review.Status.UNREVIEWED) + " to review");
	}

	private static long count(final List<FindingRow> rows, final Review.Status status) {
		return rows.stream().filter(row -> row.review().status() == status).count();
	}
}
