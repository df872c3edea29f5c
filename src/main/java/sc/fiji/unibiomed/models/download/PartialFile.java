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
package sc.fiji.unibiomed.models.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.util.Cancellation;

/**
 * What has come of a file so far: its bytes in {@code NAME.part}, and what they are the beginning of in
 * {@code NAME.part.json}. Bytes whose file is another one by now are thrown away. The checksum of what is there goes
 * along with it. Only one program at a time can have it open.
 */
final class PartialFile implements AutoCloseable {

	/** Names of such files end with this. */
	static final String SUFFIX = ".part";

	private static final int BUFFER_BYTES = 1 << 18;
	/** To read more than this takes a moment. */
	private static final int WORTH_TELLING = 200_000_000;

	/**
	 * What the bytes are the beginning of.
	 *
	 * @param digest hexadecimal
	 * @param etag the server's name of the version; {@code null} if it has none
	 */
	private record Note(long bytes, String digest, String etag) {}

	private final RemoteFile remote;
	private final Path file;
	private final Path part;
	private final Path note;
	private final FileChannel channel;
	private final FileLock lock;
	private MessageDigest digest;
	private String etag;

	/**
	 * Opens what there is, or begins.
	 *
	 * @param file what it becomes
	 * @param listener told if reading what there is takes long
	 * @throws DownloadException if another program has it open
	 * @throws IOException if it cannot be read or written
	 */
	PartialFile(final RemoteFile remote, final Path file, final DownloadListener listener,
		final Cancellation cancellation) throws IOException
	{
		this.remote = remote;
		this.file = file;
		part = file.resolveSibling(file.getFileName() + SUFFIX);
		note = file.resolveSibling(file.getFileName() + SUFFIX + ".json");
		channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
		boolean open = false;
		try {
			lock = lock();
			resume(listener, cancellation);
			open = true;
		}
		finally {
			if (!open) {
				channel.close();
			}
		}
	}

	private FileLock lock() throws IOException {
		final String taken = "Another program is downloading " + remote.address() +
			" at the moment; wait until it is done.";
		try {
			final FileLock got = channel.tryLock();
			if (got == null) {
				throw new DownloadException(taken);
			}
			return got;
		}
		catch (final OverlappingFileLockException e) {
			throw new DownloadException(taken, e);
		}
	}

	private void resume(final DownloadListener listener, final Cancellation cancellation) throws IOException {
		final Optional<Note> known = readNote().filter(this::fits);
		if (known.isEmpty() || channel.size() > remote.bytes()) {
			startOver();
			return;
		}
		if (channel.size() > WORTH_TELLING) {
			listener.notice(
				"Checking the " + TransferRate.size(channel.size()) + " of " + file.getFileName() + " that are here");
		}
		etag = known.get().etag();
		digest = remote.digest().begin(remote.bytes());
		channel.position(0);
		final InputStream in = Channels.newInputStream(channel);
		final byte[] buffer = new byte[BUFFER_BYTES];
		for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
			digest.update(buffer, 0, count);
			cancellation.check();
		}
	}

	private boolean fits(final Note known) {
		return known.bytes() == remote.bytes() && remote.digest().hex().equals(known.digest());
	}

	private Optional<Note> readNote() throws IOException {
		if (!Files.isRegularFile(note)) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(new Gson().fromJson(Files.readString(note, StandardCharsets.UTF_8), Note.class));
		}
		catch (final JsonParseException e) {
			// It was cut short: then nobody knows what the bytes are.
			return Optional.empty();
		}
	}

	/** Throws away what has come. */
	void startOver() throws IOException {
		channel.truncate(0);
		Files.deleteIfExists(note);
		digest = remote.digest().begin(remote.bytes());
		etag = null;
	}

	/** Bytes that have come. */
	long size() throws IOException {
		return channel.size();
	}

	/** Which version of the file the bytes are from, if the server has a name for it. */
	Optional<String> etag() {
		return Optional.ofNullable(etag);
	}

	/** Notes which version the bytes are from that come next. */
	void from(final Optional<String> version) throws IOException {
		etag = version.orElse(null);
		// Before any byte, so that no byte is ever there of which nobody knows what it is.
		Files.writeString(note, new Gson().toJson(new Note(remote.bytes(), remote.digest().hex(), etag)),
			StandardCharsets.UTF_8);
	}

	/** @throws IOException if the disk does not take the bytes; what it has taken is kept */
	void append(final byte[] bytes, final int count) throws IOException {
		final long before = channel.size();
		channel.position(before);
		final ByteBuffer piece = ByteBuffer.wrap(bytes, 0, count);
		try {
			while (piece.hasRemaining()) {
				channel.write(piece);
			}
		}
		catch (final IOException e) {
			throw new DownloadException(part.toAbsolutePath() + " cannot be written to (" + e.getMessage() +
				"); make room on that disk. The part that arrived is kept; the next try resumes there.", e);
		}
		finally {
			digest.update(bytes, 0, (int) Math.max(0, channel.size() - before));
		}
	}

	/** Whether all bytes are there and are the right ones; only once they are all there, and only once. */
	boolean isRight() {
		return remote.digest().isResultOf(digest);
	}

	/** Gives the file its own name. */
	void complete() throws IOException {
		channel.force(true);
		release();
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		Files.deleteIfExists(note);
	}

	private void release() throws IOException {
		lock.close();
		channel.close();
	}

	/** Closes it, and leaves nothing behind if nothing has come. */
	@Override
	public void close() throws IOException {
		if (!channel.isOpen()) {
			return;
		}
		final boolean empty = channel.size() == 0;
		release();
		if (empty) {
			Files.deleteIfExists(note);
			Files.deleteIfExists(part);
		}
	}
}
