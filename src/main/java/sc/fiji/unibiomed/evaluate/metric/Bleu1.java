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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of single words (Papineni, Roukos, Ward, Zhu: "BLEU: a method for automatic evaluation of machine translation",
 * ACL 2002), with one reference per text. A word counts at most as often as the reference has it, and texts that are
 * shorter than their references are penalised. Counts of several texts are added before the score is calculated: the
 * score of a corpus is not the mean of its texts' scores.
 *
 * @param matched words of the texts that the references have, too
 * @param length words of the texts
 * @param referenceLength words of the references
 */
public record Bleu1(long matched, long length, long referenceLength) {

	/** Of no text. */
	public static final Bleu1 NONE = new Bleu1(0, 0, 0);

	/** The counts of one text. */
	public static Bleu1 of(final List<String> text, final List<String> reference) {
		final Map<String, Integer> left = new HashMap<>();
		reference.forEach(word -> left.merge(word, 1, Integer::sum));
		long matched = 0;
		for (final String word : text) {
			final int there = left.getOrDefault(word, 0);
			if (there > 0) {
				left.put(word, there - 1);
				matched++;
			}
		}
		return new Bleu1(matched, text.size(), reference.size());
	}

	/** The counts of these texts and others. */
	public Bleu1 plus(final Bleu1 others) {
		return new Bleu1(matched + others.matched, length + others.length, referenceLength + others.referenceLength);
	}

	/** Share of the words that the references have, from 0 to 1; 0 without words. */
	public double precision() {
		return length == 0 ? 0 : (double) matched / length;
	}

	/** 1 if the texts are longer than the references, else {@code e^(1 − referenceLength / length)}. */
	public double brevityPenalty() {
		if (length == 0) {
			return 0;
		}
		return length > referenceLength ? 1 : Math.exp(1 - (double) referenceLength / length);
	}

	/** Precision times brevity penalty, from 0 to 1. */
	public double score() {
		return precision() * brevityPenalty();
	}
}
