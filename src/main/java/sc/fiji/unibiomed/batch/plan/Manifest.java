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

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/**
 * A list of images and questions: a CSV file (RFC 4180, UTF-8) with the column {@code image} and, if wanted,
 * <ul>
 * <li>{@code series} and {@code plane} (a page from 1, or {@code stack});</li>
 * <li>{@code prompt}, or {@code task} (segment, find, describe, ask or report) with {@code target}, which is what to
 * segment or the question to ask;</li>
 * <li>{@code regions}: mask files with semicolons between them;</li>
 * <li>{@code modality}, {@code intensity}, {@code window}, {@code channels}: how this image is shown to the model.</li>
 * </ul>
 * Paths are relative to the manifest. What a line leaves out is as for the whole batch.
 */
final class Manifest {

	private static final List<String> COLUMNS = List.of("image", "series", "plane", "prompt", "task", "target",
		"regions", "modality", "intensity", "window", "channels");

	private final Path file;
	private final PlaneChoice usualPlane;
	private final List<AskedTask> usualTasks;

	Manifest(final Path file, final PlaneChoice usualPlane, final List<AskedTask> usualTasks) {
		this.file = file;
		this.usualPlane = usualPlane;
		this.usualTasks = usualTasks;
	}

	/** Its lines, each once, as entries of a plan. */
	List<BatchEntry> entries() throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new BatchException("The manifest " + file + " does not exist.");
		}
		final Set<BatchEntry> seen = new LinkedHashSet<>();
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
			CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
				.setIgnoreSurroundingSpaces(true).get().parse(new BomSkippingStream(reader)))
		{
			checkHeader(parser.getHeaderNames());
			for (final CSVRecord record : parser) {
				seen.addAll(entries(record));
			}
		}
		catch (final IllegalArgumentException | UncheckedIOException | CharacterCodingException e) {
			throw new BatchException("The manifest " + file + " is no CSV file in UTF-8: " + e.getMessage(), e);
		}
		if (seen.isEmpty()) {
			throw new BatchException("The manifest " + file + " has no lines.");
		}
		final List<BatchEntry> entries = new ArrayList<>();
		seen.forEach(entry -> entries.add(entry.at(entries.size())));
		return entries;
	}

	private void checkHeader(final List<String> names) throws BatchException {
		for (final String name : names) {
			if (!COLUMNS.contains(name)) {
				throw new BatchException("The manifest " + file + " has a column '" + name + "'; columns are " +
					String.join(", ", COLUMNS) + ".");
			}
		}
		if (!names.contains("image")) {
			throw new BatchException("The manifest " + file + " has no column 'image'.");
		}
	}

	private List<BatchEntry> entries(final CSVRecord record) throws BatchException {
		final String line = "Line " + (record.getRecordNumber() + 1) + " of the manifest " + file;
		try {
			final String image = cell(record, "image").replace('\\', '/');
			if (image.isEmpty()) {
				throw new BatchException(line + " names no image.");
			}
			final Path folder = file.toAbsolutePath().getParent();
			final List<Path> regions = Arrays.stream(cell(record, "regions").split(";")).map(String::strip)
				.filter(name -> !name.isEmpty()).map(folder::resolve).toList();
			final String plane = cell(record, "plane");
			final List<AskedTask> tasks = tasks(record, line);
			BatchPlan.requireTasks(tasks);
			final PlaneChoice choice = (plane.isEmpty() ? usualPlane : PlaneChoice.parse(plane))
				.inSeries(PlaneChoice.parseSeries(cell(record, "series")));
			final InputChoice input = InputChoice.parse(cell(record, "modality"), cell(record, "intensity"),
				cell(record, "window"), cell(record, "channels"), "");
			return tasks.stream()
				.map(task -> new BatchEntry(0, image, folder.resolve(image), choice, task, input, regions)).toList();
		}
		catch (final InvalidPathException e) {
			throw new BatchException(line + " has a file name that is none: " + e.getInput(), e);
		}
		catch (final IllegalArgumentException e) {
			throw new BatchException(line + ": " + e.getMessage(), e);
		}
	}

	private List<AskedTask> tasks(final CSVRecord record, final String line) throws BatchException {
		final String prompt = cell(record, "prompt");
		final String task = cell(record, "task");
		final String target = cell(record, "target");
		if (prompt.isEmpty() && task.isEmpty() && target.isEmpty()) {
			return usualTasks;
		}
		if (!prompt.isEmpty() && !(task.isEmpty() && target.isEmpty())) {
			throw new BatchException(line + " has a prompt and a task; leave one of them empty.");
		}
		return List.of(prompt.isEmpty()
			? new AskedTask(task.isEmpty() ? Task.SEGMENT : Task.ofVerb(task), target)
			: AskedTask.question(prompt));
	}

	private static String cell(final CSVRecord record, final String name) {
		return record.isSet(name) ? record.get(name).strip() : "";
	}

	/** Leaves out the byte order mark that spreadsheets write at the beginning of a text. */
	private static final class BomSkippingStream extends PushbackReader {

		private static final int MARK = 0xfeff;

		BomSkippingStream(final Reader reader) throws IOException {
			super(reader);
			final int first = read();
			if (first != MARK && first >= 0) {
				unread(first);
			}
		}
	}
}
