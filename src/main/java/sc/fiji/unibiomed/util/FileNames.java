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

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for files that are made of other names, good for every file system. */
public final class FileNames {

	/** Bytes of a name that all usual file systems can keep, in UTF-8. */
	public static final int LONGEST = 255;

	/** Devices of Windows, whatever follows after a point; see "Naming Files, Paths, and Namespaces" by Microsoft. */
	private static final Pattern DEVICE = Pattern
		.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");
	private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cs}\ufffd]");

	private FileNames() {}

	/**
	 * A name that every file system can keep: with other characters in place of those that one of them forbids, not
	 * that of a device, and not too long. Names that are good stay as they are.
	 *
	 * @param name without folders
	 * @param ending what follows after the name; good in itself
	 * @param otherwise if nothing is left of the name
	 * @return with the ending
	 */
	public static String plain(final String name, final String ending, final String otherwise) {
		final String allowed = nameable(FORBIDDEN.matcher(name).replaceAll("_")).strip();
		final String cut = beginning(allowed, LONGEST - ending.getBytes(StandardCharsets.UTF_8).length - 1).strip();
		final String plain = (cut.isEmpty() ? otherwise : cut) + ending;
		return DEVICE.matcher(plain).matches() ? "_" + plain : plain;
	}

	private static String nameable(final String name) {
		return isNameable(name)
			? name
			: name.codePoints().mapToObj(Character::toString).map(letter -> isNameable(letter) ? letter : "_")
				.collect(Collectors.joining());
	}

	private static boolean isNameable(final String name) {
		try {
			Path.of(name);
			return true;
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}

	/** As much of a text as fits into so many bytes of UTF-8; no character is cut. */
	private static String beginning(final String text, final int bytes) {
		int length = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			length += Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
			if (length > bytes) {
				return text.substring(0, i);
			}
		}
		return text;
	}
}
