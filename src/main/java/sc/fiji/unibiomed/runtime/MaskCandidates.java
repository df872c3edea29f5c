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
package sc.fiji.unibiomed.runtime;

import java.util.List;

/**
 * Everything that the mask decoder offers for one prompt. The first of four masks is for prompts that leave no doubt,
 * the others for those that can be understood in several ways.
 *
 * @param logits of each mask, side × side, row by row; above 0 is inside
 * @param side height and width of the logits
 * @param predictedIous for each mask the decoder's own estimate of the overlap with the truth, in [0, 1]
 * @param objectScore logit of the object being in the image at all
 * @param pointers for each mask what later frames would remember of the object, as wide as SAM 2
 */
public record MaskCandidates(List<float[]> logits, int side, float[] predictedIous, float objectScore,
	List<float[]> pointers)
{

	/** One of the masks as a result. */
	public MaskPrediction prediction(final int mask, final int pointer) {
		return new MaskPrediction(logits.get(mask), side, predictedIous[mask], objectScore, pointers.get(pointer));
	}
}
