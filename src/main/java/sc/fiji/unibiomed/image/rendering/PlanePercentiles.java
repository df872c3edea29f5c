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
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;

import sc.fiji.unibiomed.image.intensity.CountedValues;
import sc.fiji.unibiomed.image.intensity.FloatPercentiles;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.intensity.PercentileRange;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Percentiles of one channel over all planes that are asked about, one plane in memory at a time. */
final class PlanePercentiles {

	private final RawImage image;
	private final List<Position> positions;
	private final int levels;

	/** @param positions of planes in the image's overview */
	PlanePercentiles(final RawImage image, final List<Position> positions) {
		this.image = image.overview();
		this.positions = positions;
		levels = image.facts().kind().levels();
	}

	/**
	 * Percentiles of calibrated values.
	 *
	 * @param wanted which values count; those that are not finite never do
	 * @return empty if no value counts
	 */
	Optional<IntensityWindow> of(final int channel, final ColourBand band, final PercentileRange range,
		final DoublePredicate wanted)
	{
		if (levels == 0) {
			return FloatPercentiles.of(sink -> forEach(channel, band, value -> sink.accept((float) value)), range,
				wanted);
		}
		final CountedValues counted = new CountedValues(levels);
		// A plane of more bits, which only a virtual stack can have among others, counts as far as it can be compared.
		forEach(channel, band, value -> counted.add((int) Math.max(0, Math.min(levels - 1, value))));
		return counted.percentiles(range, image.facts().values()::of, wanted);
	}

	private void forEach(final int channel, final ColourBand band, final DoubleConsumer sink) {
		for (final Position position : positions) {
			final RawPlane plane = RawPlane.of(image.pixels(position, channel), band);
			final int size = image.facts().size().width() * image.facts().size().height();
			for (int i = 0; i < size; i++) {
				sink.accept(plane.value(i));
			}
		}
	}
}
