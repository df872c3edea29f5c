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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.util.Sha256;

/**
 * The frame of a page, for screens light and dark and for paper. A page runs no script but one that it is made with.
 */
public final class HtmlPage {

	private static final String STYLE = "report.css";
	/** Browsers refuse whatever is not in the file itself. */
	private static final String SELF_CONTAINED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

	/** A policy for {@link #begin(String, String)}: the page shows pictures that lie beside it. */
	static final String FILES_BESIDE = "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'";

	/** Stands on every page, at its end and where the page says so earlier. */
	public static final String WARNING = "Research software. Not for diagnostic use.";

	private HtmlPage() {}

	/** The same for a page with this script, and no other one. */
	static String filesBesideAnd(final String script) {
		final byte[] sum = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
		return FILES_BESIDE + "; script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
	}

	/** Everything before the content of a page that needs no other file. */
	public static String begin(final String title) throws IOException {
		return begin(title, SELF_CONTAINED);
	}

	/** @param policy what the browser may load (Content Security Policy Level 3) */
	static String begin(final String title, final String policy) throws IOException {
		return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
			"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n<title>" + Html.escape(title) +
			"</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n";
	}

	/** Everything after it. */
	public static String end() {
		return "<footer>" + WARNING + "</footer>\n</main>\n</body>\n</html>\n";
	}

	/** The line in the head of a page that says which model answered; nothing if nobody knows. */
	public static String model(final String credit) {
		return credit.isBlank() ? "" : "\n<p class=\"hint\">Model: " + Html.escape(credit) + "</p>";
	}

	/** Sentences that stand before an answer. */
	static String warnings(final List<String> sentences) {
		return sentences.stream()
			.map(sentence -> "<p class=\"warning\"><span>Warning</span>" + Html.escape(sentence) + "</p>\n")
			.collect(Collectors.joining());
	}

	/** Sentences that stand behind an answer. */
	static String notes(final List<String> sentences) {
		return sentences.stream().map(sentence -> "<p class=\"hint\">" + Html.escape(sentence) + "</p>\n")
			.collect(Collectors.joining());
	}

	private static String style() throws IOException {
		try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
			if (in == null) {
				throw new FileNotFoundException(
					"The style of reports, " + STYLE + ", is missing from this installation.");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
