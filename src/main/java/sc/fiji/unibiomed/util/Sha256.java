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
package sc.fiji.unibiomed.util;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several things: each with its length before it, so that none can be taken for two. */
public final class Sha256 {

	private static final int BUFFER_BYTES = 1 << 20;

	private final MessageDigest digest = digest();

	/** The sum of bytes alone. */
	public static byte[] of(final byte[] bytes) {
		return digest().digest(bytes);
	}

	/** The sum of a file alone, in lower case hexadecimal digits. Reads all of it. */
	public static String ofFile(final Path file) throws IOException {
		final MessageDigest digest = digest();
		final byte[] buffer = new byte[BUFFER_BYTES];
		try (InputStream in = Files.newInputStream(file)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				digest.update(buffer, 0, count);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	public Sha256 add(final byte[] bytes) {
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
		digest.update(bytes);
		return this;
	}

	public Sha256 add(final String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The sum in lower case hexadecimal digits. */
	public String hex() {
		return HexFormat.of().formatHex(digest.digest());
	}

	/** A digest that nothing was added to. */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform knows SHA-256", e);
		}
	}
}
