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

/**
 * Where the user writes: suggestions, a text field, and a button that sends or, while an answer is written, cancels.
 * Enter sends, Shift+Enter begins a new line.
 */
final class QuestionInput {

	private static final int GAP = 6;
	private static final int ROWS = 3;
	private static final float CHIP_SIZE = 12;

	private final JPanel panel = new JPanel(new BorderLayout(GAP, GAP));
	private final JTextArea field = new JTextArea(ROWS, 1);
	private final JButton button = new JButton("Send");
	private final List<JButton> chips = new ArrayList<>();
	private final Consumer<String> send;
	private final Runnable cancel;
	private boolean busy;
	private boolean enabled = true;

	/**
	 * @param send given a question that is not blank
	 * @param cancel called when the user wants no answer any more
	 */
	QuestionInput(final List<QuestionSuggestion> suggestions, final Consumer<String> send, final Runnable cancel) {
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
		final JPanel row = new JPanel(new GridLayout(0, 2, GAP, GAP));
		for (final QuestionSuggestion suggestion : suggestions) {
			final JButton chip = new JButton(suggestion.label());
			chip.setFont(chip.getFont().deriveFont(CHIP_SIZE));
			chip.setToolTipText(suggestion.prompt());
			chip.addActionListener(event -> take(suggestion));
			chips.add(chip);
			row.add(chip);
		}
		panel.setBorder(BorderFactory.createEmptyBorder(GAP, 0, GAP, 0));
		panel.add(row, BorderLayout.NORTH);
		panel.add(
			new JScrollPane(field, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER),
			BorderLayout.CENTER);
		panel.add(button, BorderLayout.EAST);
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

	JPanel component() {
		return panel;
	}

	JTextArea field() {
		return field;
	}

	JButton button() {
		return button;
	}

	List<JButton> chips() {
		return List.copyOf(chips);
	}

	/** Asks a suggestion, or lets the user complete it. */
	private void take(final QuestionSuggestion suggestion) {
		if (suggestion.blank().isEmpty()) {
			send.accept(suggestion.prompt());
			return;
		}
		field.setText(suggestion.prompt());
		final int at = suggestion.prompt().indexOf(suggestion.blank());
		field.requestFocusInWindow();
		field.select(at, at + suggestion.blank().length());
	}

	private void send() {
		final String question = field.getText().strip();
		if (!busy && enabled && !question.isEmpty()) {
			field.setText("");
			send.accept(question);
		}
	}

	/** While an answer is written, the next question can be typed, but not sent. */
	void setBusy(final boolean isBusy) {
		busy = isBusy;
		update();
	}

	/** Without an image nothing can be asked. */
	void disable() {
		enabled = false;
		update();
	}

	private void update() {
		button.setText(busy ? "Cancel" : "Send");
		button.setEnabled(busy || enabled);
		field.setEnabled(enabled);
		chips.forEach(chip -> chip.setEnabled(enabled && !busy));
	}
}
