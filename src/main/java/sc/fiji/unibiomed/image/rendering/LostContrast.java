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
package sc.fiji.unibiomed.image.rendering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.image.raw.ChannelDisplay;

/**
 * How much of an image is lost by the way in which one of its channels is shown: what has different values, and one
 * colour. The background, which mostly is the lowest or highest value itself, does not count.
 *
 * @param share of the pixels between the lowest and the highest value that are shown as one of these two are; from 0
 *            to 1
 * @param colours how many are shown, up to {@link #FEW_COLOURS}
 * @param values how many different ones there are, up to {@link #MANY_VALUES}
 */
public record LostContrast(double share, int colours, int values) {

	/**
	 * Beyond this share what is seen is the window, not the image. Usual windows stay below: where CT shows soft
	 * tissue, up to some three quarters are air or bone; where fluorescence is set by hand, the background.
	 */
	static final double MOST = 0.9;
	/** With fewer, there are edges where the image has none. */
	static final int FEW_COLOURS = 8;
	private static final int BRIGHTEST = 255;
	/** With fewer values, such as those of a mask, few colours lose nothing. */
	static final int MANY_VALUES = 32;

	/** Whether the way in which the image is shown decides on what can be seen in it. */
	public boolean isSevere() {
		return values >= MANY_VALUES && (share > MOST || colours < FEW_COLOURS);
	}

	/** What is wrong, for the end of a sentence. */
	public String words() {
		return share > MOST
			? Math.min(99, Math.round(100 * share)) + " % of what is not background is plain black or white"
			: "only " + colours + (colours == 1 ? " colour is" : " colours are") + " left of the image's values";
	}

	/** Looks at all pixels of planes that are shown alike; none is changed. */
	static LostContrast of(final ChannelRendering look, final List<RawPart> parts) {
		final double[] ends = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		final Set<Double> values = new HashSet<>();
		RawPart.forEach(parts, look.band(), value -> {
			ends[0] = Math.min(ends[0], value);
			ends[1] = Math.max(ends[1], value);
			if (values.size() < MANY_VALUES) {
				values.add(value);
			}
		});
		final int lowest = look.colour(ends[0]);
		final int highest = look.colour(ends[1]);
		final Set<Integer> colours = new HashSet<>();
		final long[] counts = new long[2];
		RawPart.forEach(parts, look.band(), value -> {
			final int colour = look.colour(value);
			if (colours.size() < FEW_COLOURS) {
				colours.add(colour);
			}
			if (value > ends[0] && value < ends[1]) {
				counts[0]++;
				counts[1] += colour == lowest || colour == highest ? 1 : 0;
			}
		});
		return new LostContrast(counts[0] == 0 ? 0 : (double) counts[1] / counts[0], colours.size(), values.size());
	}

	/**
	 * Of packed colours to which a range was applied: what they were is not known, but how many are left, and how many
	 * are at an end that the range has moved. A range of more than half of all brightness never counts as lost.
	 */
	static LostContrast ofColours(final ChannelDisplay range, final List<RawPart> parts) {
		final double width = range.max() - range.min();
		final long[] counts = new long[2];
		for (final ColourBand band : ColourBand.CHANNELS) {
			RawPart.forEach(parts, band, value -> {
				counts[0]++;
				counts[1] += value == 0 && range.min() > 0 || value == BRIGHTEST && range.max() < BRIGHTEST ? 1 : 0;
			});
		}
		final boolean narrow = width < BRIGHTEST / 2.0;
		return new LostContrast(narrow && counts[0] > 0 ? (double) counts[1] / counts[0] : 0,
			(int) Math.min(width + 1, FEW_COLOURS), MANY_VALUES);
	}
}
