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
		setText(rows.isEmpty()
			? " "
			: rows.size() + (rows.size() == 1 ? " finding: " : " findings: ") + count(rows, Review.Status.ACCEPTED) +
				" accepted, " + count(rows, Review.Status.REJECTED) + " rejected, " +
				count(rows, Review.Status.UNREVIEWED) + " to review");
	}

	private static long count(final List<FindingRow> rows, final Review.Status status) {
		return rows.stream().filter(row -> row.review().status() == status).count();
	}
}
