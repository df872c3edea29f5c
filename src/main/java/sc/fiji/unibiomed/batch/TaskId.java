package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a task is made of, as a checksum: the same image, question, model and precision are the same task wherever they are. */
final class TaskId {

	/** Raised whenever tasks give other results. */
	private static final String FORMAT = "unibiomed batch 1";

	private final String modelSha256;
	private final String precision;
	private final BatchSettings settings;

	/** @param precision its label */
	TaskId(final String modelSha256, final String precision, final BatchSettings settings) {
		this.modelSha256 = modelSha256;
		this.precision = precision;
		this.settings = settings;
	}

	/**
	 * The id of an entry: hexadecimal digits. Reads its files.
	 *
	 * @throws IOException if a file cannot be read
	 */
	String of(final BatchEntry entry) throws IOException {
		final List<String> parts = new ArrayList<>(List.of(FORMAT, modelSha256, precision, settings.view().toString(), Integer
			.toString(settings.maxNewTokens()), sha256(entry.file()), entry.plane().toString(), entry.prompt()));
		for (final Path region : entry.regions()) {
			parts.add(sha256(region));
		}
		return BatchEntry.digest(parts);
	}

	private static String sha256(final Path file) throws IOException {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
				in.transferTo(java.io.OutputStream.nullOutputStream());
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}
}
