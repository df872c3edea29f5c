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

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;

import ij.ImagePlus;
import sc.fiji.unibiomed.interpret.ask.AskedTask;

/**
 * Where the user writes: suggestions, a text field, and a button that sends or, while an answer is written, cancels.
 * Enter sends, Shift+Enter begins a new line.
 */
public final class QuestionInput {

	private static final int GAP = 6;
	private static final int ROWS = 2;
	private static final float CHIP_SIZE = 11;

	private final JPanel panel = new JPanel(new BorderLayout(GAP, GAP));
	private final JTextArea field = new JTextArea(ROWS, 1);
	private final JButton button = new JButton("Send");
	/** Says that the text is a target; pressed, it is a question again. */
	private final JButton segment = new JButton("Segment ✕");
	private final JPanel suggestions = new JPanel(new GridLayout(0, 2, GAP, GAP));
	private final List<JButton> chips = new ArrayList<>();
	private final Consumer<AskedTask> send;
	private final Runnable cancel;
	private boolean busy;
	private boolean enabled = true;

	/**
	 * @param send given a question that is not blank
	 * @param cancel called when the user wants no answer any more
	 */
	public QuestionInput(final Consumer<AskedTask> send, final Runnable cancel) {
		this.send = send;
		this.cancel = cancel;
		field.setLineWrap(true);
		field.setWrapStyleWord(true);
		field.setToolTipText("Ask in English. Enter sends, Shift+Enter begins a new line.");
		field.getAccessibleContext().setAccessibleName("Question");
		bind("ENTER", "send", this::send);
		bind("shift ENTER", "line", () -> field.replaceSelection("\n"));
		button.setName("send");
		button.addActionListener(event -> {
			if (busy) {
				this.cancel.run();
			}
			else {
				send();
			}
		});
		segment.setFont(segment.getFont().deriveFont(CHIP_SIZE));
		segment.setToolTipText("What you type is outlined. Press to ask a question instead.");
		segment.setVisible(false);
		segment.addActionListener(event -> segment.setVisible(false));
		panel.setBorder(BorderFactory.createEmptyBorder(GAP, 0, GAP, 0));
		panel.add(suggestions, BorderLayout.NORTH);
		panel.add(segment, BorderLayout.WEST);
		panel.add(
			new JScrollPane(field, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER),
			BorderLayout.CENTER);
		panel.add(button, BorderLayout.EAST);
	}

	/** Offers what suits an image; what was typed stays. */
	public void suggest(final ImagePlus image) {
		suggestions.removeAll();
		chips.clear();
		for (final QuestionSuggestion suggestion : QuestionSuggestion.of(image)) {
			final JButton chip = new JButton(suggestion.label());
			chip.setFont(chip.getFont().deriveFont(CHIP_SIZE));
			chip.setToolTipText(suggestion.task().said(0));
			chip.addActionListener(event -> take(suggestion));
			chips.add(chip);
			suggestions.add(chip);
		}
		suggestions.revalidate();
		update();
	}

	private void bind(final String key, final String name, final Runnable what) {
		final Action action = new AbstractAction(name) {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent event) {
				what.run();
			}
		};
		field.getInputMap().put(KeyStroke.getKeyStroke(key), name);
		field.getActionMap().put(name, action);
	}

	/** To be put into a window. */
	public JPanel component() {
		return panel;
	}

	/** Where the question is typed. */
	public JTextArea field() {
		return field;
	}

	JButton button() {
		return button;
	}

	List<JButton> chips() {
		return List.copyOf(chips);
	}

	/** Asks a suggestion, or lets the user change its target. */
	private void take(final QuestionSuggestion suggestion) {
		if (suggestion.isComplete()) {
			send.accept(suggestion.task());
			return;
		}
		segment.setVisible(true);
		field.setText(suggestion.task().words());
		field.requestFocusInWindow();
		field.selectAll();
	}

	private void send() {
		final String words = field.getText().strip();
		if (!busy && enabled && !words.isEmpty()) {
			field.setText("");
			send.accept(segment.isVisible() ? AskedTask.segment(words) : AskedTask.question(words));
			segment.setVisible(false);
		}
	}

	/** While an answer is written, the next question can be typed, but not sent. */
	public void setBusy(final boolean isBusy) {
		busy = isBusy;
		update();
	}

	/** Without an image nothing can be asked. */
	public void setEnabled(final boolean hasImage) {
		enabled = hasImage;
		update();
	}

	private void update() {
		button.setText(busy ? "Cancel" : "Send");
		button.setEnabled(busy || enabled);
		field.setEnabled(enabled);
		chips.forEach(chip -> chip.setEnabled(enabled && !busy));
	}
}
