package sc.fiji.unibiomed.util;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders as wholes. */
public final class FileTrees {

	private FileTrees() {
	}

	/** Deletes a folder with everything in it, if it is there. */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(folder)) {
			for (final Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(each);
			}
		}
	}

	/** Bytes of all files in a folder; 0 if it is not there. Links count as what they lead to. */
	public static long bytes(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return 0;
		}
		long bytes = 0;
		try (Stream<Path> tree = Files.walk(folder)) {
			for (final Path each : tree.filter(Files::isRegularFile).toList()) {
				bytes += Files.size(each);
			}
		}
		return bytes;
	}
}
