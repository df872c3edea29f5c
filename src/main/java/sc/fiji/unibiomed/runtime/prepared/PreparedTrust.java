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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.util.FolderAccess;
import sc.fiji.unibiomed.util.SeenFiles;
import sc.fiji.unibiomed.util.Sha256;

/**
 * Whether a prepared network may be used. In a folder that only this user may write to, its own checksums tell damage.
 * Where others may write, they could change network and checksums alike: there it must be, by SHA-256, what this user's
 * record says it was when it was first seen or made, each time that it is used.
 */
record PreparedTrust(SeenFiles record) {

	private static final Logger LOG = LoggerFactory.getLogger(PreparedTrust.class);
	/** Large files are read in pieces of this many bytes, several at once; the sum is that of the pieces' sums. */
	private static final int PIECE = 1 << 26;
	private static final int BUFFER = 1 << 20;

	/** Finds out what networks were made of. */
	@FunctionalInterface
	interface Origin {

		/**
		 * Whether those in a folder were made of the model that is open.
		 *
		 * @throws IOException if it cannot be found out
		 */
		boolean isThisModel(Path folder) throws IOException;
	}

	/**
	 * The network in a folder; empty if there is none, it is damaged, or is not what it was.
	 *
	 * @param origin asked when the network is first seen
	 */
	Optional<OnnxGraph> read(final Path entry, final String name, final Origin origin) {
		final Optional<OnnxGraph> graph = PreparedEntry.read(entry, name);
		return graph.isEmpty() || FolderAccess.isOnlyThisUsers(entry) || isAsRecorded(entry, name, origin)
			? graph
			: Optional.empty();
	}

	private boolean isAsRecorded(final Path entry, final String name, final Origin origin) {
		try {
			final String what = what(entry);
			final Map<String, String> sums = sums(entry);
			final Optional<SeenFiles.Seen> seen = record.find(what);
			if (seen.isEmpty()) {
				if (!origin.isThisModel(entry.getParent())) {
					LOG.warn("The networks in {}, where others may write, cannot be shown to be made of this model; " +
						"they are not used and made again.", entry.getParent());
					return false;
				}
				record.remember(what, sums);
				LOG.info("The prepared network {} in {}, where others may write, is used as first seen today.", name,
					entry);
				return true;
			}
			if (seen.get().sums().equals(sums)) {
				return true;
			}
			LOG.warn(
				"The prepared network {} in {}, where others may write, is not what it was on {}; it is not used " +
					"and made again. If it was changed on purpose, delete {}.",
				name, entry, seen.get().since(), record.file(what));
		}
		catch (final IOException | UncheckedIOException e) {
			LOG.warn("The prepared network {} in {} cannot be read and is made again: {}", name, entry, e.toString());
		}
		return false;
	}

	/** Records a network that has just been made here, if others may write there. */
	void made(final Path entry) throws IOException {
		if (!FolderAccess.isOnlyThisUsers(entry)) {
			record.remember(what(entry), sums(entry));
		}
	}

	private static String what(final Path entry) throws IOException {
		return "prepared network " + entry.toRealPath();
	}

	private static Map<String, String> sums(final Path entry) throws IOException {
		return Map.of(PreparedEntry.GRAPH, sum(entry.resolve(PreparedEntry.GRAPH)), PreparedEntry.WEIGHTS,
			sum(entry.resolve(PreparedEntry.WEIGHTS)));
	}

	/** @throws UncheckedIOException if the file cannot be read */
	private static String sum(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			final long bytes = channel.size();
			final List<byte[]> pieces = LongStream.range(0, (bytes + PIECE - 1) / PIECE).parallel()
				.mapToObj(piece -> sum(channel, piece * PIECE, Math.min(bytes, (piece + 1) * PIECE))).toList();
			final MessageDigest all = Sha256.digest();
			pieces.forEach(all::update);
			return bytes + "-" + HexFormat.of().formatHex(all.digest());
		}
	}

	private static byte[] sum(final FileChannel channel, final long from, final long to) {
		try {
			final MessageDigest digest = Sha256.digest();
			final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
			long at = from;
			while (at < to) {
				buffer.clear().limit((int) Math.min(BUFFER, to - at));
				final int read = channel.read(buffer, at);
				if (read < 0) {
					throw new IOException("The file became shorter while it was read.");
				}
				digest.update(buffer.flip());
				at += read;
			}
			return digest.digest();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
