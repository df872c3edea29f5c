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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * The checksum that a file must have.
 *
 * @param kind how it is calculated
 * @param hex lower-case hexadecimal
 */
public record FileDigest(Kind kind, String hex) {

	private static final int BUFFER_BYTES = 1 << 18;

	/** How a checksum is calculated. */
	public enum Kind {
		/** SHA-256 of the contents. */
		SHA256("SHA-256"),
		/** The name of a git object: SHA-1 of {@code "blob <size>\0"} and the contents (Pro Git, chapter 10.2). */
		GIT_BLOB("SHA-1");

		private final String algorithm;

		Kind(final String algorithm) {
			this.algorithm = algorithm;
		}
	}

	public FileDigest {
		hex = hex.toLowerCase(Locale.ROOT);
	}

	public static FileDigest sha256(final String hex) {
		return new FileDigest(Kind.SHA256, hex);
	}

	public static FileDigest gitBlob(final String hex) {
		return new FileDigest(Kind.GIT_BLOB, hex);
	}

	/**
	 * The SHA-256 of a file.
	 *
	 * @throws IOException if it cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static FileDigest sha256Of(final Path file, final Cancellation cancellation) throws IOException {
		final MessageDigest digest = sha256("").begin(Files.size(file));
		read(file, digest, Progress.NONE, cancellation);
		return sha256(HexFormat.of().formatHex(digest.digest()));
	}

	/** The SHA-256 of some bytes. */
	public static FileDigest sha256Of(final byte[] bytes) {
		return sha256(HexFormat.of().formatHex(sha256("").begin(bytes.length).digest(bytes)));
	}

	/**
	 * Begins to calculate.
	 *
	 * @param bytes the file's size
	 * @return gets the contents next
	 */
	MessageDigest begin(final long bytes) {
		try {
			final MessageDigest digest = MessageDigest.getInstance(kind.algorithm);
			if (kind == Kind.GIT_BLOB) {
				digest.update(("blob " + bytes + "\0").getBytes(StandardCharsets.US_ASCII));
			}
			return digest;
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-1 and SHA-256.", e);
		}
	}

	/** Whether this is what was calculated; the calculation begins anew. */
	boolean isResultOf(final MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest()).equals(hex);
	}

	/**
	 * Whether a file has this checksum. Reads all of it.
	 *
	 * @param progress told how many bytes are read
	 * @throws IOException if it cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public boolean fits(final Path file, final Progress progress, final Cancellation cancellation) throws IOException {
		final MessageDigest digest = begin(Files.size(file));
		read(file, digest, progress, cancellation);
		return isResultOf(digest);
	}

	private static void read(final Path file, final MessageDigest digest, final Progress progress,
		final Cancellation cancellation) throws IOException
	{
		final long bytes = Files.size(file);
		final byte[] buffer = new byte[BUFFER_BYTES];
		long done = 0;
		try (InputStream in = Files.newInputStream(file)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				digest.update(buffer, 0, count);
				done += count;
				cancellation.check();
				progress.report(done, bytes);
			}
		}
	}
}
