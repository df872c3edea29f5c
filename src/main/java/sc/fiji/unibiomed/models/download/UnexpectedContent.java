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

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.util.LfsPointer;

/** Tells from its first bytes that something else came than a file. */
final class UnexpectedContent {

	/** So many bytes tell. */
	static final int BYTES = 512;

	private static final Pattern PAGE = Pattern
		.compile("(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body)\\b.*", Pattern.DOTALL);

	private UnexpectedContent() {}

	/** Whether a text is a page for people (HTML). */
	static boolean isPage(final String text) {
		final String begin = text.length() > BYTES ? text.substring(0, BYTES) : text;
		return PAGE.matcher(begin.replaceFirst("^\\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT)).matches();
	}

	/**
	 * What an answer is, and what to do about it; empty if it may be the file.
	 *
	 * @param begin its first bytes
	 * @param host who answered
	 */
	static Optional<String> of(final byte[] begin, final String host) {
		final String text = new String(begin, StandardCharsets.UTF_8);
		if (LfsPointer.isBegunBy(text)) {
			return Optional.of("It is a pointer of Git LFS: " + host +
				" keeps only the name of the file, not the file; download it from another hub.");
		}
		if (isPage(text)) {
			return Optional.of("It is a web page: something in the network, such as a filter or a login page, " +
				"answered in place of the file; open the address in a browser to see it.");
		}
		return Optional.empty();
	}
}
