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

import sc.fiji.unibiomed.image.MaskOverlap;

/**
 * How well an answer's masks fit.
 *
 * @param dice from 0 to 1; NaN where it does not count
 * @param iou from 0 to 1; NaN where it does not count
 */
public record MaskScore(double dice, double iou) {

	/** Of something that has no mask to compare with. */
	public static final MaskScore NONE = new MaskScore(Double.NaN, Double.NaN);

	/** Of two masks. */
	public static MaskScore of(final MaskOverlap overlap) {
		return new MaskScore(overlap.dice(), overlap.iou());
	}

	/** Whether there is anything to count. */
	public boolean counts() {
		return !Double.isNaN(dice);
	}
}
