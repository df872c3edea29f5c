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
package sc.fiji.unibiomed.network;

import sc.fiji.unibiomed.network.sam2.SinePosition;

/** SAM 2's sine encoding of positions as the reference records it: opens this package's encoding to other packages. */
public final class SinePositions {

	private SinePositions() {}

	/** Channels × rows × columns of a square grid. */
	public static float[] channelsFirst(final int side, final int channels) {
		final float[] grid = SinePosition.grid(side, channels);
		final int pixels = side * side;
		final float[] result = new float[grid.length];
		for (int i = 0; i < grid.length; i++) {
			result[i % channels * pixels + i / channels] = grid[i];
		}
		return result;
	}
}
