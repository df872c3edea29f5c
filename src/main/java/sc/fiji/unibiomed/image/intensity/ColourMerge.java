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
 * How the colours of several channels become one. Colours are packed: red in bits 16 to 23, green in 8 to 15, blue in 0
 * to 7, the others 0.
 */
public enum ColourMerge {

	/** Added, at most 255 each: light on a dark ground. */
	SUM(0),
	/** The brightest of each. */
	MAX(0),
	/** The darkest of each. */
	MIN(0xffffff),
	/** What each channel takes from white is added: ink on a bright ground. */
	INVERT(0xffffff);

	private static final int WHITE = 0xffffff;

	private final int ground;

	ColourMerge(final int ground) {
		this.ground = ground;
	}

	/** The colour where there is no channel. */
	public int ground() {
		return ground;
	}

	/** A colour with one more channel, which begins with {@link #ground()}. */
	public int with(final int colour, final int channel) {
		return switch (this) {
			case SUM -> sum(colour, channel);
			case MAX -> each(colour, channel, true);
			case MIN -> each(colour, channel, false);
			case INVERT -> WHITE - sum(WHITE - colour, WHITE - channel);
		};
	}

	private static int sum(final int a, final int b) {
		return Math.min((a & 0xff0000) + (b & 0xff0000), 0xff0000) | Math.min((a & 0xff00) + (b & 0xff00), 0xff00) |
			Math.min((a & 0xff) + (b & 0xff), 0xff);
	}

	private static int each(final int a, final int b, final boolean larger) {
		int merged = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			final int mask = 0xff << shift;
			merged |= larger ? Math.max(a & mask, b & mask) : Math.min(a & mask, b & mask);
		}
		return merged;
	}
}
