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

import java.util.List;

import sc.fiji.unibiomed.evaluate.metric.Bleu1;

/** What is measured of an answer: from 0, nothing right, to 1. */
public enum Metric {

	/** Share of answers that name what is there. */
	ACCURACY("accuracy", "Accuracy"),
	/** See {@link sc.fiji.unibiomed.image.MaskOverlap#dice}. */
	DICE("dice", "Dice"),
	/** See {@link sc.fiji.unibiomed.image.MaskOverlap#iou}. */
	IOU("iou", "IoU"),
	/** Of all texts together, see {@link Bleu1}. */
	BLEU_1("bleu_1", "BLEU-1") {

		@Override
		double of(final List<ItemResult> results) {
			return results.stream().map(result -> result.scores().bleu()).reduce(Bleu1.NONE, Bleu1::plus).score();
		}
	},
	/** See {@link sc.fiji.unibiomed.evaluate.metric.Meteor}. */
	METEOR("meteor", "METEOR"),
	/** See {@link sc.fiji.unibiomed.evaluate.metric.RougeL}. */
	ROUGE_L("rouge_l", "ROUGE-L");

	private final String key;
	private final String label;

	Metric(final String key, final String label) {
		this.key = key;
		this.label = label;
	}

	/** In files. */
	public String key() {
		return key;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** Whether it counts for an item. */
	public boolean counts(final ItemResult result) {
		return !Double.isNaN(result.scores().value(this));
	}

	/**
	 * Of several items: the mean.
	 *
	 * @param results those for which it counts, at least one
	 */
	double of(final List<ItemResult> results) {
		return results.stream().mapToDouble(result -> result.scores().value(this)).average().orElseThrow();
	}
}
