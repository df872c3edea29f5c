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

import sc.fiji.unibiomed.runtime.MaskCandidates;
import sc.fiji.unibiomed.runtime.MaskPrediction;

/**
 * Which of the decoder's four masks is taken (SAM 2's {@code _use_multimask} and
 * {@code _dynamic_multimask_via_stability}). One point, or none, can mean several things: then the best of the three
 * candidates is taken. More points leave no doubt: then it is mask 0, unless it is unstable.
 *
 * @param mask 0 to 3
 * @param pointer 0 to 3, from which mask later frames remember the object
 * @param stability of mask 0, in [0, 1]; empty where it was not asked for
 */
public record MaskChoice(int mask, int pointer, OptionalDouble stability) {

	/** Mask 0 is stable if this part of it stays when the threshold is moved. */
	private static final float STABLE = 0.98f;
	/** How far the threshold is moved, up and down. */
	private static final float DELTA = 0.05f;
	/** So many points, corners of a box among them, can still mean several things. */
	private static final int AMBIGUOUS_POINTS = 1;

	/**
	 * Chooses.
	 *
	 * @param points number of points that were given; each corner of a box is one
	 */
	public static MaskChoice of(final MaskCandidates candidates, final int points) {
		final int best = best(candidates.predictedIous());
		if (points <= AMBIGUOUS_POINTS) {
			return new MaskChoice(best, best, OptionalDouble.empty());
		}
		final float stability = stability(candidates.logits().get(0));
		// The reference takes the pointer of mask 0 here, even where it does not take the mask.
		return new MaskChoice(stability >= STABLE ? 0 : best, 0, OptionalDouble.of(stability));
	}

	/** What was chosen. */
	public MaskPrediction from(final MaskCandidates candidates) {
		return candidates.prediction(mask, pointer);
	}

	private static int best(final float[] ious) {
		int best = 1;
		for (int i = 2; i < ious.length; i++) {
			if (ious[i] > ious[best]) {
				best = i;
			}
		}
		return best;
	}

	private static float stability(final float[] logits) {
		int certain = 0;
		int possible = 0;
		for (final float logit : logits) {
			certain += logit > DELTA ? 1 : 0;
			possible += logit > -DELTA ? 1 : 0;
		}
		return possible == 0 ? 1 : (float) certain / possible;
	}
}
