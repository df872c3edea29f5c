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
package sc.fiji.unibiomed.interpret.view;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.image.InputException;

/** Numbers as users write them: {@code 3-10}, {@code 1, 4, 7-9}. */
final class NumberRange {

	private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(?:[-–]\\s*(\\d{1,9})\\s*)?");

	private NumberRange() {}

	/**
	 * The numbers, each once, in ascending order.
	 *
	 * @param most the highest number there is
	 * @throws InputException if the text is no range, or goes beyond the numbers there are
	 */
	static List<Integer> parse(final String text, final int most) {
		final TreeSet<Integer> numbers = new TreeSet<>();
		for (final String part : text.split(",", -1)) {
			final Matcher matcher = PART.matcher(part);
			if (!matcher.matches()) {
				throw new InputException("range",
					"'" + text + "' is not a range; write for example 3-10 or 1,4,7-9, or nothing for all.");
			}
			final int first = Integer.parseInt(matcher.group(1));
			final int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
			if (first < 1 || last < first || last > most) {
				throw new InputException("range", "The range '" + part.strip() + "' is not within 1 to " + most + ".");
			}
			for (int number = first; number <= last; number++) {
				numbers.add(number);
			}
		}
		return List.copyOf(numbers);
	}
}
