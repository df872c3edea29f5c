package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import sc.fiji.unibiomed.testing.Sha256;

/** What of an output folder must be the same however it came about. */
public final class BatchOutput {

	private BatchOutput() {
	}

	/**
	 * Checksums by name: tables, findings, pages, masks and pictures; not what tells of times, nor locks, nor notes that a killed
	 * process left half-written.
	 */
	public static Map<String, String> of(final Path folder) throws IOException {
		final Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				final String name = folder.relativize(file).toString().replace('\\', '/');
				final boolean times = name.matches("tasks/.*/(answer\\.json|findings.*)");
				final boolean half = name.matches("state/entries/\\..*\\.part");
				if (!name.startsWith("state/claims") && !name.endsWith(".lock") && !half) {
					contents.put(name, times ? "" : Sha256.of(Files.readAllBytes(file)));
				}
			}
		}
		return contents;
	}
}
