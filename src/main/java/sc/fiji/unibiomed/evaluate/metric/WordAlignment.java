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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which word of a text stands for which word of its reference (Banerjee and Lavie, "METEOR: an automatic metric for MT
 * evaluation with improved correlation with human judgments", ACL workshop 2005): first equal words, then, among those
 * left, words with the same stem. Each word has at most one partner, as many as possible have one, and of all ways to
 * do that the one whose lines cross least is taken; where there are several, one with few chunks.
 * <p>
 * Words are placed one by one, and only the best {@value #WIDTH} beginnings are followed, as METEOR's own program does:
 * with words that occur often on both sides, there are too many ways to try all.
 */
final class WordAlignment {

	/** The default of METEOR 1.5. */
	private static final int WIDTH = 40;
	private static final int NONE = -1;

	/** Words that may stand for each other: where they are, in order. */
	private record Group(List<Integer> text, List<Integer> reference) {

		int pairs() {
			return Math.min(text.size(), reference.size());
		}
	}

	/**
	 * A beginning of an alignment.
	 *
	 * @param partners for each word of the text the index of its partner, or {@link #NONE}
	 * @param used for each group, how many of its words of the reference are taken or passed over
	 * @param open for each group, how many pairs are missing
	 */
	private record Beginning(int[] partners, Map<Group, Integer> used, Map<Group, Integer> open, int crossings,
		int chunks)
	{}

	private WordAlignment() {}

	/** For each word of the text the index of its partner in the reference, or -1. */
	static int[] of(final List<String> text, final List<String> reference) {
		final int[] nobody = new int[text.size()];
		Arrays.fill(nobody, NONE);
		final int[] equal = extended(nobody, text, reference, UnaryOperator.identity());
		return extended(equal, text, reference, PorterStemmer::stem);
	}

	/** The number of runs of words that stand side by side, in the same order, in both texts. */
	static int chunks(final int[] partners) {
		int chunks = 0;
		for (int i = 0; i < partners.length; i++) {
			final boolean goesOn = i > 0 && partners[i - 1] != NONE && partners[i] == partners[i - 1] + 1;
			if (partners[i] != NONE && !goesOn) {
				chunks++;
			}
		}
		return chunks;
	}

	/** Gives partners to words that have none. */
	private static int[] extended(final int[] partners, final List<String> text, final List<String> reference,
		final UnaryOperator<String> likeness)
	{
		final Map<Integer, Group> groups = groups(partners, text, reference, likeness);
		final Map<Group, Integer> open = new HashMap<>();
		groups.values().forEach(group -> open.put(group, group.pairs()));
		List<Beginning> beginnings = List.of(new Beginning(partners, Map.of(), open, 0, chunks(partners)));
		for (int word = 0; word < text.size(); word++) {
			final Group group = groups.get(word);
			if (group != null) {
				beginnings = next(beginnings, word, group);
			}
		}
		return beginnings.get(0).partners;
	}

	/** The group of each word of the text that may get a partner. */
	private static Map<Integer, Group> groups(final int[] partners, final List<String> text,
		final List<String> reference, final UnaryOperator<String> likeness)
	{
		final Map<String, Group> byLikeness = new HashMap<>();
		for (int i = 0; i < text.size(); i++) {
			if (partners[i] == NONE) {
				byLikeness.computeIfAbsent(likeness.apply(text.get(i)),
					key -> new Group(new ArrayList<>(), new ArrayList<>())).text.add(i);
			}
		}
		final boolean[] taken = new boolean[reference.size()];
		Arrays.stream(partners).filter(partner -> partner != NONE).forEach(partner -> taken[partner] = true);
		for (int j = 0; j < reference.size(); j++) {
			final Group group = taken[j] ? null : byLikeness.get(likeness.apply(reference.get(j)));
			if (group != null) {
				group.reference.add(j);
			}
		}
		final Map<Integer, Group> groups = new HashMap<>();
		byLikeness.values().stream().filter(group -> group.pairs() > 0)
			.forEach(group -> group.text.forEach(word -> groups.put(word, group)));
		return groups;
	}

	/**
	 * Places a word in all ways that leave enough words on both sides for the pairs that are missing. Within a group,
	 * lines never cross: exchanging the partners of two that do makes no more crossings with others, and one less.
	 */
	private static List<Beginning> next(final List<Beginning> beginnings, final int word, final Group group) {
		final List<Beginning> longer = new ArrayList<>();
		final int later = group.text.size() - 1 - group.text.indexOf(word);
		for (final Beginning beginning : beginnings) {
			final int open = beginning.open.get(group);
			final int used = beginning.used.getOrDefault(group, 0);
			if (later >= open) {
				longer.add(beginning);
			}
			if (open > 0) {
				for (int at = used; at <= group.reference.size() - open; at++) {
					longer.add(paired(beginning, word, group, at));
				}
			}
		}
		longer.sort(Comparator.comparingInt(Beginning::crossings).thenComparingInt(Beginning::chunks));
		return longer.subList(0, Math.min(WIDTH, longer.size()));
	}

	private static Beginning paired(final Beginning beginning, final int word, final Group group, final int at) {
		final int[] partners = beginning.partners.clone();
		partners[word] = group.reference.get(at);
		final Map<Group, Integer> used = new HashMap<>(beginning.used);
		used.put(group, at + 1);
		final Map<Group, Integer> open = new HashMap<>(beginning.open);
		open.merge(group, -1, Integer::sum);
		return new Beginning(partners, used, open, beginning.crossings + crossings(partners, word), chunks(partners));
	}

	/** With how many lines that of a word crosses. */
	private static int crossings(final int[] partners, final int word) {
		int crossings = 0;
		for (int i = 0; i < partners.length; i++) {
			final boolean before = i < word && partners[i] > partners[word];
			final boolean after = i > word && partners[i] < partners[word];
			if (partners[i] != NONE && (before || after)) {
				crossings++;
			}
		}
		return crossings;
	}
}
