package sc.fiji.unibiomed.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the checksums of weight files, which take seconds to calculate, from one start to the next. A file counts as
 * the same while its path, its size and the time of its last change are. Several processes may use the same folder.
 */
public final class KnownChecksums {

	/** Remembers nothing. */
	public static final KnownChecksums NONE = new KnownChecksums(null);

	private static final Logger LOG = LoggerFactory.getLogger(KnownChecksums.class);
	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

	private final Path folder;

	/** @param folder where to remember; need not exist */
	public KnownChecksums(final Path folder) {
		this.folder = folder;
	}

	/** The checksum of these files: the one remembered, or else calculated. */
	String of(final List<Path> files) throws CheckpointException {
		if (folder == null) {
			return Checksum.of(files);
		}
		try {
			final Path note = folder.resolve(Checksum.ofText(identity(files)) + ".sha256");
			final Optional<String> known = read(note);
			if (known.isPresent()) {
				return known.get();
			}
			final String sum = Checksum.of(files);
			write(note, sum);
			return sum;
		}
		catch (final CheckpointException e) {
			throw e;
		}
		catch (final IOException e) {
			LOG.debug("Checksums cannot be remembered in {}: {}", folder, e.toString());
			return Checksum.of(files);
		}
	}

	private static String identity(final List<Path> files) throws IOException {
		final StringBuilder identity = new StringBuilder();
		for (final Path file : files) {
			identity.append(file.toRealPath()).append('\n').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(
				file)).append('\n');
		}
		return identity.toString();
	}

	private static Optional<String> read(final Path note) throws IOException {
		if (!Files.exists(note)) {
			return Optional.empty();
		}
		final String text = Files.readString(note, StandardCharsets.ISO_8859_1).strip();
		return SHA256.matcher(text).matches() ? Optional.of(text) : Optional.empty();
	}

	private void write(final Path note, final String sum) throws IOException {
		Files.createDirectories(folder);
		final Path part = Files.createTempFile(folder, ".", ".part");
		try {
			Files.writeString(part, sum + '\n');
			Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
