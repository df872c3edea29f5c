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
package sc.fiji.unibiomed.imagej.assistant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps marks of the model's notation from being seen half-written: while an answer grows, an end that may become
 * {@code <|end|>} or another mark like it, {@code <p>}, {@code </p>} or {@code [SEG]} is held back until it is clear
 * whether it does.
 */
final class PartialMarkup {

	private static final Pattern BEGINNING_OF_MARK = Pattern
		.compile("(?:<(?:\\|[a-z_]*\\|?|/?p?)?|\\[(?:S(?:EG?)?)?)$");

	private PartialMarkup() {}

	/** The part of an unfinished answer that can be shown. */
	static String shown(final String unfinished) {
		final Matcher end = BEGINNING_OF_MARK.matcher(unfinished);
		return end.find() ? unfinished.substring(0, end.start()) : unfinished;
	}
}
