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
import java.util.Optional;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.ColourMerge;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.intensity.PercentileRange;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Each channel stretched between its own percentiles and shown in its own colours; the colours are added. */
final class FluorescenceRendering {

	private static final PercentileRange RANGE = PercentileRange.FLUORESCENCE;

	private final RawImage image;
	private final ImageFacts facts;
	private final PlanePercentiles percentiles;

	private FluorescenceRendering(final RawImage image, final List<Position> positions) {
		this.image = image;
		facts = image.facts();
		percentiles = new PlanePercentiles(image, positions);
	}

	/**
	 * @param chosen channels, from 1; empty for all
	 * @throws InputException if there is no such channel
	 */
	static ImageRendering of(final RawImage image, final List<Position> positions, final List<Integer> chosen) {
		return new FluorescenceRendering(image, positions).of(chosen);
	}

	private ImageRendering of(final List<Integer> chosen) {
		final int count = facts.isColour() ? ColourBand.CHANNELS.size() : facts.size().channels();
		for (final int channel : chosen) {
			if (channel < 1 || channel > count) {
				throw new InputException("channels", "There is no channel " + channel + "; the image has " +
					(count == 1 ? "channel 1 only." : "the channels 1 to " + count + "."));
			}
		}
		final List<ChannelRendering> looks = new ArrayList<>();
		final List<String> words = new ArrayList<>();
		for (int channel = 1; channel <= count; channel++) {
			if (chosen.isEmpty() || chosen.contains(channel)) {
				add(channel, looks, words);
			}
		}
		return new ImageRendering(looks, ColourMerge.SUM,
			IntensityChoice.FLUORESCENCE.label() + " percentiles " + NumberText.number(RANGE.low()) + "\u2013" +
				NumberText.number(RANGE.high()) + ": " + String.join(", ", words));
	}

	private void add(final int channel, final List<ChannelRendering> looks, final List<String> words) {
		final int stackChannel = facts.isColour() ? 1 : channel;
		final ColourBand band = facts.isColour() ? ColourBand.CHANNELS.get(channel - 1) : ColourBand.BRIGHTNESS;
		final Optional<IntensityWindow> window = percentiles.of(stackChannel, band, RANGE, value -> true);
		final ToneMapping tone = new ToneMapping(facts.kind().levels(),
			raw -> window.map(range -> range.toGrey(facts.values().of(raw))).orElse(0));
		final int[] colours = facts.isColour() ? Colours.of(band) : image.display().channel(channel).own();
		looks.add(new ChannelRendering(stackChannel, band, tone, colours));
		words.add("channel " + channel + ": " +
			window.map(range -> NumberText.range(range.low(), range.high())).orElse("no numbers"));
	}
}
