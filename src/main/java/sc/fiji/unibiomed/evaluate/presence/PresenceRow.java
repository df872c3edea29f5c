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

import java.util.Optional;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;

/**
 * One question whether a target is in an image, and its answer.
 *
 * @param isPresent whether it is; of a question that failed, whether it is outlined in the annotations at all
 * @param finding what the model says; empty if the question failed
 * @param dice of the outline with the known one, 0 to 1; NaN if the target is absent or the question failed
 * @param failure why there is no answer; blank if there is one
 */
public record PresenceRow(EvaluationItem item, boolean isPresent, Optional<FindingScores> finding, double dice,
	String failure)
{

	/** The least overlap of a finding that counts as right. */
	public static final double RIGHT_DICE = 0.5;

	/** Of a segmentation whose finding was checked, or that failed. A target whose known mask is empty is absent. */
	public static PresenceRow of(final ItemResult result) {
		final double dice = result.scores().value(Metric.DICE);
		return new PresenceRow(result.item(),
			result.hasFailed() ? !result.item().masks().isEmpty() : !Double.isNaN(dice), result.finding(), dice,
			result.failure());
	}

	/** Whether there is an answer. */
	public boolean isAnswered() {
		return finding.isPresent();
	}

	/** Whether its check confirmed a finding. */
	public boolean isConfirmed() {
		return finding.filter(scores -> scores.check().verdict() == Verdict.CONFIRMED).isPresent();
	}

	/** Whether a finding would be wrong: its target is absent, or it overlaps too little with the known outline. */
	public boolean isWrong() {
		return !isPresent || !(dice >= RIGHT_DICE);
	}
}
