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

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

import ij.io.OpenDialog;
import sc.fiji.unibiomed.findings.export.FindingsExporter;

/**
 * Asks the user where to save a file, and whether one that is there may be replaced. Starts in ImageJ's current folder.
 */
final class SaveDialog implements FileChoice {

	private final Component owner;

	SaveDialog(final Component owner) {
		this.owner = owner;
	}

	@Override
	public Optional<Path> choose(final FindingsExporter format, final String suggestion) {
		final JFileChooser chooser = new JFileChooser(OpenDialog.getDefaultDirectory());
		chooser.setDialogTitle("Save " + format.label());
		chooser.setFileFilter(
			new FileNameExtensionFilter(format.label() + " (*." + format.extension() + ")", format.extension()));
		chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), suggestion));
		while (chooser.showSaveDialog(owner) == JFileChooser.APPROVE_OPTION) {
			final Path file = withExtension(chooser.getSelectedFile().toPath(), format);
			if (!Files.exists(file) || mayReplace(file)) {
				OpenDialog.setDefaultDirectory(file.getParent() + File.separator);
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}

	private static Path withExtension(final Path file, final FindingsExporter format) {
		final String name = file.getFileName().toString();
		final boolean has = name.toLowerCase(Locale.ROOT).endsWith("." + format.extension());
		return has ? file : file.resolveSibling(name + "." + format.extension());
	}

	private boolean mayReplace(final Path file) {
		return JOptionPane.showConfirmDialog(owner, "Replace the file '" + file.getFileName() + "'?", "Save",
			JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION;
	}
}
