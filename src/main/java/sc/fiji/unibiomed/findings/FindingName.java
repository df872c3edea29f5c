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

import java.util.regex.Pattern;

/** What findings are called of which neither answer nor question says what they are: "finding 1", "finding 2" … */
public final class FindingName {

	private static final String NAMELESS = "finding";
	private static final Pattern NUMBERED = Pattern.compile("(?i)\\s*" + NAMELESS + " \\d{1,9}\\s*");

	private FindingName() {}

	/**
	 * The name of what nobody named.
	 *
	 * @param index number of the finding in its answer, from 1
	 */
	public static String ofNumber(final int index) {
		return NAMELESS + " " + index;
	}

	/** Whether a phrase says no more than that it is a finding. */
	public static boolean saysNothing(final String phrase) {
		return NUMBERED.matcher(phrase).matches();
	}

	/**
	 * The phrase of a finding that gets another number, as answers are put together.
	 *
	 * @param index its number, from 1
	 */
	public static String numbered(final String phrase, final int index) {
		return saysNothing(phrase) ? ofNumber(index) : phrase;
	}

	/** What findings of one kind have in common: the phrase, but the same word for all that have no name. */
	public static String kind(final String phrase) {
		return saysNothing(phrase) ? NAMELESS : phrase;
	}

	/** Phrase and number, such as "liver 1"; the number only once. */
	public static String withNumber(final Finding finding) {
		return kind(finding.phrase()) + " " + finding.index();
	}

	/**
	 * The name of one object of a finding, such as "nuclei 1-12".
	 *
	 * @param object its number; 0 for the finding as a whole
	 */
	public static String ofObject(final Finding finding, final int object) {
		return object == 0 ? withNumber(finding) : withNumber(finding) + "-" + object;
	}

	/** Number and phrase, such as "1 liver". */
	public static String afterNumber(final Finding finding) {
		return finding.index() + " " + kind(finding.phrase());
	}
}
