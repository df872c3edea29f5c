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
package sc.fiji.unibiomed.imagej.command.findings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.WindowManager;
import ij.io.FileInfo;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.FileInput;
import sc.fiji.unibiomed.imagej.dialog.StartedCommand;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.NumberedFile;

/** Saves findings as files. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Export Findings...", weight = 12) },
	description = "Saves findings in a folder. Files are named after the image.")
public final class ExportCommand extends ContextCommand implements CheckedInputs, StartedCommand {

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(label = "Folder", style = FileWidget.DIRECTORY_STYLE, required = false,
		description = "Where the files go; made if it is not there.", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private File folder;

	@Parameter(label = "CSV table", description = "A table with a row per region, for spreadsheets and R.",
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean csv = true;

	@Parameter(label = "GeoJSON for QuPath", description = "Outlines that QuPath imports.", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean geojson;

	@Parameter(label = "COCO annotations", description = "Masks for training other models.", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean coco;

	@Parameter(label = "Label image (16-bit TIFF)",
		description = "An image whose pixel values are the numbers of the findings.", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean labels;

	@Parameter(label = "ROI zip", description = "Regions that the ROI Manager opens.", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean rois = true;

	@Parameter(label = "HTML report", description = "A page with the answer, the outlined image and the table.",
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private boolean html;

	@Parameter(label = "Findings", persist = false,
		description = FindingsScope.MEANING + " Each answer has its own files.",
		choices = { "this answer", "this image", "accepted", "all" })
	private String findings = FindingsScope.ANSWER.label();

	@Parameter(label = "Only", required = false, persist = false,
		description = "These findings only: confirmed, doubtful; several with commas; blank for all.")
	private String only = "";

	@Parameter(label = "Others", visibility = ItemVisibility.INVISIBLE, persist = false, required = false,
		description = "Further formats that are installed, by their names with commas between them.")
	private String others = "";

	@Override
	public void run() {
		try {
			save();
		}
		catch (final IOException | IllegalArgumentException e) {
			CommandRefusal.tell(this, context(), "UniBiomed Export Findings", e.getMessage());
		}
	}

	/** The folder begins as that of the image, else the last one used, else the user's own. */
	@Override
	public Map<String, Object> start() {
		final List<FindingRow> meant = startRows();
		final FileInfo file = meant.get(meant.size() - 1).answer().image().getOriginalFileInfo();
		final File ofImage = file == null || file.directory == null || file.directory.isBlank()
			? null
			: new File(file.directory);
		if (ofImage != null && ofImage.isDirectory()) {
			return Map.of("folder", ofImage);
		}
		return FileInput.text(folder).isEmpty() || !folder.isDirectory()
			? Map.of("folder", new File(System.getProperty("user.home")))
			: Map.of();
	}

	/** Whether there is anything to export, before it is chosen what. */
	private List<FindingRow> startRows() {
		final List<FindingRow> all = unibiomed.presenter().findings().rows();
		return all.isEmpty() ? rows() : all;
	}

	/** The rows that are meant; some, as else there is nothing to export. */
	private List<FindingRow> rows() {
		unibiomed.presenter().follow(false);
		final List<FindingRow> rows = FindingsScope.of(findings).rows(unibiomed.presenter().findings(),
			WindowManager.getCurrentImage());
		if (rows.isEmpty() && !unibiomed.presenter().findings().rows().isEmpty()) {
			throw new InputException("findings", "There are no findings for '" + findings + "' to export.");
		}
		if (rows.isEmpty()) {
			throw new InputException("folder", "There are no findings to export; ask a question first.");
		}
		return rows;
	}

	private void save() throws IOException {
		final List<FindingRow> rows = rows();
		final List<FindingsExporter> formats = formats();
		if (formats.isEmpty()) {
			throw new InputException("csv", "No format is chosen; choose at least one.");
		}
		final Path target = target();
		final Set<Path> files = new HashSet<>();
		for (final Results answer : AnswerResults.each(rows)) {
			final Results results = only == null || only.isBlank() ? answer : answer.only(only());
			for (final FindingsExporter format : formats) {
				final Path file = NumberedFile.of(target.resolve(format.fileName(results)), files);
				files.add(file);
				format.write(results, file);
			}
		}
		unibiomed.presenter().tell(files.size() + (files.size() == 1 ? " file" : " files") + " saved in " + target);
	}

	private Set<FindingCheck.Verdict> only() {
		try {
			return FindingCheck.Verdict.named(only);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("only", e.getMessage());
		}
	}

	private Path target() throws IOException {
		checkFolder();
		try {
			return Files.createDirectories(Path.of(FileInput.text(folder)));
		}
		catch (final InvalidPathException e) {
			throw new InputException("folder", "'" + folder + "' is not a valid folder name.");
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

	private List<FindingsExporter> formats() {
		final List<String> keys = new ArrayList<>();
		add(keys, csv, "csv");
		add(keys, geojson, "geojson");
		add(keys, coco, "coco");
		add(keys, labels, "labels");
		add(keys, rois, "rois");
		add(keys, html, "html");
		keys.add(others == null ? "" : others);
		try {
			return FindingsExporters.named(String.join(",", keys));
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("others", e.getMessage());
		}
	}

	private static void add(final List<String> keys, final boolean wanted, final String key) {
		if (wanted) {
			keys.add(key);
		}
	}
}
