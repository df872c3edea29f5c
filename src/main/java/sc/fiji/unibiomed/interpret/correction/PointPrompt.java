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
 * A click: a place that belongs to the object, or one that does not.
 *
 * @param x column in pixels of the image, from 0; fractions are used
 * @param y row in pixels of the image, from 0
 * @param isInside whether the place belongs to the object
 */
public record PointPrompt(double x, double y, boolean isInside) {

	/** @throws PromptException if a coordinate is not a number */
	public PointPrompt {
		if (!Double.isFinite(x) || !Double.isFinite(y)) {
			throw new PromptException("A point needs two numbers for its place, not " + x + " and " + y + ".");
		}
	}

	/** A place that belongs to the object. */
	public static PointPrompt inside(final double x, final double y) {
		return new PointPrompt(x, y, true);
	}

	/** A place that does not belong to the object. */
	public static PointPrompt outside(final double x, final double y) {
		return new PointPrompt(x, y, false);
	}
}
