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
package sc.fiji.unibiomed.image.file;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.Properties;

import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** The description in a TIFF file, which ImageJ writes as lines of keys and values. */
final class ImageJText {

	private static final String MARK = "ImageJ";
	private static final int SHORTEST = 7;
	private static final int LONGEST = 1 << 24;

	private final String text;
	private final Properties values = new Properties();

	private ImageJText(final String text) {
		this.text = text;
		if (isImageJ()) {
			try {
				values.load(new StringReader(text));
			}
			catch (final IOException | IllegalArgumentException e) {
				// What was read so far is kept.
			}
		}
	}

	/** Of no file. */
	static final ImageJText NONE = new ImageJText("");

	/** Of the first picture of a file; {@link #NONE} if it cannot be read. */
	static ImageJText of(final TiffDirectory directory) {
		try {
			return directory.count(TiffTag.IMAGE_DESCRIPTION) > LONGEST
				? NONE
				: new ImageJText(decode(directory.bytes(TiffTag.IMAGE_DESCRIPTION)));
		}
		catch (final IOException e) {
			return NONE;
		}
	}

	private static String decode(final ByteBuffer bytes) {
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
		}
		catch (final CharacterCodingException e) {
			text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
		}
		final int end = text.indexOf('\0');
		return end < 0 ? text : text.substring(0, end);
	}

	/** Whether ImageJ, or software that does as it does, wrote it. */
	boolean isImageJ() {
		return !isShort() && text.startsWith(MARK);
	}

	/** Whether it is too short to say anything. */
	boolean isShort() {
		return text.length() < SHORTEST;
	}

	/** All of it. */
	String text() {
		return text;
	}

	/** The number of images that it promises; 0 if it does not. */
	long images() {
		return isImageJ() && text.length() > SHORTEST && text.charAt(SHORTEST) != '\n' ? (long) number("images") : 0;
	}

	/** The value of a key; {@code null} if it has none. */
	String text(final String key) {
		return values.getProperty(key);
	}

	/** Whether a key has the value "true". */
	boolean is(final String key) {
		return "true".equals(text(key));
	}

	/** A number; 0 if the key has none. */
	double number(final String key) {
		return optional(key).orElse(0);
	}

	/** A number; empty if the key has none. */
	OptionalDouble optional(final String key) {
		final String value = text(key);
		try {
			return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
		}
		catch (final NumberFormatException e) {
			return OptionalDouble.empty();
		}
	}

	/** A number of channels, slices or time points; 1 if the key has none. */
	long count(final String key) {
		final int count = (int) number(key);
		return count == 0 ? 1 : count;
	}
}
