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
package sc.fiji.unibiomed.site;

import java.io.ByteArrayOutputStream;

/**
 * Leaves out the comments of a {@code .properties} file just as ImageJ's updater does when it calculates checksums. Of
 * a line that begins with {@code #} only its end remains. The updater does not see that a line has begun after an empty
 * one, nor after one of nothing but {@code #}, so that comments there stay; checksums are equal only if the same
 * happens here.
 */
final class PropertiesComments {

	private PropertiesComments() {}

	static byte[] without(final byte[] text) {
		final ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
		boolean lineBegins = true;
		int i = 0;
		while (i < text.length) {
			if (lineBegins && text[i] == '#') {
				final int comment = endOf('#', i, text);
				i = endOfLine(comment, text);
				lineBegins = i > comment;
				if (i < text.length) {
					kept.write('\n');
				}
			}
			else {
				kept.write(text[i]);
				lineBegins = !lineBegins && text[i] == '\n';
			}
			i++;
		}
		return kept.toByteArray();
	}

	/** Where something else than a character begins. */
	private static int endOf(final char repeated, final int from, final byte[] text) {
		int i = from;
		while (i < text.length && text[i] == repeated) {
			i++;
		}
		return i;
	}

	private static int endOfLine(final int from, final byte[] text) {
		int i = from;
		while (i < text.length && text[i] != '\n') {
			i++;
		}
		return i;
	}
}
