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
final class FluorescenceLooks {

	private static final PercentileRange RANGE = PercentileRange.FLUORESCENCE;

	private final RawImage image;
	private final ImageFacts facts;
	private final PlanePercentiles percentiles;

	private FluorescenceLooks(final RawImage image, final List<Position> positions) {
		this.image = image;
		facts = image.facts();
		percentiles = new PlanePercentiles(image, positions);
	}

	/**
	 * @param chosen channels, from 1; empty for all
	 * @throws InputException if there is no such channel
	 */
	static Looks of(final RawImage image, final List<Position> positions, final List<Integer> chosen) {
		return new FluorescenceLooks(image, positions).of(chosen);
	}

	private Looks of(final List<Integer> chosen) {
		final int count = facts.isColour() ? ColourBand.CHANNELS.size() : facts.size().channels();
		for (final int channel : chosen) {
			if (channel < 1 || channel > count) {
				throw new InputException("channels", "There is no channel " + channel + "; the image has " + (count == 1
					? "channel 1 only." : "the channels 1 to " + count + "."));
			}
		}
		final List<Look> looks = new ArrayList<>();
		final List<String> words = new ArrayList<>();
		for (int channel = 1; channel <= count; channel++) {
			if (chosen.isEmpty() || chosen.contains(channel)) {
				add(channel, looks, words);
			}
		}
		return new Looks(looks, ColourMerge.SUM, IntensityChoice.FLUORESCENCE.label() + " percentiles " + Words.number(RANGE
			.low()) + "\u2013" + Words.number(RANGE.high()) + ": " + String.join(", ", words));
	}

	private void add(final int channel, final List<Look> looks, final List<String> words) {
		final int stackChannel = facts.isColour() ? 1 : channel;
		final ColourBand band = facts.isColour() ? ColourBand.CHANNELS.get(channel - 1) : ColourBand.BRIGHTNESS;
		final Optional<IntensityWindow> window = percentiles.of(stackChannel, band, RANGE, value -> true);
		final Tone tone = new Tone(facts.kind().levels(), raw -> window.map(range -> range.toGrey(facts.values().of(raw))).orElse(0));
		final int[] colours = facts.isColour() ? Colours.of(band) : image.display().channel(channel).own();
		looks.add(new Look(stackChannel, band, tone, colours));
		words.add("channel " + channel + ": " + window.map(range -> Words.range(range.low(), range.high())).orElse(
			"no numbers"));
	}
}
