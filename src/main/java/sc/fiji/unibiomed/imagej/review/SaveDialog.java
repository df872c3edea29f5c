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

/** Asks the user where to save a file, and whether one that is there may be replaced. Starts in ImageJ's current folder. */
final class SaveDialog implements FileChoice {

	private final Component owner;

	SaveDialog(final Component owner) {
		this.owner = owner;
	}

	@Override
	public Optional<Path> choose(final FindingsExporter format, final String suggestion) {
		final JFileChooser chooser = new JFileChooser(OpenDialog.getDefaultDirectory());
		chooser.setDialogTitle("Save " + format.label());
		chooser.setFileFilter(new FileNameExtensionFilter(format.label() + " (*." + format.extension() + ")", format
			.extension()));
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
