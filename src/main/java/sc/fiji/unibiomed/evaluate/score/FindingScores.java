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

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;

/**
 * What the model says of the first finding of an answer, as it was before its check took the outline away.
 *
 * @param check what it says when it is asked back, without any calibration
 * @param meanProbability inside the outline, 0.5 to 1; NaN where nothing is outlined
 * @param predictedIou the mask decoder's own estimate, 0 to 1; NaN where nothing is outlined
 * @param objectScore the mask decoder's logit of whether it is there; NaN where nothing is outlined
 * @param intensityMode how pixel values were shown, see
 *           {@link sc.fiji.unibiomed.interpret.view.ShownImage#intensityMode}
 */
public record FindingScores(FindingCheck check, double meanProbability, double predictedIou, double objectScore,
	String intensityMode)
{

	/** Of an answer that points at nothing. */
	private static final FindingCheck NOTHING = new FindingCheck(FindingCheck.Verdict.ABSENT,
		"the answer points at nothing", 0);

	/**
	 * Of an answer.
	 *
	 * @param plain its findings as the model gave them
	 * @param checked the same after their check
	 */
	public static FindingScores of(final List<Finding> plain, final List<Finding> checked, final String intensityMode) {
		if (plain.isEmpty()) {
			return new FindingScores(NOTHING, Double.NaN, Double.NaN, Double.NaN, intensityMode);
		}
		final Finding first = plain.get(0);
		return new FindingScores(checked.get(0).check(), first.confidence(), first.predictedIou(), first.objectScore(),
			intensityMode);
	}
}
