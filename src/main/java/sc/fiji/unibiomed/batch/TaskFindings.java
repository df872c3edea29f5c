package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The findings of an answered entry, as they stand in the table of all findings.
 *
 * @param columns names of the table's columns
 * @param rows a row per finding and frame, with a cell per column; what is unknown is empty
 */
public record TaskFindings(List<String> columns, List<List<String>> rows) {

	/** Columns of a task's table that stand in front already, or differ from run to run. */
	private static final Set<String> LEFT_OUT = Set.of("task", "prompt", "image", "date", "device");

	/**
	 * Reads them from an output folder.
	 *
	 * @return empty if the entry has no answer there
	 * @throws IOException if a file cannot be read
	 */
	public static Optional<TaskFindings> of(final BatchEntry entry, final Path output) throws IOException {
		final BatchFolder folder = new BatchFolder(output);
		final Optional<EntryRecord> record = folder.record(entry).filter(EntryRecord::isDone);
		return record.isEmpty() ? Optional.empty() : Optional.of(of(entry, record.get(), folder));
	}

	static TaskFindings of(final BatchEntry entry, final EntryRecord record, final BatchFolder folder) throws IOException {
		final Path file = folder.tasks().resolve(record.folder()).resolve(TaskWriter.CSV);
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(Files
			.newBufferedReader(file, StandardCharsets.UTF_8)))
		{
			final List<String> kept = parser.getHeaderNames().stream().filter(name -> !LEFT_OUT.contains(name)).toList();
			final List<String> columns = new ArrayList<>(List.of("image", "plane", "prompt", "task"));
			columns.addAll(kept);
			final List<List<String>> rows = new ArrayList<>();
			for (final CSVRecord finding : parser) {
				final List<String> cells = new ArrayList<>(List.of(entry.image(), entry.plane().toString(), entry.asked(), record
					.task()));
				kept.forEach(name -> cells.add(finding.get(name)));
				rows.add(cells);
			}
			return new TaskFindings(columns, rows);
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
