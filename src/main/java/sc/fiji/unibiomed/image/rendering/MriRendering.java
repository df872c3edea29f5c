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

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.intensity.PercentileRange;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Magnetic resonance,
	and whatever else has no unit: stretched between percentiles of what is brighter than nothing. */
final class MriRendering {

	private static final PercentileRange RANGE = PercentileRange.MRI;

	private MriRendering() {}

	static ImageRendering of(final RawImage image, final List<Position> positions, final int channel) {
		final ImageFacts facts = image.facts();
		final ColourBand band = ColourBand.BRIGHTNESS;
		final Optional<IntensityWindow> found = new PlanePercentiles(image, positions).of(channel, band, RANGE,
			value -> value > 0);
		final boolean inverted = !facts.isColour() && Colours.areInverted(image.display().channel(channel).own());
		// Without any value above zero there is nothing to see.
		final IntensityWindow window = found.map(MriRendering::fromZero)
			.orElse(new IntensityWindow(0, Double.MAX_VALUE));
		final ToneMapping tone = new ToneMapping(facts.kind().levels(), raw -> {
			final int grey = window.toGrey(facts.values().of(raw));
			return inverted ? 255 - grey : grey;
		});
		return ImageRendering.of(new ChannelRendering(channel, band, tone, Colours.grey()),
			IntensityChoice.MRI.label() + " " + NumberText.number(RANGE.low()) + "\u2013" +
				NumberText.number(RANGE.high()) + ": " +
				found.map(range -> NumberText.range(range.low(), range.high())).orElse("no value above 0") +
				(inverted ? ", inverted" : ""));
	}

	/** Where all that counts has one value, such as a mask, it must still differ from the zeros around it. */
	private static IntensityWindow fromZero(final IntensityWindow window) {
		return window.low() < window.high() ? window : new IntensityWindow(0, window.high());
	}
}
