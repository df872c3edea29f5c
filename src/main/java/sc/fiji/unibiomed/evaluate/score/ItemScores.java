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
package sc.fiji.unibiomed.evaluate.score;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.evaluate.metric.Bleu1;
import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.evaluate.metric.Meteor;
import sc.fiji.unibiomed.evaluate.metric.RougeL;
import sc.fiji.unibiomed.evaluate.metric.WordTokens;

/**
 * What was measured of one answer.
 *
 * @param values those metrics that count for it
 * @param bleu the counts behind {@link Metric#BLEU_1}
 */
public record ItemScores(Map<Metric, Double> values, Bleu1 bleu) {

	/** Of an item that failed. */
	static final ItemScores NONE = new ItemScores(Map.of(), Bleu1.NONE);

	public ItemScores {
		values = Map.copyOf(values);
	}

	/**
	 * Compares an answer with what is known.
	 *
	 * @param answer with marks and tokens
	 * @param masks how its masks fit
	 */
	public static ItemScores of(final EvaluationItem item, final String answer, final MaskScore masks) {
		final Map<Metric, Double> values = new EnumMap<>(Metric.class);
		if (masks.counts()) {
			values.put(Metric.DICE, masks.dice());
			values.put(Metric.IOU, masks.iou());
		}
		if (item.truth().isBlank()) {
			return new ItemScores(values, Bleu1.NONE);
		}
		final String cleaned = Phrases.cleaned(answer);
		final List<String> words = WordTokens.of(cleaned);
		final List<String> known = WordTokens.of(item.truth());
		final Bleu1 bleu = Bleu1.of(words, known);
		values.put(Metric.ACCURACY, isRight(item, cleaned) ? 1.0 : 0.0);
		values.put(Metric.BLEU_1, bleu.score());
		values.put(Metric.METEOR, Meteor.score(words, known));
		values.put(Metric.ROUGE_L, RougeL.score(words, known));
		values.keySet().retainAll(item.task().metrics());
		return new ItemScores(values, bleu);
	}

	private static boolean isRight(final EvaluationItem item, final String cleaned) {
		return item.task() == EvaluationTask.REGION
			? Phrases.sameRegion(cleaned, item.truth())
			: Phrases.names(cleaned, item.truth());
	}

	/** NaN where the metric does not count. */
	public double value(final Metric metric) {
		return values.getOrDefault(metric, Double.NaN);
	}
}
