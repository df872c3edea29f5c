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

import java.awt.Cursor;
import java.awt.Insets;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import javax.swing.JTextPane;
import javax.swing.JViewport;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.Element;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;

import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.findings.AnswerMarks;
import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.html.AnswerText.Piece;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/** The questions and answers of a conversation, one below the other; phrases with a region have its colour. */
final class TranscriptView {

	private static final int MARGIN = 12;
	private static final Object FINDING = new Object();

	private final JTextPane pane = new JTextPane();
	private final StyledDocument document = pane.getStyledDocument();
	/** Where the last question begins. */
	private int turnStart;
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
				pane.setToolTipText(finding.map(row -> "Show '" + row.label().name() + "' on the image").orElse(null));
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
		final MutableAttributeSet style = TranscriptStyle.small();
		StyleConstants.setItalic(style, true);
		StyleConstants.setAlignment(style, StyleConstants.ALIGN_CENTER);
		paragraph("— " + words + " —", style);
	}

	/**
	 * Shows a question, below which an answer can be written.
	 *
	 * @param words as the user said it
	 * @param model who answers
	 */
	void addQuestion(final String words, final ModelCredit model) {
		prompt = words;
		turnStart = document.getLength();
		warnings.clear();
		paragraph("You", TranscriptStyle.speaker());
		paragraph(words, TranscriptStyle.text());
		paragraph(model.words(), TranscriptStyle.speaker());
		answerStart = document.getLength();
		noted.clear();
	}

	/** Shows a line above the answer that is to be written. */
	void note(final String sentence) {
		noted.add(sentence);
		paragraph(sentence, TranscriptStyle.small());
		answerStart = document.getLength();
	}

	/** Shows a sentence before the answer, once. */
	void warn(final String sentence) {
		if (!warnings.contains(sentence)) {
			remove(answerStart);
			warnings.add(sentence);
			paragraph(sentence, TranscriptStyle.warning());
			answerStart = document.getLength();
		}
	}

	/** Shows the answer as far as it is written. */
	void write(final String unfinished) {
		write(unfinished.substring(0, AnswerMarks.certainLength(unfinished)), finding -> Optional.empty(), true);
	}

	/** Shows the answer as it was in the end, or why there is none. */
	void finish(final ConversationTurn turn) {
		if (turn.answer() != null) {
			prompt = turn.answer().prompt();
		}
		turn.warnings().forEach(this::warn);
		final List<Finding> findings = turn.answer() == null ? List.of() : turn.answer().answer().findings();
		if (CheckLines.sayNothing(findings)) {
			remove(answerStart);
		}
		else {
			write(turn.text(), turn::row, false);
			if (turn.answer() != null) {
				insert("\n", TranscriptStyle.text());
			}
		}
		CheckLines.of(findings).forEach(line -> paragraph(line, TranscriptStyle.text()));
		turn.remarks().stream().filter(remark -> !noted.contains(remark))
			.forEach(remark -> paragraph(remark, TranscriptStyle.small()));
	}

	/** Lets the last question be read from its beginning, however long its answer is. */
	void showLastQuestion() {
		reveal(turnStart);
	}

	/** Lets the phrase of a finding stand out, and no other; scrolls to it. */
	void select(final FindingRow selected) {
		int at = 0;
		while (at < document.getLength()) {
			final Element letters = document.getCharacterElement(at);
			if (letters.getAttributes().getAttribute(FINDING) instanceof FindingRow row) {
				final boolean isSelected = selected != null && row.answer() == selected.answer() &&
					row.number() == selected.number();
				final MutableAttributeSet style = new SimpleAttributeSet();
				StyleConstants.setBold(style, isSelected);
				document.setCharacterAttributes(at, letters.getEndOffset() - at, style, false);
				if (isSelected) {
					reveal(at);
				}
			}
			at = letters.getEndOffset();
		}
	}

	private void reveal(final int at) {
		try {
			final Rectangle2D where = pane.modelToView2D(at);
			if (where != null && pane.getParent() instanceof JViewport view) {
				final int top = (int) Math.min(where.getY(), Math.max(0, pane.getHeight() - view.getHeight()));
				view.setViewPosition(new Point(0, top));
			}
		}
		catch (final BadLocationException e) {
			throw new IllegalStateException("A question is not in the transcript.", e);
		}
	}

	/** Empties the transcript. */
	void clear() {
		remove(0);
		turnStart = 0;
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
				insert(piece.text(), TranscriptStyle.text());
			}
			else if (row.isPresent() || unfinished) {
				final MutableAttributeSet style = TranscriptStyle.phrase(row.map(present -> present.label().color())
					.orElseGet(() -> TranscriptStyle.color(FindingColor.of(piece.finding()))));
				row.ifPresent(present -> {
					style.addAttribute(FINDING, present);
					final FindingCheck.Verdict verdict = present.region().finding().check().verdict();
					StyleConstants.setUnderline(style, verdict == FindingCheck.Verdict.DOUBTFUL);
					StyleConstants.setStrikeThrough(style, verdict == FindingCheck.Verdict.ABSENT);
				});
				// Blanks that do not break keep the colour around the words.
				final int number = row.map(FindingRow::number).orElse(piece.finding());
				insert("\u00a0" + piece.text() + "\u00a0" + number + "\u00a0", style);
			}
			else {
				insert(piece.text(), TranscriptStyle.text());
			}
		}
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
		document.setParagraphAttributes(from, words.length(), TranscriptStyle.layout(style), true);
		// Somebody who selects text to copy it must not lose the selection.
		if (pane.getSelectionStart() == pane.getSelectionEnd()) {
			pane.setCaretPosition(document.getLength());
		}
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
