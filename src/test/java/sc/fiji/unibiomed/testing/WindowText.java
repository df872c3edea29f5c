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
package sc.fiji.unibiomed.testing;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Label;
import java.awt.TextComponent;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;

/**
 * What can be read in a window, line by line: labels, buttons, fields, choices, tables. It tells whether a picture of
 * the window is out of date, which its pixels do not, as fonts are others on every computer.
 */
public final class WindowText {

	private WindowText() {}

	/** All texts of a window, from its title on. What is not shown is left out. */
	public static List<String> of(final Window window) {
		final List<String> lines = new ArrayList<>();
		if (window instanceof Dialog dialog) {
			lines.add("# " + dialog.getTitle());
		}
		else if (window instanceof Frame frame) {
			lines.add("# " + frame.getTitle());
		}
		add(window, lines);
		return lines;
	}

	private static void add(final Component part, final List<String> lines) {
		if (!part.isVisible()) {
			return;
		}
		said(part).stream().flatMap(String::lines).map(line -> line.replace('\u00a0', ' ').strip())
			.filter(line -> !line.isEmpty()).forEach(lines::add);
		if (part instanceof Container container && !(part instanceof JTable)) {
			for (final Component inner : container.getComponents()) {
				add(inner, lines);
			}
		}
	}

	private static List<String> said(final Component part) {
		if (part instanceof Label label) {
			return List.of(label.getText());
		}
		if (part instanceof Button button) {
			return List.of("[" + button.getLabel().strip() + "]");
		}
		if (part instanceof Checkbox box) {
			return List.of((box.getState() ? "[x] " : "[ ] ") + box.getLabel());
		}
		if (part instanceof Choice choice) {
			return List.of("<" + choice.getSelectedItem() + ">");
		}
		if (part instanceof TextComponent text) {
			return List.of("\"" + text.getText() + "\"");
		}
		if (part instanceof AbstractButton button) {
			return button.getText() == null ? List.of() : List.of("[" + button.getText() + "]");
		}
		if (part instanceof JLabel label) {
			return label.getText() == null ? List.of() : List.of(label.getText());
		}
		if (part instanceof JTextComponent text) {
			return text.getText() == null ? List.of() : List.of(text.getText());
		}
		return part instanceof JTable table ? rows(table) : List.of();
	}

	private static List<String> rows(final JTable table) {
		final List<String> rows = new ArrayList<>();
		rows.add("| " +
			String.join(" | ", IntStream.range(0, table.getColumnCount()).mapToObj(table::getColumnName).toList()));
		for (int row = 0; row < table.getRowCount(); row++) {
			final int line = row;
			rows.add("| " + String.join(" | ",
				IntStream.range(0, table.getColumnCount()).mapToObj(column -> shown(table, line, column)).toList()));
		}
		return rows;
	}

	/** As it is drawn, and not as it is known. */
	private static String shown(final JTable table, final int row, final int column) {
		return table.prepareRenderer(table.getCellRenderer(row, column), row, column) instanceof JLabel label &&
			label.getText() != null ? label.getText() : String.valueOf(table.getValueAt(row, column));
	}
}
