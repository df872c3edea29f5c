package sc.fiji.unibiomed.imagej.intensity;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;

import sc.fiji.unibiomed.image.intensity.CountedValues;
import sc.fiji.unibiomed.image.intensity.FloatPercentiles;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.intensity.PercentileRange;
import sc.fiji.unibiomed.imagej.Position;

/** Percentiles of one channel over all planes that are asked about, one plane in memory at a time. */
final class PlanePercentiles {

	private final PlaneSource source;
	private final List<Position> positions;
	private final Values values;

	PlanePercentiles(final PlaneSource source, final List<Position> positions, final Values values) {
		this.source = source;
		this.positions = positions;
		this.values = values;
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
		if (source.levels() == 0) {
			return FloatPercentiles.of(sink -> forEach(channel, band, value -> sink.accept((float) value)), range, wanted);
		}
		final CountedValues counted = new CountedValues(source.levels());
		// A plane of more bits, which only a virtual stack can have among others, counts as far as it can be compared.
		forEach(channel, band, value -> counted.add((int) Math.max(0, Math.min(source.levels() - 1, value))));
		return counted.percentiles(range, values::of, wanted);
	}

	private void forEach(final int channel, final ColourBand band, final DoubleConsumer sink) {
		for (final Position position : positions) {
			final RawPlane plane = source.plane(position, channel, band);
			final int size = source.width() * source.height();
			for (int i = 0; i < size; i++) {
				sink.accept(plane.value(i));
			}
		}
	}
}
