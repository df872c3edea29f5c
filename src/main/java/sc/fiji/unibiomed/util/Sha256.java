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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several things: each with its length before it, so that none can be taken for two. */
public final class Sha256 {

	private final MessageDigest digest = digest();

	/** The sum of bytes alone. */
	public static byte[] of(final byte[] bytes) {
		return digest().digest(bytes);
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
