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
package sc.fiji.unibiomed.imagej.download;

/**
 * Something that is known of a model, for people.
 *
 * @param label what it is about, in a word
 * @param words the fact
 * @param address where more can be read; empty if nowhere
 */
public record ModelFact(String label, String words, String address) {

	ModelFact(final String label, final String words) {
		this(label, words, "");
	}

	/** As a row of a table in HTML. */
	String html() {
		final String link = address.isEmpty()
			? ""
			: (words.isEmpty() ? "" : ", ") + "<a href=\"" + escaped(address) + "\">" + escaped(address) + "</a>";
		return "<tr><td valign=\"top\"><b>" + escaped(label) + "</b>&nbsp;&nbsp;</td><td valign=\"top\">" +
			escaped(words) + link + "</td></tr>";
	}

	public static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}
