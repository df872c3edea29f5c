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

import sc.fiji.unibiomed.interpret.question.PromptException;

/**
 * A box around the object, in pixels of the image.
 *
 * @param left column of the upper left corner, from 0; fractions are used
 * @param top row of the upper left corner, from 0
 * @param right column of the lower right corner, not smaller than {@code left}
 * @param bottom row of the lower right corner, not smaller than {@code top}
 */
public record BoxPrompt(double left, double top, double right, double bottom) {

	/** @throws PromptException if a coordinate is not a number, or the corners are the wrong way round */
	public BoxPrompt {
		// Not the other way round, as comparisons with NaN are false.
		if (!(left <= right && top <= bottom && Double.isFinite(right - left) && Double.isFinite(bottom - top))) {
			throw new PromptException("A box goes from its upper left to its lower right corner, not from " + left +
				", " + top + " to " + right + ", " + bottom + ".");
		}
	}
}
