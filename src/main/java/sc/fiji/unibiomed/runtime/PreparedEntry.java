package sc.fiji.unibiomed.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.onnx.OnnxGraph;

/**
 * One network on disk: a folder with its graph, its weights, and a list of both with their checksums. The list is written
 * last; a folder without a list that fits is no entry.
 */
final class PreparedEntry {

	static final String WEIGHTS = "weights.bin";

	private static final Logger LOG = LoggerFactory.getLogger(PreparedEntry.class);
	private static final String GRAPH = "graph.onnx";
	private static final String LIST = "entry.json";
	/** Read rather than mapped: pages that are mapped count as memory of this process until Java collects its garbage. */
	private static final int PIECE = 1 << 20;

	/** What the list says of a file; CRC-32C, which processors calculate as fast as memory is read. */
	private record Item(long bytes, long crc32c) {

		static Item of(final Path file) throws IOException {
			final CRC32C crc = new CRC32C();
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
				while (channel.read(piece) >= 0) {
					crc.update(piece.flip());
					piece.clear();
				}
				return new Item(channel.size(), crc.getValue());
			}
		}
	}

	/** The list. */
	private record Contents(Item graph, Item weights) {
	}

	private PreparedEntry() {
	}

	/**
	 * Completes an entry.
	 *
	 * @param folder holds the weights already
	 */
	static void write(final Path folder, final OnnxGraph graph) throws IOException {
		Files.write(folder.resolve(GRAPH), graph.model());
		final Contents contents = new Contents(Item.of(folder.resolve(GRAPH)), Item.of(folder.resolve(WEIGHTS)));
		Files.writeString(folder.resolve(LIST), new Gson().toJson(contents), StandardCharsets.UTF_8);
	}

	/** The network in a folder; empty if there is none, or it is not as it was written. */
	static Optional<OnnxGraph> read(final Path folder, final String name) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try {
			final Contents contents = new Gson().fromJson(Files.readString(folder.resolve(LIST), StandardCharsets.UTF_8),
				Contents.class);
			// Sizes first: they tell most damage without reading gigabytes.
			if (contents != null && fits(folder.resolve(GRAPH), contents.graph()) && fits(folder.resolve(WEIGHTS), contents
				.weights()))
			{
				return Optional.of(OnnxGraph.read(name, Files.readAllBytes(folder.resolve(GRAPH)), folder.toRealPath()));
			}
			LOG.warn("The prepared network {} in {} is damaged; it is made again.", name, folder);
		}
		catch (final IOException | JsonParseException e) {
			LOG.warn("The prepared network {} in {} cannot be read and is made again: {}", name, folder, e.toString());
		}
		return Optional.empty();
	}

	private static boolean fits(final Path file, final Item listed) throws IOException {
		return listed != null && Files.size(file) == listed.bytes() && Item.of(file).equals(listed);
	}
}
