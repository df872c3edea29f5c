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
package sc.fiji.unibiomed.cli.help;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what was meant by a word with a typing error. */
public final class NearestWord {

	/** One letter in three may be wrong. */
	private static final int LETTERS_PER_ERROR = 3;

	private NearestWord() {}

	/**
	 * The choice that a word is most like.
	 *
	 * @param word as it was typed
	 * @param choices what it may be; of two that are as near, the first
	 * @return empty if none is near enough
	 */
	public static Optional<String> of(final String word, final Stream<String> choices) {
		final String typed = word.toLowerCase(Locale.ROOT);
		final int most = Math.max(1, typed.replaceAll("^-+", "").length() / LETTERS_PER_ERROR);
		record Distance(String choice, int errors) {}
		return choices.map(choice -> new Distance(choice, errors(typed, choice.toLowerCase(Locale.ROOT))))
			.filter(distance -> distance.errors() <= most).min(Comparator.comparingInt(Distance::errors))
			.map(Distance::choice);
	}

	/** Letters that are missing, too many, wrong, or swapped with the next one: the optimal string alignment. */
	static int errors(final String one, final String other) {
		final int[][] least = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				if (i == 0 || j == 0) {
					least[i][j] = i + j;
					continue;
				}
				final int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
				least[i][j] = Math.min(Math.min(least[i - 1][j], least[i][j - 1]) + 1, least[i - 1][j - 1] + wrong);
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) &&
					one.charAt(i - 2) == other.charAt(j - 1))
				{
					least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
				}
			}
		}
		return least[one.length()][other.length()];
	}
}
