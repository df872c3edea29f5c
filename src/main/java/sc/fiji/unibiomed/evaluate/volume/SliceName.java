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
package sc.fiji.unibiomed.evaluate.volume;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the file name of a slice's mask says, as {@code cal_3d_metrics.py} of UniBiomed reads it:
 * {@code VOLUME-PART-SLICE_..._CLASS.png}.
 *
 * @param volume the first two parts between dashes, with a dash: {@code VOLUME-PART}
 * @param target the class, after the last underscore, with a blank for each plus as in {@code left+kidney}; blank if
 *           the name has none
 */
record SliceName(String volume, String target) {

	private static final String DASH = "-";
	/** So many parts between dashes has the name of a slice at least. */
	private static final int PARTS = 3;
	private static final Pattern DIGITS_OR_OTHERS = Pattern.compile("\\d+|\\D+");

	/** @return empty if it is not the name of a slice: it has fewer than two dashes */
	static Optional<SliceName> of(final String fileName) {
		final String[] parts = fileName.split(DASH, -1);
		if (parts.length < PARTS) {
			return Optional.empty();
		}
		final int dot = fileName.lastIndexOf('.');
		final String name = dot < 0 ? fileName : fileName.substring(0, dot);
		final int underscore = name.lastIndexOf('_');
		return Optional.of(new SliceName(parts[0] + DASH + parts[1],
			underscore < 0 ? "" : name.substring(underscore + 1).replace('+', ' ').strip()));
	}

	/**
	 * Compares names as people count: {@code 9} before {@code 10}. Slices are not sorted by this, but it tells where
	 * their order may surprise.
	 *
	 * @return negative, 0 or positive
	 */
	static int compareAsCounted(final String one, final String other) {
		final List<String> left = pieces(one);
		final List<String> right = pieces(other);
		for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
			final boolean numbers = isNumber(left.get(i)) && isNumber(right.get(i));
			final int order = numbers
				? new BigInteger(left.get(i)).compareTo(new BigInteger(right.get(i)))
				: left.get(i).compareTo(right.get(i));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(left.size(), right.size());
	}

	private static List<String> pieces(final String name) {
		return DIGITS_OR_OTHERS.matcher(name).results().map(MatchResult::group).toList();
	}

	private static boolean isNumber(final String piece) {
		return Character.isDigit(piece.charAt(0));
	}
}
