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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.PhraseFinder;

/**
 * Makes one text of the answers of all fields. What all of them say stands there as it is. Otherwise each different
 * answer stands in a line of its own, the most frequent one first, with the number of fields that gave it:
 *
 * <pre>
 *   Sure, it is [SEG]. (in 14 of 16 fields)
 *   There is no tumor. (in 2 of 16 fields)
 * </pre>
 *
 * As in any answer, the first {@code [SEG]} of the text stands for finding 1, the second one for finding 2. Fields find
 * the same things, so every further mention of a finding is written as its number, {@code [1]}.
 */
final class FieldAnswers {

	private static final String CONTROL_TOKENS = "<\\|[a-z_]+\\|>";

	/** A text and the names of its findings, in order. */
	private record Given(String text, List<String> keys) {}

	private final Map<Given, Integer> answers = new LinkedHashMap<>();
	private int fields;

	/** Under which name findings are the same: case and blanks around do not count, nor numbers of what has no name. */
	static String key(final String phrase) {
		return FindingName.kind(phrase).strip().toLowerCase(Locale.ROOT);
	}

	/** Takes the answer of a field. */
	void add(final String text, final List<Finding> findings) {
		answers.merge(new Given(text, findings.stream().map(finding -> key(finding.phrase())).toList()), 1,
			Integer::sum);
		fields++;
	}

	/** The names of all findings in the order in which the text speaks of them first. */
	List<String> keys() {
		return byFrequency().stream().flatMap(answer -> answer.getKey().keys().stream()).distinct().toList();
	}

	/** The text for the whole image. */
	String text() {
		final List<String> numbers = keys();
		final List<String> mentioned = new ArrayList<>();
		final List<String> lines = new ArrayList<>();
		for (final Map.Entry<Given, Integer> answer : byFrequency()) {
			final String text = numbered(answer.getKey(), numbers, mentioned);
			lines.add(answers.size() == 1
				? text
				: text.replaceAll(CONTROL_TOKENS, "").strip() + " (in " + answer.getValue() + " of " + fields +
					" fields)");
		}
		return String.join("\n", lines);
	}

	private List<Map.Entry<Given, Integer>> byFrequency() {
		return answers.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).toList();
	}

	private String numbered(final Given answer, final List<String> numbers, final List<String> mentioned) {
		final String[] parts = answer.text().split("\\[SEG]", -1);
		final StringBuilder text = new StringBuilder(parts[0]);
		for (int i = 1; i < parts.length; i++) {
			text.append(mark(answer.keys(), i - 1, numbers, mentioned)).append(parts[i]);
		}
		return text.toString();
	}

	private String mark(final List<String> keys, final int segment, final List<String> numbers,
		final List<String> mentioned)
	{
		if (segment >= keys.size()) {
			// Cut off before its mask was made. Between other answers it would take the number of their finding.
			return answers.size() == 1 ? PhraseFinder.SEGMENT : "";
		}
		final String key = keys.get(segment);
		if (mentioned.contains(key)) {
			return "[" + (numbers.indexOf(key) + 1) + "]";
		}
		mentioned.add(key);
		return PhraseFinder.SEGMENT;
	}
}
