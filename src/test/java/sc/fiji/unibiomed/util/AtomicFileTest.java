package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	@Test
	void aFileIsReplacedAndMissingFoldersAreMade() throws IOException {
		final Path file = folder.resolve("new/note.txt");
		AtomicFile.writeText(file, out -> out.write("one"));
		AtomicFile.writeText(file, out -> out.write("zwei µ"));
		assertEquals("zwei µ", Files.readString(file));
		assertEquals(List.of("note.txt"), names(file.getParent()));
	}

	@Test
	void whenWritingFailsTheOlderFileStaysAndNothingElse() throws IOException {
		final Path file = folder.resolve("note.txt");
		AtomicFile.writeText(file, out -> out.write("one"));
		final IOException failure = assertThrows(IOException.class, () -> AtomicFile.writeText(file, out -> {
			out.write("half of t");
			throw new IOException("disk full");
		}));
		assertEquals("disk full", failure.getMessage());
		assertEquals("one", Files.readString(file));
		assertEquals(List.of("note.txt"), names(folder));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).toList();
		}
	}
}
