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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Says how far the review is, and what became of the last export. */
public final class StatusLine extends JLabel implements FindingsModel.Listener {

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

	@Override
	public void told(final String sentence) {
		show(sentence, false);
	}

	/** Shows a message until something else happens. Safe on any thread. */
	public void show(final String message, final boolean isError) {
		SwingUtilities.invokeLater(() -> {
			setText(isError ? "⚠ " + message : message);
			setToolTipText(message);
		});
	}

	private void count() {
		final Map<String, Set<Review.Status>> verdicts = new LinkedHashMap<>();
		findings.rows()
			.forEach(row -> verdicts.computeIfAbsent(System.identityHashCode(row.answer()) + " " + row.number(),
				key -> EnumSet.noneOf(Review.Status.class)).add(row.review().status()));
		setToolTipText(null);
		setText(verdicts.isEmpty()
			? " "
			: verdicts.size() + (verdicts.size() == 1 ? " finding: " : " findings: ") +
				count(verdicts, Review.Status.ACCEPTED) + " accepted, " + count(verdicts, Review.Status.REJECTED) +
				" rejected, " +
				(verdicts.size() - count(verdicts, Review.Status.ACCEPTED) - count(verdicts, Review.Status.REJECTED)) +
				" to review");
	}

	/** Findings all of whose regions have a verdict. */
	private static long count(final Map<String, Set<Review.Status>> verdicts, final Review.Status status) {
		return verdicts.values().stream().filter(Set.of(status)::equals).count();
	}
}
