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
package sc.fiji.unibiomed.findings;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * A finding in one frame, with the three confidences that the reference computes and throws away.
 *
 * @param mask at the frame's own size
 * @param shape where the mask lies
 * @param meanProbability mean of the pixels' probabilities inside the mask, in (0.5, 1]; NaN for an empty mask
 * @param predictedIou the mask decoder's own estimate of the overlap with the truth, in [0, 1]
 * @param objectScore logit of the object being in the frame at all: above 0 the decoder believes it is
 */
public record FindingMask(BinaryMask mask, MaskExtent shape, double meanProbability, double predictedIou,
	double objectScore)
{

	/** A part of the mask, with its confidences: nobody knows those of the part. */
	public FindingMask partly(final BinaryMask part, final MaskExtent where) {
		return new FindingMask(part, where, meanProbability, predictedIou, objectScore);
	}

	/** A mask that nobody has rated: one that the user drew, or the empty one of a frame without the finding. */
	public static FindingMask unrated(final BinaryMask mask) {
		return new FindingMask(mask, MaskExtent.of(mask), Double.NaN, Double.NaN, Double.NaN);
	}
}
