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
package sc.fiji.unibiomed.findings.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.util.VisibleText;

/** Pieces of HTML. */
public final class Html {

	private Html() {}

	/** Text that stands for itself in HTML, in attributes too. */
	public static String escape(final String text) {
		return VisibleText.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replace("\"", "&quot;").replace("'", "&#39;");
	}

	/** CSS variables with the colour of a finding and the text colour that is readable on it. */
	static String colors(final int finding) {
		final FindingColor color = FindingColor.of(finding);
		return String.format(Locale.ROOT, "--c:#%02x%02x%02x;--on:%s", color.red(), color.green(), color.blue(),
			color.isBright() ? "#000" : "#fff");
	}

	/** The number of a finding on its colour. */
	static String badge(final int finding) {
		return "<span class=\"badge\" style=\"" + colors(finding) + "\">" + finding + "</span>";
	}

	/** A heading and what is below it. */
	public static String section(final String title, final String content) {
		return "<section>\n<h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
	}

	/** A paragraph for each finding that is absent or doubtful. */
	static String checks(final List<Finding> findings) {
		return CheckLines.of(findings).stream().map(line -> "<p class=\"check\">" + escape(line) + "</p>\n")
			.collect(Collectors.joining());
	}
}
