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
package sc.fiji.unibiomed.imagej.screen;

import java.awt.Color;

/** Mixes colours, so that they suit light and dark windows alike. */
public final class ColorBlend {

	private static final double QUIET = 0.6;

	private ColorBlend() {}

	/** For text of second rank: readable, but paler. */
	public static Color quiet(final Color foreground, final Color background) {
		return mix(foreground, background, QUIET);
	}

	/** @param share of the first colour, 0 to 1 */
	public static Color mix(final Color one, final Color other, final double share) {
		return new Color(mix(one.getRed(), other.getRed(), share), mix(one.getGreen(), other.getGreen(), share),
			mix(one.getBlue(), other.getBlue(), share));
	}

	private static int mix(final int one, final int other, final double share) {
		return (int) Math.round(share * one + (1 - share) * other);
	}

	/** Black or white, whichever can be read on a colour. */
	public static Color readableOn(final Color background) {
		final double luminance = 0.299 * background.getRed() + 0.587 * background.getGreen() +
			0.114 * background.getBlue();
		return luminance > 140 ? Color.BLACK : Color.WHITE;
	}
}
