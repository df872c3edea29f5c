package sc.fiji.unibiomed.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of this project. */
public final class Documents {

	private Documents() {}

	/** All Markdown files that people read: those beside the README, those in {@code docs}, and that of the update site. */
	public static List<Path> all() throws IOException {
		try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> docs = Files.list(Path.of("docs"))) {
			return Stream.of(top, docs, Stream.of(Path.of("update-site", "README.md"))).flatMap(files -> files).filter(file -> file.toString()
				.endsWith(".md")).sorted().toList();
		}
	}
}
