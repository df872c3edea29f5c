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
package sc.fiji.unibiomed.findings.export;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.util.Sha256;

/**
 * SHA-256 of a picture as the model saw it, independent of the file it came from. The sum is over, for each frame in
 * turn: width and height as four bytes each, most significant first, then red, green and blue of every pixel row by
 * row.
 * <p>
 * Frames are added one by one, so that a stack need not be in memory as a whole.
 */
public final class ImageChecksum {

	private final MessageDigest digest = Sha256.digest();

	/** The sum of a single image. */
	public static String of(final RgbImage image) {
		return new ImageChecksum().add(image).hex();
	}

	/** Adds the next frame; returns this. */
	public ImageChecksum add(final RgbImage frame) {
		begin(frame.width(), frame.height());
		rows(frame);
		return this;
	}

	/** Begins a frame whose rows are added in parts. */
	public void begin(final int width, final int height) {
		digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(width).putInt(height).flip());
	}

	/** Adds the next rows of the frame, each as wide as it. */
	public void rows(final RgbImage next) {
		digest.update(next.pixels());
	}

	/** The sum of all frames in lower case hexadecimal digits; afterwards this starts anew, without frames. */
	public String hex() {
		return HexFormat.of().formatHex(digest.digest());
	}
}
