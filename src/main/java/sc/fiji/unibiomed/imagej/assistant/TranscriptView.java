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
package sc.fiji.unibiomed.imagej.assistant;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Insets;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.html.AnswerText.Piece;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/** The questions and answers of a conversation, one below the other; phrases with a region have its colour. */
final class TranscriptView {

	private static final int TEXT_SIZE = 14;
	private static final int SMALL_SIZE = 11;
	private static final int MARGIN = 12;
	private static final float SPACE = 6;
	/** Readable on white and on black. */
	private static final Color SOFT = new Color(0x80, 0x80, 0x80);
	/** Readable on both, too. */
	private static final Color ALARM = new Color(0xd9, 0x48, 0x0f);
	private static final Object FINDING = new Object();

	private final JTextPane pane = new JTextPane();
	private final StyledDocument document = pane.getStyledDocument();
	/** Where the last answer begins. */
	private int answerStart;
	private String prompt = "";
	/** What stands above the answer already. */
	private final List<String> noted = new ArrayList<>();
	/** What stands before the last answer. */
	private final List<String> warnings = new ArrayList<>();

	/** @param onPhrase told which finding's phrase was clicked */
	TranscriptView(final Consumer<FindingRow> onPhrase) {
		pane.setEditable(false);
		pane.setMargin(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
		pane.getAccessibleContext().setAccessibleName("Conversation");
		final MouseAdapter mouse = new MouseAdapter() {

			@Override
			public void mouseClicked(final MouseEvent event) {
				findingAt(event).ifPresent(onPhrase);
			}

			@Override
			public void mouseMoved(final MouseEvent event) {
				final Optional<FindingRow> finding = findingAt(event);
				pane.setCursor(
					Cursor.getPredefinedCursor(finding.isPresent() ? Cursor.HAND_CURSOR : Cursor.TEXT_CURSOR));
				pane.setToolTipText(finding.map(row -> "Show '" + row.region().name() + "' on the image").orElse(null));
			}
		};
		pane.addMouseListener(mouse);
		pane.addMouseMotionListener(mouse);
	}

	JTextPane component() {
		return pane;
	}

	/** Shows a line between two conversations. */
	void addSeparator(final String words) {
		final MutableAttributeSet style = small();
		StyleConstants.setItalic(style, true);
		StyleConstants.setAlignment(style, StyleConstants.ALIGN_CENTER);
		paragraph("— " + words + " —", style);
	}

	/**
	 * Shows a question, below which an answer can be written.
	 *
	 * @param model who answers
	 */
	void addQuestion(final String words, final ModelCredit model) {
		prompt = words;
		warnings.clear();
		paragraph("You", speaker());
		paragraph(words, text());
		paragraph(model.words(), speaker());
		answerStart = document.getLength();
		noted.clear();
	}

	/** Shows a line above the answer that is to be written. */
	void note(final String sentence) {
		noted.add(sentence);
		paragraph(sentence, small());
		answerStart = document.getLength();
	}

	/** Shows a sentence before the answer, once. */
	void warn(final String sentence) {
		if (!warnings.contains(sentence)) {
			remove(answerStart);
			warnings.add(sentence);
			paragraph(sentence, warning());
			answerStart = document.getLength();
		}
	}

	/** Shows the answer as far as it is written. */
	void write(final String unfinished) {
		write(PartialMarkup.shown(unfinished), finding -> Optional.empty(), true);
	}

	/** Shows the answer as it was in the end, or why there is none. */
	void finish(final ConversationTurn turn) {
		turn.warnings().forEach(this::warn);
		final List<Finding> findings = turn.answer() == null ? List.of() : turn.answer().answer().findings();
		if (CheckLines.sayNothing(findings)) {
			remove(answerStart);
		}
		else {
			write(turn.text(), turn::row, false);
			if (turn.answer() != null) {
				insert("\n", text());
			}
		}
		CheckLines.of(findings).forEach(line -> paragraph(line, text()));
		turn.remarks().stream().filter(remark -> !noted.contains(remark)).forEach(remark -> paragraph(remark, small()));
	}

	/** Empties the transcript. */
	void clear() {
		remove(0);
		answerStart = 0;
	}

	/**
	 * @param rows the row of a finding, empty if it has no region
	 * @param unfinished whether regions are still to come
	 */
	private void write(final String answer, final IntFunction<Optional<FindingRow>> rows, final boolean unfinished) {
		remove(answerStart);
		for (final Piece piece : ReadableAnswer.pieces(answer, prompt)) {
			final Optional<FindingRow> row = piece.finding() == 0 ? Optional.empty() : rows.apply(piece.finding());
			if (piece.finding() == 0) {
				insert(piece.text(), text());
			}
			else if (row.isPresent() || unfinished) {
				final MutableAttributeSet style = phrase(piece.finding());
				row.ifPresent(present -> {
					style.addAttribute(FINDING, present);
					final FindingCheck.Verdict verdict = present.region().finding().check().verdict();
					StyleConstants.setUnderline(style, verdict == FindingCheck.Verdict.DOUBTFUL);
					StyleConstants.setStrikeThrough(style, verdict == FindingCheck.Verdict.ABSENT);
				});
				// Blanks that do not break keep the colour around the words.
				insert("\u00a0" + piece.text() + "\u00a0" + piece.finding() + "\u00a0", style);
			}
			else {
				insert(piece.text(), text());
			}
		}
	}

	/** A style in the font that the rest of the window has: a text pane's own has letters of one width. */
	private static MutableAttributeSet plain() {
		final MutableAttributeSet style = new SimpleAttributeSet();
		StyleConstants.setFontFamily(style, UIManager.getFont("Label.font").getFamily());
		return style;
	}

	private static MutableAttributeSet text() {
		final MutableAttributeSet style = plain();
		StyleConstants.setFontSize(style, TEXT_SIZE);
		StyleConstants.setSpaceBelow(style, SPACE);
		return style;
	}

	private static MutableAttributeSet small() {
		final MutableAttributeSet style = plain();
		StyleConstants.setFontSize(style, SMALL_SIZE);
		StyleConstants.setForeground(style, SOFT);
		StyleConstants.setSpaceBelow(style, SPACE);
		return style;
	}

	private static MutableAttributeSet speaker() {
		final MutableAttributeSet style = small();
		StyleConstants.setBold(style, true);
		StyleConstants.setSpaceBelow(style, 0);
		StyleConstants.setSpaceAbove(style, SPACE);
		return style;
	}

	private static MutableAttributeSet warning() {
		final MutableAttributeSet style = text();
		StyleConstants.setForeground(style, ALARM);
		StyleConstants.setBold(style, true);
		return style;
	}

	private static MutableAttributeSet phrase(final int finding) {
		final FindingColor color = FindingColor.of(finding);
		final MutableAttributeSet style = text();
		StyleConstants.setBackground(style, new Color(color.red(), color.green(), color.blue()));
		StyleConstants.setForeground(style, color.isBright() ? Color.BLACK : Color.WHITE);
		return style;
	}

	private void paragraph(final String words, final AttributeSet style) {
		insert(words + "\n", style);
	}

	private void insert(final String words, final AttributeSet style) {
		final int from = document.getLength();
		try {
			document.insertString(from, words, style);
		}
		catch (final BadLocationException e) {
			throw new IllegalStateException("The end of the transcript is not in the transcript.", e);
		}
		document.setParagraphAttributes(from, words.length(), layout(style), true);
		// Somebody who selects text to copy it must not lose the selection.
		if (pane.getSelectionStart() == pane.getSelectionEnd()) {
			pane.setCaretPosition(document.getLength());
		}
	}

	/** Of a style what is a paragraph's own: characters would inherit everything else from it. */
	private static AttributeSet layout(final AttributeSet style) {
		final MutableAttributeSet layout = new SimpleAttributeSet();
		StyleConstants.setAlignment(layout, StyleConstants.getAlignment(style));
		StyleConstants.setSpaceAbove(layout, StyleConstants.getSpaceAbove(style));
		StyleConstants.setSpaceBelow(layout, StyleConstants.getSpaceBelow(style));
		return layout;
	}

	private void remove(final int from) {
		try {
			document.remove(from, document.getLength() - from);
		}
		catch (final BadLocationException e) {
			throw new IllegalStateException("The answer is not in the transcript.", e);
		}
	}

	private Optional<FindingRow> findingAt(final MouseEvent event) {
		// The letter that is nearest can be the one before: the place between two letters belongs to the second.
		final int nearest = pane.viewToModel2D(event.getPoint());
		for (int at = Math.max(0, nearest - 1); at <= nearest; at++) {
			final AttributeSet style = document.getCharacterElement(at).getAttributes();
			if (style.getAttribute(FINDING) instanceof FindingRow row && isOn(at, event)) {
				return Optional.of(row);
			}
		}
		return Optional.empty();
	}

	/** Whether the mouse is on a letter, rather than in the empty space beside the last one of a line. */
	private boolean isOn(final int at, final MouseEvent event) {
		try {
			final Rectangle2D from = pane.modelToView2D(at);
			final Rectangle2D to = pane.modelToView2D(at + 1);
			final boolean sameLine = to.getY() == from.getY();
			return event.getY() >= from.getMinY() && event.getY() <= from.getMaxY() && event.getX() >= from.getX() &&
				(!sameLine || event.getX() <= to.getX());
		}
		catch (final BadLocationException e) {
			throw new IllegalStateException("The mouse is on a letter that is not in the transcript.", e);
		}
	}
}
