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
package sc.fiji.unibiomed.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers and findings in one line each, for people who print them. */
public final class AnswerLine {

	private static final String BETWEEN = " | ";

	private AnswerLine() {}

	/**
	 * An answer with its findings: {@code Sure, it is [1]. | liver: 27,666 pixels, confidence 0.98, confirmed}.
	 *
	 * @param text as people read it; of several lines, each is a part of the line
	 * @param findings in their order, each as its {@code toString} has it
	 */
	public static String of(final String text, final List<?> findings) {
		final List<String> parts = new ArrayList<>(
			text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
		findings.forEach(finding -> parts.add(finding.toString()));
		return String.join(BETWEEN, parts);
	}

	/** A finding: what it is, how large, how certain, and what came of its check. */
	static String of(final Finding finding) {
		if (finding.check().isAbsent()) {
			return finding.phrase() + ": not found" + reason(finding.check());
		}
		final List<String> parts = new ArrayList<>();
		if (finding.objects().isCounted()) {
			parts.add(finding.objects().words());
		}
		final long planes = finding.frames().stream().filter(frame -> frame.shape().pixels() > 0).count();
		parts.add(planes == 0
			? "nothing outlined"
			: pixels(finding.pixels()) +
				(finding.frames().size() > 1 ? " in " + planes + " of " + finding.frames().size() + " planes" : ""));
		if (Double.isFinite(finding.confidence())) {
			parts.add(String.format(Locale.ROOT, "confidence %.2f", finding.confidence()));
		}
		if (finding.check().isKnown()) {
			parts.add(finding.check().verdict().label() +
				(finding.check().verdict() == FindingCheck.Verdict.DOUBTFUL ? reason(finding.check()) : ""));
		}
		return finding.phrase() + ": " + String.join(", ", parts);
	}

	/** A number of pixels. */
	public static String pixels(final long count) {
		return String.format(Locale.ROOT, count == 1 ? "%,d pixel" : "%,d pixels", count);
	}

	private static String reason(final FindingCheck check) {
		return check.reason().isBlank() ? "" : " (" + check.reason() + ")";
	}
}
