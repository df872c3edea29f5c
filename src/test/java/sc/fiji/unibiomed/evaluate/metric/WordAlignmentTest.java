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
package sc.fiji.unibiomed.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WordAlignmentTest {

	@Test
	void linesCrossAsLittleAsPossible() {
		// Both "the" to the near one would cross less, but each has one partner: 8 crossings this way, 11 the other
		// way.
		assertArrayEquals(new int[] { 3, 0, 5, 2, 4, 1 }, align("on the mat sat the cat", "the cat sat on the mat"));
	}

	@Test
	void chunksAreRunsThatStandSideBySideInBothTexts() {
		assertEquals(0, WordAlignment.chunks(new int[] { -1, -1 }));
		assertEquals(1, WordAlignment.chunks(new int[] { 4, 5, 6 }));
		assertEquals(2, WordAlignment.chunks(new int[] { 4, -1, 5 }));
		assertEquals(3, WordAlignment.chunks(new int[] { 2, 1, 0 }));
	}

	/** Against all ways there are, for random texts of few different words. */
	@Test
	void noAlignmentHasMorePairsOrFewerCrossings() {
		final Random random = new Random(7);
		for (int trial = 0; trial < 300; trial++) {
			final List<String> text = randomText(random);
			final List<String> reference = randomText(random);
			final int[] found = WordAlignment.of(text, reference);
			final int[] best = best(text, reference, new int[0]);
			assertEquals(pairs(best), pairs(found), text + " / " + reference);
			assertEquals(crossings(best), crossings(found), text + " / " + reference);
			assertTrue(Arrays.stream(found).filter(partner -> partner >= 0).distinct().count() == pairs(found),
				"one partner each");
		}
	}

	@Test
	void longTextsOfTheSameWordsTakeNoTime() {
		final List<String> text = new ArrayList<>();
		final List<String> reference = new ArrayList<>();
		final Random random = new Random(3);
		for (int i = 0; i < 400; i++) {
			text.add("w" + random.nextInt(5));
			reference.add("w" + random.nextInt(5));
		}
		Assertions.assertTimeout(Duration.ofSeconds(20), () -> WordAlignment.of(text, reference));
	}

	private static int[] align(final String text, final String reference) {
		return WordAlignment.of(WordTokens.of(text), WordTokens.of(reference));
	}

	private static List<String> randomText(final Random random) {
		final List<String> words = new ArrayList<>();
		final int length = random.nextInt(7);
		for (int i = 0; i < length; i++) {
			words.add(List.of("the", "a", "liver").get(random.nextInt(3)));
		}
		return words;
	}

	/** Tries everything. */
	private static int[] best(final List<String> text, final List<String> reference, final int[] begun) {
		if (begun.length == text.size()) {
			return begun;
		}
		int[] best = best(text, reference, with(begun, -1));
		for (int j = 0; j < reference.size(); j++) {
			final int at = j;
			if (text.get(begun.length).equals(reference.get(j)) &&
				Arrays.stream(begun).noneMatch(partner -> partner == at))
			{
				final int[] other = best(text, reference, with(begun, j));
				if (pairs(other) > pairs(best) || pairs(other) == pairs(best) && crossings(other) < crossings(best)) {
					best = other;
				}
			}
		}
		return best;
	}

	private static int[] with(final int[] begun, final int partner) {
		final int[] longer = Arrays.copyOf(begun, begun.length + 1);
		longer[begun.length] = partner;
		return longer;
	}

	private static long pairs(final int[] partners) {
		return Arrays.stream(partners).filter(partner -> partner >= 0).count();
	}

	private static int crossings(final int[] partners) {
		int crossings = 0;
		for (int i = 0; i < partners.length; i++) {
			for (int j = i + 1; j < partners.length; j++) {
				if (partners[i] >= 0 && partners[j] >= 0 && partners[i] > partners[j]) {
					crossings++;
				}
			}
		}
		return crossings;
	}
}
