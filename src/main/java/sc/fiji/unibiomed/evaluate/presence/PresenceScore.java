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
package sc.fiji.unibiomed.evaluate.presence;

import java.util.function.ToDoubleFunction;

import sc.fiji.unibiomed.evaluate.score.FindingScores;

/** What may tell findings of present targets from those of absent ones: the more of it, the likelier it is there. */
public enum PresenceScore {

	/** Of the check, see {@link sc.fiji.unibiomed.findings.FindingCheck}. */
	EVIDENCE("evidence", "Evidence", scores -> scores.check().evidence()),
	/** Inside the outline. */
	MEAN_PROBABILITY("mean_probability", "Mean probability", FindingScores::meanProbability),
	/** Of the mask decoder. */
	PREDICTED_IOU("predicted_iou", "Predicted IoU", FindingScores::predictedIou),
	/** Of the mask decoder. */
	OBJECT_SCORE("object_score", "Object score", FindingScores::objectScore);

	private final String key;
	private final String label;
	private final ToDoubleFunction<FindingScores> value;

	PresenceScore(final String key, final String label, final ToDoubleFunction<FindingScores> value) {
		this.key = key;
		this.label = label;
		this.value = value;
	}

	/** In files. */
	public String key() {
		return key;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** NaN where there is none: the question failed, or nothing is outlined. */
	public double value(final PresenceRow row) {
		return row.finding().map(value::applyAsDouble).orElse(Double.NaN);
	}

	/** The value as it ranks answers: one without is below all others, as nothing is outlined. */
	double rank(final PresenceRow row) {
		final double known = value(row);
		return Double.isNaN(known) ? Double.NEGATIVE_INFINITY : known;
	}
}
