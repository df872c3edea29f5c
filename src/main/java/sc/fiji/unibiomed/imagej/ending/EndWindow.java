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
package sc.fiji.unibiomed.imagej.ending;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.util.Optional;
import java.util.function.Supplier;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

import ij.IJ;
import ij.Macro;
import ij.gui.GUI;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.download.BrowserLink;

/**
 * Tells how long work ended, where somebody looks at windows. It waits for nobody: the command has ended when it opens.
 */
public final class EndWindow {

	private static final int SPACE = 12;
	private static final int FOLDER_COLUMNS = 40;

	private EndWindow() {}

	/** Opens it; not in macros, in batch mode, or without a display. */
	public static void show(final WorkEnd end) {
		if (!GraphicsEnvironment.isHeadless() && Macro.getOptions() == null && !IJ.macroRunning() &&
			!Interpreter.isBatchMode())
		{
			EventQueue.invokeLater(() -> open(end));
		}
	}

	/** On the event thread. */
	static JFrame open(final WorkEnd end) {
		final JFrame window = new JFrame(end.title());
		final JPanel words = new JPanel();
		words.setLayout(new BoxLayout(words, BoxLayout.Y_AXIS));
		words.setBorder(BorderFactory.createEmptyBorder(SPACE, SPACE, SPACE, SPACE));
		end.lines().forEach(line -> words.add(left(new JLabel(line))));
		final JTextField folder = new JTextField(end.folder().toString(), FOLDER_COLUMNS);
		folder.setEditable(false);
		folder.getAccessibleContext().setAccessibleName("Folder");
		words.add(left(folder));
		final JLabel refusal = new JLabel(" ");
		words.add(left(refusal));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
		final JButton results = button(end.results(), refusal,
			() -> BrowserLink.browse(end.page().toAbsolutePath().toUri().toString()));
		buttons.add(results);
		buttons.add(button("Open folder", refusal, () -> BrowserLink.open(end.folder())));
		final JButton close = new JButton("Close");
		close.addActionListener(event -> window.dispose());
		buttons.add(close);
		window.add(words, BorderLayout.CENTER);
		window.add(buttons, BorderLayout.SOUTH);
		window.getRootPane().setDefaultButton(results);
		window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		window.pack();
		GUI.centerOnImageJScreen(window);
		window.setVisible(true);
		return window;
	}

	/** Desktops may take their time, so that they are asked beside the event thread. */
	private static JButton button(final String words, final JLabel refusal, final Supplier<Optional<String>> open) {
		final JButton button = new JButton(words);
		button.addActionListener(event -> new Thread(() -> {
			final Optional<String> refused = open.get();
			SwingUtilities.invokeLater(
				() -> refusal.setText(refused.isPresent() ? "This desktop opens nothing; the folder is above." : " "));
		}, "unibiomed-open").start());
		return button;
	}

	private static <T extends javax.swing.JComponent> T left(final T part) {
		part.setAlignmentX(JPanel.LEFT_ALIGNMENT);
		return part;
	}
}
