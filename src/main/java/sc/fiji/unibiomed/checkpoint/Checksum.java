package sc.fiji.unibiomed.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of weight files. */
final class Checksum {

	private static final int BUFFER_BYTES = 1 << 20;

	private Checksum() {}

	/** See {@link Checkpoint#sha256()}. */
	static String of(final List<Path> files) throws CheckpointException {
		if (files.size() == 1) return of(files.get(0));
		final MessageDigest all = sha256();
		for (final Path file : files) {
			all.update((of(file) + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
		}
		return HexFormat.of().formatHex(all.digest());
	}

	/** SHA-256 of a text in UTF-8. */
	static String ofText(final String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String of(final Path file) throws CheckpointException {
		final MessageDigest digest = sha256();
		final byte[] buffer = new byte[BUFFER_BYTES];
		try (InputStream in = Files.newInputStream(file)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				digest.update(buffer, 0, count);
			}
		}
		catch (final IOException e) {
			throw new CheckpointException(Printable.path(file) + " cannot be read: " + Printable.reason(e) + ".", e);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has to support SHA-256.", e);
		}
	}
}
