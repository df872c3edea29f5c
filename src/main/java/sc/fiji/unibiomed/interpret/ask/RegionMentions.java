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
package sc.fiji.unibiomed.interpret.ask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.image.InputException;

/** Regions that a prompt speaks of in the notation that the model was trained on: {@code <region>}, {@code region2}. */
public final class RegionMentions {

	private static final Pattern NUMBERED = Pattern
		.compile("(?i)(?<![\\p{L}\\p{N}])region(\\d{1,4})(?![\\p{L}\\p{N}])");
	private static final Pattern ANY = Pattern.compile("(?i)<region>");

	private RegionMentions() {}

	/**
	 * Refuses a prompt that speaks of regions that were not given: the model would make something up.
	 *
	 * @param regions how many were given
	 * @throws InputException if it does
	 */
	public static void check(final String prompt, final int regions) {
		int highest = ANY.matcher(prompt).find() ? 1 : 0;
		String word = "<region>";
		for (final Matcher numbered = NUMBERED.matcher(prompt); numbered.find();) {
			final int number = Integer.parseInt(numbered.group(1));
			if (number > highest) {
				highest = number;
				word = numbered.group();
			}
		}
		if (highest > regions) {
			throw new InputException("regions",
				"The question speaks of " + word + ", but " +
					(regions == 0
						? "no region was given"
						: "only " + regions + (regions == 1 ? " region was given" : " regions were given")) +
					"; mark the region, or ask without it.");
		}
	}
}
