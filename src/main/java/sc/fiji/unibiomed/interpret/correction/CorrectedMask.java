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
package sc.fiji.unibiomed.interpret.correction;

import java.util.OptionalDouble;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.runtime.MaskPrediction;

/**
 * What the model drew after a correction.
 *
 * @param mask at the image's size, with its confidences
 * @param chosenMask which of the decoder's four masks it is, 0 to 3
 * @param predictedIous for each of the four, the decoder's own estimate of the overlap with the truth, in [0, 1]
 * @param stability in [0, 1], how much of mask 0 stays when the threshold is moved; empty where the three candidates
 *            were asked for
 * @param prediction the chosen mask in logits, and what later frames of a stack remember of it
 */
public record CorrectedMask(FindingMask mask, int chosenMask, float[] predictedIous, OptionalDouble stability,
	MaskPrediction prediction)
{

	/** What the next correction starts from. */
	public MaskLogits logits() {
		return MaskLogits.of(prediction);
	}
}
