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
package sc.fiji.unibiomed.runtime.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.onnx.OnnxGraph;

/**
 * One network on disk: a folder with its graph, its weights, and a list of both with their checksums. The list is
 * written last; a folder without a list that fits is no entry.
 */
final class PreparedEntry {

	static final String WEIGHTS = "weights.bin";

	private static final Logger LOG = LoggerFactory.getLogger(PreparedEntry.class);
	static final String GRAPH = "graph.onnx";
	static final String LIST = "entry.json";
	/** Large files are checked in pieces of this many bytes, several at once. */
	private static final int PIECE = 1 << 26;

	/**
	 * Read rather than mapped: pages that are mapped count as memory of this process until Java collects its garbage.
	 */
	private static final int BUFFER = 1 << 20;

	/** What the list says of a file; CRC-32C of its pieces, which processors calculate as fast as memory is read. */
	private record Item(long bytes, List<Long> crc32c) {

		/** @throws UncheckedIOException if the file cannot be read */
		static Item of(final Path file) throws IOException {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				final long bytes = channel.size();
				final List<Long> pieces = LongStream.range(0, (bytes + PIECE - 1) / PIECE).parallel()
					.mapToObj(piece -> crc(channel, piece * PIECE, Math.min(bytes, (piece + 1) * PIECE))).toList();
				return new Item(bytes, pieces);
			}
		}

		private static Long crc(final FileChannel channel, final long from, final long to) {
			try {
				final CRC32C crc = new CRC32C();
				final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
				long at = from;
				while (at < to) {
					buffer.clear().limit((int) Math.min(BUFFER, to - at));
					final int read = channel.read(buffer, at);
					if (read < 0) {
						throw new IOException("The file became shorter while it was read.");
					}
					crc.update(buffer.flip());
					at += read;
				}
				return crc.getValue();
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** The list. */
	private record Contents(Item graph, Item weights) {}

	private PreparedEntry() {}

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
			final Contents contents = new Gson()
				.fromJson(Files.readString(folder.resolve(LIST), StandardCharsets.UTF_8), Contents.class);
			// Sizes first: they tell most damage without reading gigabytes.
			if (contents != null && fits(folder.resolve(GRAPH), contents.graph()) &&
				fits(folder.resolve(WEIGHTS), contents.weights()))
			{
				return Optional
					.of(OnnxGraph.read(name, Files.readAllBytes(folder.resolve(GRAPH)), folder.toRealPath()));
			}
			LOG.warn("The prepared network {} in {} is damaged; it is made again.", name, folder);
		}
		catch (final IOException | UncheckedIOException | JsonParseException e) {
			LOG.warn("The prepared network {} in {} cannot be read and is made again: {}", name, folder, e.toString());
		}
		return Optional.empty();
	}

	private static boolean fits(final Path file, final Item listed) throws IOException {
		return listed != null && Files.size(file) == listed.bytes() && Item.of(file).equals(listed);
	}
}
