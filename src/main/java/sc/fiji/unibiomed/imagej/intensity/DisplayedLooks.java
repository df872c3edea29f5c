package sc.fiji.unibiomed.imagej.intensity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.measure.Calibration;
import sc.fiji.unibiomed.image.intensity.ColourMerge;

/** Planes as ImageJ displays them: display range and tables of colours, without overlay,
	selection and threshold colours. */
final class DisplayedLooks {

	private static final String NAME = "as displayed";
	private static final String PROJECTION = "CompositeProjection";

	private DisplayedLooks() {
	}

	/** @param channel from 1, for images that are shown one channel at a time */
	static Looks of(final ImagePlus image, final PlaneSource source, final int channel) {
		if (source.isColour()) {
			return colours();
		}
		final ShownChannels shown = new ShownChannels(image);
		final Calibration calibration = image.getCalibration();
		if (!shown.areMerged()) {
			return Looks.of(look(source, shown, channel, false), NAME + ": " + words(source, shown.range(channel), calibration));
		}
		final ColourMerge merge = merge(image);
		final List<Look> looks = new ArrayList<>();
		final List<String> words = new ArrayList<>();
		for (int each = 1; each <= source.channels(); each++) {
			if (shown.isVisible(each)) {
				looks.add(look(source, shown, each, merge == ColourMerge.INVERT));
				words.add("channel " + each + ": " + words(source, shown.range(each), calibration));
			}
		}
		return new Looks(looks, merge, NAME + ": " + (words.isEmpty() ? "no channel" : String.join(", ", words)));
	}

	private static Looks colours() {
		final List<Look> looks = new ArrayList<>();
		for (final ColourBand band : ColourBand.CHANNELS) {
			looks.add(new Look(1, band, new Tone(RawPlane.LEVELS_8_BIT, raw -> (int) Math.min(raw, 255)), Colours.of(band)));
		}
		return new Looks(looks, ColourMerge.SUM, NAME + ": RGB colours");
	}

	private static Look look(final PlaneSource source, final ShownChannels shown, final int channel,
		final boolean inverted) {
		final DisplayRange range = shown.range(channel);
		final int levels = source.levels();
		if (inverted) {
			// ImageJ scales all types alike when it merges inverted tables.
			return new Look(channel, ColourBand.BRIGHTNESS, new Tone(levels, raw -> inkTone(range, raw)), Colours.of(shown
				.shownTable(channel)));
		}
		final int[] colours = levels == RawPlane.LEVELS_8_BIT ? Colours.inRange(shown.shownTable(channel), range)
			: Colours.of(shown.shownTable(channel));
		return new Look(channel, ColourBand.BRIGHTNESS, new Tone(levels, raw -> range.tone(levels, raw)), colours);
	}

	private static int inkTone(final DisplayRange range, final double raw) {
		return (int) Math.max(0, Math.min(255, Math.floor((raw - range.min()) * (255.0 / (range.max() - range.min())))));
	}

	/** ImageJ has no dialog for this in old versions, but a property of the image in all. */
	private static ColourMerge merge(final ImagePlus image) {
		final String projection = image.getProp(PROJECTION);
		final String name = projection == null ? "" : projection.toLowerCase(Locale.ROOT);
		if (name.contains("max")) {
			return ColourMerge.MAX;
		}
		if (name.contains("min")) {
			return ColourMerge.MIN;
		}
		return name.contains("invert") ? ColourMerge.INVERT : ColourMerge.SUM;
	}

	private static String words(final PlaneSource source, final DisplayRange range, final Calibration calibration) {
		if (source.levels() == 0) {
			return Words.range(range.min(), range.max());
		}
		return Words.range(calibration.getCValue(range.min()), calibration.getCValue(range.max()));
	}
}
