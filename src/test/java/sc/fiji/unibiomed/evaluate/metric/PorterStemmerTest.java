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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

/** All examples are those of Porter's paper (1980), step by step. */
class PorterStemmerTest {

	@Test
	void theMeasureCountsConsonantsThatFollowUponVowels() {
		for (final String word : words("tr ee tree y by")) {
			assertEquals(0, PorterStemmer.measure(word), word);
		}
		for (final String word : words("trouble oats trees ivy")) {
			assertEquals(1, PorterStemmer.measure(word), word);
		}
		for (final String word : words("troubles private oaten orrery")) {
			assertEquals(2, PorterStemmer.measure(word), word);
		}
	}

	@Test
	void step1a() {
		check(PorterStemmer::step1a, "caresses caress, ponies poni, ties ti, caress caress, cats cat");
	}

	@Test
	void step1b() {
		check(PorterStemmer::step1b,
			"feed feed, agreed agree, plastered plaster, bled bled, motoring motor, sing sing, " +
				"conflated conflate, troubled trouble, sized size, hopping hop, tanned tan, falling fall, hissing " +
				"hiss, fizzed fizz, failing fail, filing file");
	}

	@Test
	void step1c() {
		check(PorterStemmer::step1c, "happy happi, sky sky");
	}

	@Test
	void step2() {
		check(PorterStemmer::step2, "relational relate, conditional condition, rational rational, valenci valence, " +
			"hesitanci hesitance, digitizer digitize, conformabli conformable, radicalli radical, differentli " +
			"different, vileli vile, analogousli analogous, vietnamization vietnamize, predication predicate, " +
			"operator operate, feudalism feudal, decisiveness decisive, hopefulness hopeful, callousness callous, " +
			"formaliti formal, sensitiviti sensitive, sensibiliti sensible");
	}

	@Test
	void step3() {
		check(PorterStemmer::step3, "triplicate triplic, formative form, formalize formal, electriciti electric, " +
			"electrical electric, hopeful hope, goodness good");
	}

	@Test
	void step4() {
		check(PorterStemmer::step4,
			"revival reviv, allowance allow, inference infer, airliner airlin, gyroscopic gyroscop, " +
				"adjustable adjust, defensible defens, irritant irrit, replacement replac, adjustment adjust, " +
				"dependent depend, adoption adopt, homologou homolog, communism commun, activate activ, angulariti " +
				"angular, homologous homolog, effective effect, bowdlerize bowdler");
	}

	@Test
	void step5() {
		check(PorterStemmer::step5a, "probate probat, rate rate, cease ceas");
		check(PorterStemmer::step5b, "controll control, roll roll");
	}

	@Test
	void complexEndingsAreRemovedBitByBit() {
		check(PorterStemmer::stem, "generalizations gener, oscillators oscil, connect connect, connected connect, " +
			"connecting connect, connection connect, connections connect");
	}

	@Test
	void shortWordsAndOtherSignsStay() {
		check(PorterStemmer::stem, "is is, as as, t2-weighted t2-weighted, 12 12, 's 's");
	}

	private static void check(final UnaryOperator<String> step, final String pairs) {
		for (final String pair : pairs.split(", ")) {
			final String[] words = words(pair);
			assertEquals(words[1], step.apply(words[0]), words[0]);
		}
	}

	private static String[] words(final String text) {
		return text.split(" ");
	}
}
