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

import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/**
 * Planes as ImageJ displays them: display range and tables of colours, without overlay, selection and threshold
 * colours.
 */
final class DisplayedRendering {

	private static final String NAME = "as displayed";

	private DisplayedRendering() {}

	/**
	 * @param channel from 1, for images that are shown one channel at a time
	 * @param chosen channels, from 1; empty for those that are shown
	 */
	static ImageRendering of(final RawImage image, final int channel, final List<Integer> chosen) {
		final ImageFacts facts = image.facts();
		if (facts.isColour()) {
			return colours(image.display());
		}
		final Display display = image.display();
		final int single = chosen.size() == 1 ? chosen.get(0) : channel;
		if (!display.isMerged() && chosen.size() < 2) {
			return ImageRendering.of(look(facts.kind(), display.channel(single), single, false),
				NAME + ": " + words(facts, display.channel(single)));
		}
		final ColourMerge merge = display.merge();
		final List<ChannelRendering> looks = new ArrayList<>();
		final List<String> words = new ArrayList<>();
		for (int each = 1; each <= facts.size().channels(); each++) {
			final ChannelDisplay how = display.channel(each);
			if (chosen.isEmpty() ? how.isVisible() : chosen.contains(each)) {
				looks.add(
					look(facts.kind(), display.isMerged() ? how : new ChannelDisplay(how.min(), how.max(), how.own()),
						each, merge == ColourMerge.INVERT));
				words.add("channel " + each + ": " + words(facts, how));
			}
		}
		return new ImageRendering(looks, merge,
			NAME + ": " + (words.isEmpty() ? "no channel" : String.join(", ", words)));
	}

	/** ImageJ has applied a range that the user has set to the colours themselves. */
	private static ImageRendering colours(final Display display) {
		final List<ChannelRendering> looks = new ArrayList<>();
		for (final ColourBand band : ColourBand.CHANNELS) {
			looks.add(new ChannelRendering(1, band,
				new ToneMapping(RawPlane.LEVELS_8_BIT, raw -> (int) Math.min(raw, 255)), Colours.of(band)));
		}
		return new ImageRendering(looks, ColourMerge.SUM, NAME + ": RGB colours" + display.channels().stream()
			.findFirst().map(range -> ", " + NumberText.range(range.min(), range.max())).orElse(""));
	}

	private static ChannelRendering look(final PixelKind kind, final ChannelDisplay how, final int channel,
		final boolean inverted)
	{
		final DisplayRange range = new DisplayRange(how.min(), how.max());
		final int levels = kind.levels();
		if (inverted) {
			// ImageJ scales all types alike when it merges inverted tables.
			return new ChannelRendering(channel, ColourBand.BRIGHTNESS,
				new ToneMapping(levels, raw -> inkTone(range, raw)), how.shown());
		}
		final int[] colours = kind == PixelKind.UINT8 ? Colours.inRange(how.shown(), range) : how.shown();
		return new ChannelRendering(channel, ColourBand.BRIGHTNESS,
			new ToneMapping(levels, raw -> range.tone(levels, raw)), colours);
	}

	private static int inkTone(final DisplayRange range, final double raw) {
		return (int) Math.max(0,
			Math.min(255, Math.floor((raw - range.min()) * (255.0 / (range.max() - range.min())))));
	}

	private static String words(final ImageFacts image, final ChannelDisplay how) {
		final ValueCalibration values = image.values();
		return NumberText.range(values.of(how.min()), values.of(how.max()));
	}
}
