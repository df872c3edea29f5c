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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Paths in letters, whatever the locale. */
public final class PathText {

	/** Stands for bytes of a name that were no letters. */
	private static final char LOST = '\ufffd';

	private PathText() {}

	/**
	 * A path in letters. Where the locale is C or POSIX, Java keeps the bytes of a name and shows a sign instead of
	 * each letter that is not English, so that two names may look alike: they are read as UTF-8, and bytes that are
	 * none stay as {@code %E9}. Other paths are as {@link Path#toString()} has them.
	 */
	public static String of(final Path path) {
		final String text = path.toString();
		if (text.indexOf(LOST) < 0) {
			return text;
		}
		final String separator = path.getFileSystem().getSeparator();
		return StreamSupport.stream(path.spliterator(), false).map(PathText::letters)
			.collect(Collectors.joining(separator, path.isAbsolute() ? path.getRoot().toString() : "", ""));
	}

	/** The bytes of a name are to be had from its address only. */
	private static String letters(final Path name) {
		final String address = name.toUri().getRawPath().replaceAll("/+$", "");
		final String escaped = address.substring(address.lastIndexOf('/') + 1);
		try {
			// A plus sign stands for a space to this decoder, and for itself in an address of a file.
			final String decoded = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
			return decoded.indexOf(LOST) < 0 ? decoded : escaped;
		}
		catch (final IllegalArgumentException e) {
			return escaped;
		}
	}
}
