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
package sc.fiji.unibiomed.image.intensity;

/**
 * The values that become black and white; those between become grey, in proportion.
 *
 * @param low becomes 0 (black), and everything below
 * @param high becomes 255 (white), and everything above; at least {@code low}
 */
public record IntensityWindow(double low, double high) {

	private static final double WHITE = 255;

	/** @throws IllegalArgumentException if an end is not finite, or they are the wrong way round */
	public IntensityWindow {
		if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
			throw new IllegalArgumentException("A window cannot reach from " + low + " to " + high + ".");
		}
	}

	/**
	 * A window as radiologists give it.
	 *
	 * @param level its middle
	 * @param width above 0, in the level's unit
	 * @throws IllegalArgumentException if one of them is not finite, or the width is not above 0
	 */
	public static IntensityWindow ofLevelAndWidth(final double level, final double width) {
		if (!(width > 0)) {
			throw new IllegalArgumentException("A window's width must be above 0, not " + width + ".");
		}
		return new IntensityWindow(level - width / 2, level + width / 2);
	}

	/**
	 * The grey of a value, from 0 to 255. As in the preprocessing of the data that the model was trained on
	 * (BiomedParse and MedSAM, {@code pre_CT_MR.py}): clipped, {@code (value - low) / (high - low) * 255}, cut off to a
	 * whole number. There the smallest and the largest clipped value of the image take the place of the window's ends,
	 * which are the same wherever the image reaches them; here the ends themselves, so that two images of one window
	 * stay comparable.
	 * <p>
	 * Not-a-number is black. A window of one value has no proportions: all above it is white.
	 */
	public int toGrey(final double value) {
		if (value > high) {
			return (int) WHITE;
		}
		if (!(value > low)) {
			return 0;
		}
		return (int) ((value - low) / (high - low) * WHITE);
	}
}
