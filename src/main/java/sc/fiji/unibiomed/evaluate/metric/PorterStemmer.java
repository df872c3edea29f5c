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

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Strips English words of their endings (Porter: "An algorithm for suffix stripping", Program 14, 1980), so that
 * {@code opacity} and {@code opacities} are one word. Rules are those of the paper. As in Porter's own program, words
 * of one or two letters stay as they are; words with anything but the letters a to z, too.
 */
public final class PorterStemmer {

	/** An ending and what takes its place if what is left before it meets the condition. */
	private record Rule(String ending, String replacement, Predicate<String> condition) {}

	private static final List<Rule> STEP_1A = rules(stem -> true, "sses ss", "ies i", "ss ss", "s");
	private static final List<Rule> STEP_2 = rules(stem -> measure(stem) > 0, "ational ate", "tional tion", "enci ence",
		"anci ance", "izer ize", "abli able", "alli al", "entli ent", "eli e", "ousli ous", "ization ize", "ation ate",
		"ator ate", "alism al", "iveness ive", "fulness ful", "ousness ous", "aliti al", "iviti ive", "biliti ble");
	private static final List<Rule> STEP_3 = rules(stem -> measure(stem) > 0, "icate ic", "ative", "alize al",
		"iciti ic", "ical ic", "ful", "ness");
	private static final List<Rule> STEP_4 = step4();

	private PorterStemmer() {}

	/** @param word in lower case */
	public static String stem(final String word) {
		if (word.length() <= 2 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
			return word;
		}
		return step5b(step5a(step4(step3(step2(step1c(step1b(step1a(word))))))));
	}

	/** Plurals: {@code caresses} becomes {@code caress}, {@code ponies poni}, {@code cats cat}. */
	static String step1a(final String word) {
		return apply(STEP_1A, word);
	}

	/** Past and participle: {@code agreed} becomes {@code agree}, {@code plastered plaster}, {@code hopping hop}. */
	static String step1b(final String word) {
		if (word.endsWith("eed")) {
			return measure(without(word, "eed")) > 0 ? without(word, "d") : word;
		}
		for (final String ending : List.of("ed", "ing")) {
			if (word.endsWith(ending)) {
				final String stem = without(word, ending);
				return hasVowel(stem) ? repaired(stem) : word;
			}
		}
		return word;
	}

	/** Makes a stem a word again: {@code conflat} becomes {@code conflate}, {@code hopp hop}, {@code fil file}. */
	private static String repaired(final String stem) {
		if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
			return stem + "e";
		}
		if (endsWithDoubleConsonant(stem) && "lsz".indexOf(last(stem)) < 0) {
			return stem.substring(0, stem.length() - 1);
		}
		return measure(stem) == 1 && endsLikeHop(stem) ? stem + "e" : stem;
	}

	/** {@code happy} becomes {@code happi}, {@code sky} stays. */
	static String step1c(final String word) {
		return word.endsWith("y") && hasVowel(without(word, "y")) ? without(word, "y") + "i" : word;
	}

	/** Two endings become one: {@code relational} becomes {@code relate}. */
	static String step2(final String word) {
		return apply(STEP_2, word);
	}

	/** {@code triplicate} becomes {@code triplic}, {@code hopeful hope}. */
	static String step3(final String word) {
		return apply(STEP_3, word);
	}

	/** Single endings of long words: {@code revival} becomes {@code reviv}, {@code adjustment adjust}. */
	static String step4(final String word) {
		return apply(STEP_4, word);
	}

	/** {@code probate} becomes {@code probat}, {@code rate} stays, {@code cease} becomes {@code ceas}. */
	static String step5a(final String word) {
		if (!word.endsWith("e")) {
			return word;
		}
		final String stem = without(word, "e");
		return measure(stem) > 1 || measure(stem) == 1 && !endsLikeHop(stem) ? stem : word;
	}

	/** {@code controll} becomes {@code control}, {@code roll} stays. */
	static String step5b(final String word) {
		return measure(word) > 1 && word.endsWith("ll") ? word.substring(0, word.length() - 1) : word;
	}

	private static List<Rule> step4() {
		final Predicate<String> lengthy = stem -> measure(stem) > 1;
		final List<Rule> plain = rules(lengthy, "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement",
			"ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize");
		final List<Rule> ion = rules(stem -> lengthy.test(stem) && (stem.endsWith("s") || stem.endsWith("t")), "ion");
		return sorted(java.util.stream.Stream.concat(plain.stream(), ion.stream()).toList());
	}

	/** @param texts an ending, and after a blank what takes its place; nothing if there is no blank */
	private static List<Rule> rules(final Predicate<String> condition, final String... texts) {
		return sorted(Arrays.stream(texts).map(text -> text.split(" "))
			.map(parts -> new Rule(parts[0], parts.length > 1 ? parts[1] : "", condition)).toList());
	}

	private static List<Rule> sorted(final List<Rule> rules) {
		return rules.stream().sorted(Comparator.comparingInt((Rule rule) -> rule.ending.length()).reversed()).toList();
	}

	/** Of a step's rules only that with the longest ending counts, also if its condition is not met. */
	private static String apply(final List<Rule> rules, final String word) {
		for (final Rule rule : rules) {
			if (word.endsWith(rule.ending)) {
				final String stem = without(word, rule.ending);
				return rule.condition.test(stem) ? stem + rule.replacement : word;
			}
		}
		return word;
	}

	private static String without(final String word, final String ending) {
		return word.substring(0, word.length() - ending.length());
	}

	private static char last(final String word) {
		return word.charAt(word.length() - 1);
	}

	/**
	 * Porter's m: how many times consonants follow upon vowels; 0 in {@code tree}, 1 in {@code oats}, 2 in
	 * {@code private}.
	 */
	static int measure(final String stem) {
		int count = 0;
		for (int i = 1; i < stem.length(); i++) {
			if (isConsonant(stem, i) && !isConsonant(stem, i - 1)) {
				count++;
			}
		}
		return count;
	}

	/** Any letter but a, e, i, o, u, and y after a consonant. */
	private static boolean isConsonant(final String word, final int index) {
		return switch (word.charAt(index)) {
			case 'a', 'e', 'i', 'o', 'u' -> false;
			case 'y' -> index == 0 || !isConsonant(word, index - 1);
			default -> true;
		};
	}

	private static boolean hasVowel(final String stem) {
		for (int i = 0; i < stem.length(); i++) {
			if (!isConsonant(stem, i)) {
				return true;
			}
		}
		return false;
	}

	private static boolean endsWithDoubleConsonant(final String stem) {
		final int end = stem.length() - 1;
		return end > 0 && stem.charAt(end) == stem.charAt(end - 1) && isConsonant(stem, end);
	}

	/** Consonant, vowel, consonant, the last of them not w, x or y; Porter's {@code *o}. */
	private static boolean endsLikeHop(final String stem) {
		final int end = stem.length() - 1;
		return end > 1 && isConsonant(stem, end) && !isConsonant(stem, end - 1) && isConsonant(stem, end - 2) &&
			"wxy".indexOf(last(stem)) < 0;
	}
}
