package sc.fiji.unibiomed.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.onnx.OnnxGraph;

/**
 * Graphs of a checkpoint on disk, as files that any tool for ONNX can open (beside the checkpoint's weights). Writing them
 * takes milliseconds, because weights are referred to in place, so a session in float32 does not read them back.
 */
public final class GraphCache {

	private final Path folder;

	/** @param cache the user's cache folder; need not exist */
	public GraphCache(final Path cache, final Checkpoint checkpoint, final Precision precision) throws CheckpointException {
		this.folder = cache.resolve("graphs").resolve(checkpoint.sha256().substring(0, 16) + '-' + precision.label());
	}

	/** Where the graphs of this checkpoint and precision lie. */
	public Path folder() {
		return folder;
	}

	/**
	 * Writes every graph, each under a temporary name first.
	 *
	 * @return the files
	 */
	public List<Path> write(final List<OnnxGraph> graphs) throws IOException {
		Files.createDirectories(folder);
		final List<Path> files = new ArrayList<>();
		for (final OnnxGraph graph : graphs) {
			final Path temporary = Files.createTempFile(folder, "." + graph.name(), ".part");
			try {
				Files.write(temporary, graph.model());
				final Path file = folder.resolve(graph.name() + ".onnx");
				Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				files.add(file);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		return files;
	}
}
