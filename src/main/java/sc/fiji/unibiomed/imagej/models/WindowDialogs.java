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
package sc.fiji.unibiomed.imagej.models;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.nio.file.Path;
import java.util.Optional;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;

import ij.io.DirectoryChooser;
import sc.fiji.unibiomed.imagej.download.ModelFact;
import sc.fiji.unibiomed.models.download.TransferRate;

/** Asks in dialogs of the window. */
final class WindowDialogs implements WindowQuestions {

	private static final String CANCEL = "Cancel";
	private static final int NAME_COLUMNS = 18;
	private static final int SOURCE_COLUMNS = 34;
	private static final Insets SPACE = new Insets(3, 3, 3, 3);

	private final Component window;

	WindowDialogs(final Component window) {
		this.window = window;
	}

	@Override
	public boolean mayRemove(final ModelRow model) {
		final StringBuilder words = new StringBuilder("<html><body width=\"400\"><b>Remove ")
			.append(ModelFact.escaped(model.name())).append("?</b><p>");
		if (model.removable() > 0) {
			words.append("That frees ").append(TransferRate.size(model.removable())).append(". ");
		}
		model.leftAlone().ifPresent(folder -> words.append("The model's files stay in ")
			.append(ModelFact.escaped(folder.folder().toString())).append("; their prepared files are deleted. "));
		if (model.used()) {
			words.append("It is the model that answers your questions. ");
		}
		return choose(words.append("</body></html>").toString(), "Remove");
	}

	@Override
	public boolean mayStop() {
		return choose(
			"<html><b>Stop what is being done, and close the window?</b><p>Unfinished downloads are kept.</html>",
			"Stop and Close");
	}

	private boolean choose(final String words, final String yes) {
		final Object[] buttons = { yes, CANCEL };
		return JOptionPane.showOptionDialog(window, words, ModelsWindow.TITLE, JOptionPane.DEFAULT_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, buttons, CANCEL) == 0;
	}

	@Override
	public Optional<Path> folderForExport() {
		return folder("Folder in which the exported model's folder is made");
	}

	@Override
	public Optional<Path> folderToImport() {
		return folder("Folder of an exported model");
	}

	private static Optional<Path> folder(final String title) {
		return Optional.ofNullable(new DirectoryChooser(title).getDirectory()).map(Path::of);
	}

	@Override
	public Optional<Addition> addition() {
		final JTextField name = new JTextField(NAME_COLUMNS);
		final JTextField source = new JTextField(SOURCE_COLUMNS);
		final JButton browse = new JButton("Choose…");
		browse.addActionListener(
			event -> folder("Folder of a checkpoint").ifPresent(folder -> source.setText(folder.toString())));
		final JPanel panel = new JPanel(new GridBagLayout());
		addRow(panel, 0, new JLabel("Name in the list"), name, new JLabel());
		addRow(panel, 1, new JLabel("Folder or owner/name"), source, browse);
		name.addHierarchyListener(event -> {
			if (name.isShowing()) {
				EventQueue.invokeLater(name::requestFocusInWindow);
			}
		});
		final Object[] buttons = { "Add", CANCEL };
		final boolean wanted = JOptionPane.showOptionDialog(window, panel, "Add a Model", JOptionPane.DEFAULT_OPTION,
			JOptionPane.PLAIN_MESSAGE, null, buttons, "Add") == 0;
		return wanted ? Optional.of(new Addition(name.getText().strip(), source.getText().strip())) : Optional.empty();
	}

	private static void addRow(final JPanel panel, final int row, final Component... cells) {
		for (int column = 0; column < cells.length; column++) {
			panel.add(cells[column], new GridBagConstraints(column, row, 1, 1, 0, 0, GridBagConstraints.LINE_START,
				GridBagConstraints.NONE, SPACE, 0, 0));
		}
	}
}
