package sc.fiji.unibiomed.imagej.intensity;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.intensity.PercentileRange;
import sc.fiji.unibiomed.imagej.Position;

/** Magnetic resonance,
	and whatever else has no unit: stretched between percentiles of what is brighter than nothing. */
final class MriLooks {

	private static final PercentileRange RANGE = PercentileRange.MRI;

	private MriLooks() {
	}

	static Looks of(final ImagePlus image, final PlaneSource source, final List<Position> positions, final int channel) {
		final Values values = new Values(image);
		final ColourBand band = ColourBand.BRIGHTNESS;
		final Optional<IntensityWindow> found = new PlanePercentiles(source, positions, values).of(channel, band, RANGE,
			value -> value > 0);
		final boolean inverted = !source.isColour() && Colours.areInverted(Colours.of(new ShownChannels(image).table(
			channel)));
		// Without any value above zero there is nothing to see.
		final IntensityWindow window = found.map(MriLooks::fromZero).orElse(new IntensityWindow(0, Double.MAX_VALUE));
		final Tone tone = new Tone(source.levels(), raw -> {
			final int grey = window.toGrey(values.of(raw));
			return inverted ? 255 - grey : grey;
		});
		return Looks.of(new Look(channel, band, tone, Colours.grey()), IntensityChoice.MRI.label() + " " + Words.number(RANGE
			.low()) + "\u2013" + Words.number(RANGE.high()) + ": " + found.map(range -> Words.range(range.low(), range.high()))
				.orElse("no value above 0") + (inverted ? ", inverted" : ""));
	}

	/** Where all that counts has one value, such as a mask, it must still differ from the zeros around it. */
	private static IntensityWindow fromZero(final IntensityWindow window) {
		return window.low() < window.high() ? window : new IntensityWindow(0, window.high());
	}
}
