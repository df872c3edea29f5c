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
package sc.fiji.unibiomed.interpret.answer;

/** The model's answers as people read them. */
public final class PlainText {

	private PlainText() {}

	/** Takes out control tokens and marks; {@code [SEG]} becomes the number of its finding, as in {@code [1]}. */
	public static String of(final String answer) {
		final StringBuilder text = new StringBuilder();
		int segments = 0;
		int from = 0;
		final String clean = answer.replaceAll("<\\|[a-z_]+\\|>", "").replaceAll("<p>\\s*|\\s*</p>", "");
		for (int at = clean.indexOf("[SEG]"); at >= 0; at = clean.indexOf("[SEG]", from)) {
			text.append(clean, from, at).append('[').append(++segments).append(']');
			from = at + "[SEG]".length();
		}
		return text.append(clean, from, clean.length()).toString().strip();
	}
}
