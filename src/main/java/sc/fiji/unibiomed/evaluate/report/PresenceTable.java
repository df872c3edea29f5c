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
package sc.fiji.unibiomed.evaluate.report;

import java.util.Locale;

import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.findings.html.Html;

/** The report's section on present and absent targets. */
final class PresenceTable {

	private PresenceTable() {}

	/**
	 * A section of the page.
	 *
	 * @param figures the plots as HTML
	 */
	static String section(final PresenceResult presence, final String figures) {
		final StringBuilder html = new StringBuilder("<p>").append(presence.rows().size()).append(" questions, ")
			.append(presence.absent()).append(" of them about absent targets")
			.append(presence.failed() == 0 ? "" : ", " + presence.failed() + " failed").append(".</p>\n");
		if (!presence.auroc().isEmpty()) {
			html.append("<div class=\"scroll\"><table>\n<thead><tr><th>Score</th><th class=\"n\">AUROC</th>")
				.append("</tr></thead>\n<tbody>\n");
			presence.auroc().forEach(
				(score, estimate) -> html.append("<tr><td>").append(score.label()).append("</td><td class=\"n\">")
					.append(String.format(Locale.ROOT, "%.3f <span class=\"hint\">(%.3f to %.3f)</span>",
						estimate.value(), estimate.low(), estimate.high()))
					.append("</td></tr>\n"));
			html.append("</tbody></table></div>\n");
		}
		html.append(figures);
		html.append("<h3>What can be promised</h3>\n<ul>\n");
		presence.fits().forEach(fit -> fit.sentences().forEach(line -> append(html, line)));
		presence.notes().forEach(line -> append(html, line));
		return Html.section("Present or absent", html.append("</ul>\n").toString());
	}

	private static void append(final StringBuilder html, final String line) {
		html.append("<li>").append(Html.escape(line)).append("</li>\n");
	}

	/** How to read it. */
	static String explanation() {
		return "<p class=\"hint\"><b>Present or absent</b>: the model is also asked for what is not in an image, and " +
			"each outline is checked. <b>AUROC</b>: how likely a target that is there has the higher score " +
			"than one that is not, where equal scores count half; 0.5 is chance. In brackets are percentiles of " +
			Bootstrap.RESAMPLES + " bootstrap samples. A finding is <b>right</b> if its target is there and its Dice " +
			"with the known outline is at least " + PresenceRow.RIGHT_DICE + ". <b>Promises</b> are about confirmed " +
			"findings of images and questions like these, with as many absent targets among them (fixed sequence " +
			"testing with the exact binomial tail, Learn then Test, arXiv 2110.01052); each is kept with 95 % by " +
			"itself.</p>\n";
	}
}
