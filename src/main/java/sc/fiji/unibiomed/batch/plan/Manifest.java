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
package sc.fiji.unibiomed.batch.plan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.util.DelimitedText;
import sc.fiji.unibiomed.util.TextFile;
import sc.fiji.unibiomed.util.TextFileException;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * A list of images and questions: a table ({@link DelimitedText}, {@link TextFile}) with the column {@code image} and,
 * if wanted,
 * <ul>
 * <li>{@code series} and {@code plane} (a page from 1, or {@code stack});</li>
 * <li>{@code prompt}, or {@code task} (segment, find, describe, ask or report) with {@code target}, which is what to
 * segment or the question to ask;</li>
 * <li>{@code regions}: mask files with semicolons between them;</li>
 * <li>{@code modality}, {@code intensity}, {@code window}, {@code channels}: how this image is shown to the model;</li>
 * <li>{@code objects}, {@code smallest}: what becomes of outlines with several parts; auto is as for the whole
 * batch.</li>
 * </ul>
 * Further columns are carried into the tables of answers and findings. Paths are relative to the manifest. What a line
 * leaves out is as for the whole batch.
 */
final class Manifest {

	private final Path file;
	private final PlaneChoice usualPlane;
	private final List<AskedTask> usualTasks;

	Manifest(final Path file, final PlaneChoice usualPlane, final List<AskedTask> usualTasks) {
		this.file = file;
		this.usualPlane = usualPlane;
		this.usualTasks = usualTasks;
	}

	/** Its lines, each once, as a plan. */
	BatchPlan plan() throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new BatchException("The manifest " + file + " does not exist.");
		}
		final DelimitedText table = new DelimitedText(text());
		final List<DelimitedText.Row> rows = rows(table);
		final Set<BatchEntry> seen = new LinkedHashSet<>();
		List<String> further = List.of();
		if (!rows.isEmpty()) {
			final ManifestHeader header = new ManifestHeader("The manifest " + file, table.delimiter(), rows.get(0));
			further = header.further();
			for (final DelimitedText.Row row : rows.subList(1, rows.size())) {
				final String place = "Line " + row.line() + " of the manifest " + file;
				seen.addAll(entries(header.cells(row, place), further, place));
			}
		}
		if (seen.isEmpty()) {
			throw new BatchException("The manifest " + file + " has no lines.");
		}
		final List<BatchEntry> entries = new ArrayList<>();
		seen.forEach(entry -> entries.add(entry.at(entries.size())));
		return new BatchPlan(entries, further.isEmpty() ? List.of() : List.of(note(further)));
	}

	private static String note(final List<String> further) {
		final List<String> names = further.stream().map(name -> "'" + VisibleText.line(name) + "'").toList();
		return (names.size() == 1 ? "The column " : "The columns ") + String.join(", ", names) + " of the manifest " +
			(names.size() == 1 ? "changes" : "change") + " nothing of what is asked; the tables have " +
			(names.size() == 1 ? "it" : "them") + " as " +
			String.join(", ", further.stream().map(BatchEntry::furtherColumn).map(VisibleText::line).toList()) + ".";
	}

	private String text() throws IOException {
		try {
			return TextFile.read(file);
		}
		catch (final TextFileException e) {
			throw new BatchException("The manifest " + e.getMessage(), e);
		}
	}

	private List<DelimitedText.Row> rows(final DelimitedText table) throws BatchException {
		try {
			return table.rows();
		}
		catch (final DelimitedText.NoTableException e) {
			throw new BatchException("The manifest " + file + " is not a table: " + e.getMessage() + ".", e);
		}
	}

	private List<BatchEntry> entries(final Map<String, String> cells, final List<String> further, final String line)
		throws BatchException
	{
		try {
			final Path folder = file.toAbsolutePath().getParent();
			final String image = name(folder, cell(cells, ManifestHeader.IMAGE));
			if (image.isEmpty()) {
				throw new BatchException(line + " names no image.");
			}
			final List<Path> regions = Arrays.stream(cell(cells, "regions").split(";")).map(String::strip)
				.filter(name -> !name.isEmpty()).map(name -> folder.resolve(name(folder, name))).toList();
			final String plane = cell(cells, "plane");
			final List<AskedTask> tasks = tasks(cells, line);
			BatchPlan.requireTasks(tasks);
			final PlaneChoice choice = (plane.isEmpty() ? usualPlane : PlaneChoice.parse(plane))
				.inSeries(PlaneChoice.parseSeries(cell(cells, "series")));
			final InputChoice input = InputChoice.parse(cell(cells, "modality"), cell(cells, "intensity"),
				cell(cells, "window"), cell(cells, "channels"), "");
			final ObjectChoice objects = ObjectChoice.parse(cell(cells, "objects"), cell(cells, "smallest"));
			final Map<String, String> own = new LinkedHashMap<>();
			further.forEach(name -> own.put(name, cell(cells, name)));
			return tasks.stream().map(task -> new BatchEntry(0, image, folder.resolve(image), choice,
				task.with(objects), input, regions, own)).toList();
		}
		catch (final InvalidPathException e) {
			throw new BatchException(line + " has a file name that is none: " + VisibleText.line(e.getInput()), e);
		}
		catch (final IllegalArgumentException e) {
			throw new BatchException(line + ": " + e.getMessage(), e);
		}
	}

	/** Manifests are written on one system and read on another: backslashes separate folders, unless a file has one. */
	private static String name(final Path folder, final String name) {
		final String slashes = name.replace('\\', '/');
		return File.separatorChar == '/' && !slashes.equals(name) && Files.exists(folder.resolve(name))
			? name
			: slashes;
	}

	private List<AskedTask> tasks(final Map<String, String> cells, final String line) throws BatchException {
		final String prompt = cell(cells, "prompt");
		final String task = cell(cells, "task");
		final String target = cell(cells, "target");
		if (prompt.isEmpty() && task.isEmpty() && target.isEmpty()) {
			return usualTasks;
		}
		if (!prompt.isEmpty() && !(task.isEmpty() && target.isEmpty())) {
			throw new BatchException(line + " has a prompt and a task; leave one of them empty.");
		}
		return List.of(prompt.isEmpty()
			? new AskedTask(task.isEmpty() ? Task.SEGMENT : Task.ofVerb(task), target)
			: AskedTask.inWords(Task.ASK, prompt));
	}

	private static String cell(final Map<String, String> cells, final String name) {
		return cells.getOrDefault(name, "");
	}
}
