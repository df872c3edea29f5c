package sc.fiji.unibiomed.imagej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.ExportFormat;
import sc.fiji.unibiomed.imagej.FindingRow;
import sc.fiji.unibiomed.imagej.ImageAnswer;
import sc.fiji.unibiomed.imagej.UniBiomedService;

import ij.IJ;

/** Saves the findings of the last answer. */
@Plugin(type = Command.class, menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
	@Menu(label = "UniBiomed Export Findings...", weight = 8) },
	description = "Saves the findings of the last answer in a folder. Files are named after the image.")
public final class ExportCommand extends ContextCommand implements CheckedInputs {

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(label = "Folder", style = FileWidget.DIRECTORY_STYLE, required = false,
		description = "Where the files go; made if it is not there.")
	private File folder;

	@Parameter(label = "Csv table", description = "A table with a row per region, for spreadsheets and R.")
	private boolean csv = true;

	@Parameter(label = "Geojson for QuPath", description = "Outlines that QuPath imports.")
	private boolean geojson;

	@Parameter(label = "Coco annotations", description = "Masks for training other models.")
	private boolean coco;

	@Parameter(label = "Labels as 16-bit TIFF", description = "An image whose pixel values are the numbers of the findings.")
	private boolean labels;

	@Parameter(label = "Rois as zip", description = "Regions that the ROI Manager opens.")
	private boolean rois = true;

	@Parameter(label = "Html report", description = "A page with the answer, the outlined image and the table.")
	private boolean html;

	@Override
	public void run() {
		try {
			save();
		}
		catch (final IOException | InputException e) {
			Refusal.tell(this, context(), "UniBiomed Export Findings", e.getMessage());
		}
	}

	private void save() throws IOException {
		final List<FindingRow> rows = unibiomed.presenter().findings().rows();
		if (rows.isEmpty()) {
			throw new InputException("folder", "There are no findings to export; ask a question first.");
		}
		final Set<ExportFormat> formats = formats();
		if (formats.isEmpty()) {
			throw new InputException("csv", "No format is chosen; choose at least one.");
		}
		final ImageAnswer answer = rows.get(rows.size() - 1).answer();
		final Path target = target();
		for (final ExportFormat format : formats) {
			format.write(answer, rows, target.resolve(format.fileName(answer)));
		}
		IJ.log("UniBiomed: " + formats.size() + (formats.size() == 1 ? " file" : " files") + " saved in " + target);
	}

	private Path target() throws IOException {
		checkFolder();
		try {
			return Files.createDirectories(Path.of(FileInput.text(folder)));
		}
		catch (final InvalidPathException e) {
			throw new InputException("folder", "'" + folder + "' is no valid folder name.");
		}
		catch (final IOException e) {
			throw new InputException("folder", "The folder '" + folder + "' cannot be made; choose another one.");
		}
	}

	@Override
	public void check(final String input) {
		if (input.equals("folder")) {
			checkFolder();
		}
	}

	private void checkFolder() {
		if (FileInput.text(folder).isEmpty()) {
			throw new InputException("folder", "Say in which folder to save the files.");
		}
	}

	private Set<ExportFormat> formats() {
		final Set<ExportFormat> formats = EnumSet.noneOf(ExportFormat.class);
		add(formats, csv, ExportFormat.CSV);
		add(formats, geojson, ExportFormat.GEOJSON);
		add(formats, coco, ExportFormat.COCO);
		add(formats, labels, ExportFormat.LABELS);
		add(formats, rois, ExportFormat.ROIS);
		add(formats, html, ExportFormat.HTML);
		return formats;
	}

	private static void add(final Set<ExportFormat> formats, final boolean wanted, final ExportFormat format) {
		if (wanted) {
			formats.add(format);
		}
	}
}
