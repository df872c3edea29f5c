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

/**
 * Points as SAM 2 takes them, in the order in which they are given; the corners of a box are its first two.
 *
 * @param coordinates x and y of each point in pixels of the image encoder's input, in [0, side] or a little outside
 * @param kinds what each point says: {@link #OUTSIDE}, {@link #INSIDE}, {@link #UPPER_LEFT} or {@link #LOWER_RIGHT}
 */
public record PromptPoints(float[] coordinates, int[] kinds) {

	/** Does not belong to the object. */
	public static final int OUTSIDE = 0;
	/** Belongs to the object. */
	public static final int INSIDE = 1;
	/** Upper left corner of a box around the object. */
	public static final int UPPER_LEFT = 2;
	/** Lower right corner of a box around the object. */
	public static final int LOWER_RIGHT = 3;
	/** Number of kinds. */
	static final int KINDS = 4;

	/** @throws IllegalArgumentException if there are not two coordinates for each point */
	public PromptPoints {
		if (coordinates.length != 2 * kinds.length) {
			throw new IllegalArgumentException(
				kinds.length + " points have " + 2 * kinds.length + " coordinates, not " + coordinates.length);
		}
	}

	/** Number of points; each corner of a box is one. */
	public int count() {
		return kinds.length;
	}
}
