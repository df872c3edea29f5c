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

import java.awt.Color;
import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.swing.JTextPane;
import javax.swing.SwingUtilities;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;

import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.models.RealModelButton;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.review.table.ColorBlend;
import sc.fiji.unibiomed.imagej.review.table.ColorSwatch;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * The answer that the selected finding is part of, and what there is to note of it. Its phrases have the colours of
 * their regions, the selected one stands out, and clicking one selects its finding.
 */
final class AnswerPane extends JTextPane implements FindingsModel.Listener {

	private static final long serialVersionUID = 1L;

	/** Attribute that holds the number of the finding that a phrase stands for. */
	private static final String FINDING = "unibiomed.finding";
	/** Share of a finding's colour in the background of its phrase when another finding is selected. */
	private static final double TINT = 0.35;

	/** Readable on white and on black. */
	private static final Color ALARM = new Color(0xd9, 0x48, 0x0f);

	private final transient FindingsModel findings;
	private final RealModelButton model;
	private transient ImageAnswer shown;

	/** @param model shown while the answer is the demonstration model's */
	AnswerPane(final FindingsModel findings, final RealModelButton model) {
		this.findings = findings;
		this.model = model;
		setEditable(false);
		final MouseAdapter mouse = new MouseAdapter() {

			@Override
			public void mouseClicked(final MouseEvent event) {
				select(findingAt(event));
			}

			@Override
			public void mouseMoved(final MouseEvent event) {
				setCursor(Cursor.getPredefinedCursor(findingAt(event) > 0 ? Cursor.HAND_CURSOR : Cursor.TEXT_CURSOR));
			}
		};
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		refresh();
	}

	@Override
	public void selectionChanged(final Optional<FindingRow> row) {
		SwingUtilities.invokeLater(this::refresh);
	}

	@Override
	public void rowsChanged() {
		SwingUtilities.invokeLater(this::refresh);
	}

	/** The answer shown: that of the selected finding, or else the latest. */
	private Optional<ImageAnswer> current() {
		return findings.selected().or(() -> findings.rows().stream().reduce((first, second) -> second))
			.map(FindingRow::answer);
	}

	private void refresh() {
		shown = current().orElse(null);
		setText("");
		model.setVisible(shown != null && shown.credit().isDemonstration());
		if (shown == null) {
			append("No findings yet. Open an image and choose one of the commands under Plugins > UniBiomed.",
				plain(false));
			return;
		}
		append(shown.facts().image().names().title() + " – " + shown.prompt() + "\n", plain(true));
		append("Model: " + shown.credit().words() + "\n", plain(true));
		DemoWarnings.among(shown.answer().notes()).forEach(warning -> append(warning + "\n", warning()));
		final int selected = findings.selected().map(row -> row.region().finding()).map(finding -> finding.index())
			.orElse(0);
		final List<Finding> found = shown.answer().findings();
		if (!CheckLines.sayNothing(found)) {
			for (final AnswerSpans.Span span : AnswerSpans.of(shown.answer())) {
				append(span.text(),
					span.finding() == 0 ? plain(false) : phrase(span.finding(), span.finding() == selected));
			}
		}
		final List<String> checks = CheckLines.of(found);
		append((CheckLines.sayNothing(found) || checks.isEmpty() ? "" : "\n") + String.join("\n", checks),
			plain(false));
		DemoWarnings.others(shown.answer().notes()).forEach(note -> append("\n" + VisibleText.line(note), plain(true)));
		setCaretPosition(0);
	}

	private void append(final String text, final AttributeSet style) {
		final StyledDocument document = getStyledDocument();
		try {
			document.insertString(document.getLength(), text, style);
		}
		catch (final BadLocationException e) {
			throw new IllegalStateException("The end of a text is always a place to insert at", e);
		}
	}

	private AttributeSet plain(final boolean quiet) {
		final SimpleAttributeSet style = new SimpleAttributeSet();
		StyleConstants.setForeground(style,
			quiet ? ColorBlend.quiet(getForeground(), getBackground()) : getForeground());
		return style;
	}

	private static AttributeSet warning() {
		final SimpleAttributeSet style = new SimpleAttributeSet();
		StyleConstants.setForeground(style, ALARM);
		StyleConstants.setBold(style, true);
		return style;
	}

	private AttributeSet phrase(final int finding, final boolean selected) {
		final SimpleAttributeSet style = new SimpleAttributeSet();
		final Color color = ColorSwatch.colorOf(finding);
		final Color background = selected ? color : ColorBlend.mix(color, getBackground(), TINT);
		StyleConstants.setBackground(style, background);
		StyleConstants.setForeground(style, ColorBlend.readableOn(background));
		StyleConstants.setBold(style, selected);
		style.addAttribute(FINDING, finding);
		return style;
	}

	private int findingAt(final MouseEvent event) {
		final Object number = getStyledDocument().getCharacterElement(viewToModel2D(event.getPoint())).getAttributes()
			.getAttribute(FINDING);
		return number == null ? 0 : (Integer) number;
	}

	/** Selects the first row of a finding of the answer shown, unless another row of that finding is selected. */
	void select(final int number) {
		final Predicate<FindingRow> isMeant = row -> row.answer() == shown && row.region().finding() != null &&
			row.region().finding().index() == number;
		if (findings.selected().filter(isMeant).isEmpty()) {
			findings.rows().stream().filter(isMeant).findFirst().ifPresent(findings::select);
		}
	}
}
