package sc.fiji.unibiomed.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.runtime.Cancellation;
import sc.fiji.unibiomed.runtime.Progress;

/**
 * A large file on a web server, of which it is known what it must be. It arrives under another name and gets its own only
 * once it is known to be right. What has come when a connection breaks, or when the user cancels, is kept for the next try.
 *
 * @param address where it is
 * @param bytes its size
 * @param sha256 lower-case hexadecimal
 */
record Download(URI address, long bytes, String sha256) {

	private static final Logger LOG = LoggerFactory.getLogger(Download.class);

	private static final Duration CONNECT = Duration.ofSeconds(20);
	/** Until the server begins to answer; the file itself may take as long as it takes. */
	private static final Duration ANSWER = Duration.ofSeconds(60);
	private static final int BUFFER_BYTES = 1 << 18;
	private static final int OK = 200;
	private static final int PARTIAL_CONTENT = 206;
	private static final int RANGE_NOT_SATISFIABLE = 416;

	/**
	 * Fetches the file, unless it is there.
	 *
	 * @param progress told how many bytes there are
	 * @throws IOException if it cannot be fetched, or is not what it must be; the message is for people
	 * @throws sc.fiji.unibiomed.runtime.CancelledException if it was cancelled
	 */
	void into(final Path file, final Progress progress, final Cancellation cancellation) throws IOException {
		if (Files.isRegularFile(file)) {
			return;
		}
		Files.createDirectories(file.toAbsolutePath().getParent());
		final Path part = file.resolveSibling(file.getFileName() + ".part");
		boolean right = false;
		boolean worthKeeping = true;
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE); FileLock lock = lock(channel))
		{
			try {
				fetchRest(channel, progress, cancellation);
				right = isRight(channel, cancellation);
				worthKeeping = right;
			}
			finally {
				worthKeeping &= channel.size() > 0;
			}
		}
		finally {
			if (!worthKeeping) {
				Files.deleteIfExists(part);
			}
		}
		if (!right) {
			throw new IOException("What came from " + address + " is not the file that was expected (its size or SHA-256 " +
				"differs), so nothing of it was kept; try again, or another repository.");
		}
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private FileLock lock(final FileChannel channel) throws IOException {
		final String taken = "Another program is fetching " + address + " at the moment; wait until it is done.";
		try {
			final FileLock lock = channel.tryLock();
			if (lock == null) {
				throw new IOException(taken);
			}
			return lock;
		}
		catch (final OverlappingFileLockException e) {
			throw new IOException(taken, e);
		}
	}

	private void fetchRest(final FileChannel channel, final Progress progress, final Cancellation cancellation)
		throws IOException
	{
		if (channel.size() > bytes) {
			channel.truncate(0);
		}
		if (channel.size() == bytes) {
			return;
		}
		HttpResponse<InputStream> response = request(channel.size(), cancellation);
		if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
			response.body().close();
			channel.truncate(0);
			response = request(0, cancellation);
		}
		if (response.statusCode() != OK && response.statusCode() != PARTIAL_CONTENT) {
			response.body().close();
			throw new IOException(address + " cannot be fetched: the server answered " + response.statusCode() + ".");
		}
		if (response.statusCode() == OK) {
			// The server sends the whole file, whatever was asked for.
			channel.truncate(0);
		}
		append(response.body(), channel, progress, cancellation);
	}

	private HttpResponse<InputStream> request(final long from, final Cancellation cancellation) throws IOException {
		final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(CONNECT)
			.build();
		final HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER);
		if (from > 0) {
			request.header("Range", "bytes=" + from + "-");
		}
		final CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(request.build(),
			HttpResponse.BodyHandlers.ofInputStream());
		try (Cancellation.Registration stop = cancellation.onCancel(() -> answer.cancel(true))) {
			return answer.get();
		}
		catch (final CancellationException e) {
			cancellation.check();
			throw e;
		}
		catch (final ExecutionException e) {
			final String reason = e.getCause().getMessage();
			throw new IOException(address + " cannot be reached" + (reason == null ? "" : " (" + reason + ")") +
				"; check the network and its proxy settings.", e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Fetching " + address + " was interrupted.", e);
		}
	}

	private void append(final InputStream body, final FileChannel channel, final Progress progress,
		final Cancellation cancellation) throws IOException
	{
		channel.position(channel.size());
		final byte[] buffer = new byte[BUFFER_BYTES];
		try (body; Cancellation.Registration stop = cancellation.onCancel(() -> closeQuietly(body))) {
			for (int count = body.read(buffer); count >= 0 && channel.size() <= bytes; count = body.read(buffer)) {
				final ByteBuffer piece = ByteBuffer.wrap(buffer, 0, count);
				while (piece.hasRemaining()) {
					channel.write(piece);
				}
				cancellation.check();
				progress.report(Math.min(channel.size(), bytes), bytes);
			}
		}
		catch (final IOException e) {
			cancellation.check();
			throw new IOException(broken(channel.size()), e);
		}
		cancellation.check();
		if (channel.size() < bytes) {
			throw new IOException(broken(channel.size()));
		}
	}

	private String broken(final long arrived) {
		return "The connection broke after " + arrived / 1_000_000 + " of " + bytes / 1_000_000 + " MB of " + address +
			"; try again, it goes on from there.";
	}

	/** Closing is how a read that waits is ended; there is nobody to tell if that fails. */
	private static void closeQuietly(final InputStream body) {
		try {
			body.close();
		}
		catch (final IOException e) {
			LOG.debug("{} could not be closed: {}", body, e.getMessage());
		}
	}

	private boolean isRight(final FileChannel channel, final Cancellation cancellation) throws IOException {
		if (channel.size() != bytes) {
			return false;
		}
		final MessageDigest digest = sha256Digest();
		channel.position(0);
		final InputStream in = Channels.newInputStream(channel);
		final byte[] buffer = new byte[BUFFER_BYTES];
		for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
			digest.update(buffer, 0, count);
			cancellation.check();
		}
		return HexFormat.of().formatHex(digest.digest()).equals(sha256);
	}

	private static MessageDigest sha256Digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}
}
