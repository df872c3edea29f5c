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

/** What was found out of an answer's findings, by their check and by counting, in sentences for people. */
public final class CheckLines {

	private CheckLines() {}

	/**
	 * An answer as people are shown it: "Liver: not found (…)." in place of an answer whose findings are all absent,
	 * and after it where some are; which of them are doubtful; and how many objects there are.
	 *
	 * @param plainText the answer without special tokens
	 */
	public static List<String> of(final String plainText, final List<Finding> findings) {
		final List<String> lines = new ArrayList<>();
		if (!sayNothing(findings)) {
			lines.add(plainText);
		}
		lines.addAll(of(findings));
		return lines;
	}

	/** A sentence for each finding that is absent or doubtful, and for each whose objects were counted. */
	public static List<String> of(final List<Finding> findings) {
		final List<String> lines = new ArrayList<>();
		for (final Finding finding : findings) {
			final FindingCheck check = finding.check();
			if (check.isAbsent() || check.verdict() == FindingCheck.Verdict.DOUBTFUL) {
				lines.add(capital(finding.phrase()) + (check.isAbsent() ? ": not found (" : ": doubtful (") +
					check.reason() + ").");
			}
			if (finding.objects().isCounted()) {
				lines.add(capital(FindingName.kind(finding.phrase())) + ": " + finding.objects().words() + ".");
			}
		}
		return lines;
	}

	/** Whether there are findings, and all of them are absent: then the answer's own words only mislead. */
	public static boolean sayNothing(final List<Finding> findings) {
		return !findings.isEmpty() && findings.stream().allMatch(finding -> finding.check().isAbsent());
	}

	private static String capital(final String phrase) {
		final int first = phrase.offsetByCodePoints(0, 1);
		return phrase.substring(0, first).toUpperCase(Locale.ROOT) + phrase.substring(first);
	}
}
