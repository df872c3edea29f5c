package sc.fiji.unibiomed.imagej.intensity;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.imagej.InputException;

/** Computed tomography through a window of Hounsfield units. Tables of colours do not count: bone stays white. */
final class CtLooks {

	private static final String INPUT = "intensity";

	private CtLooks() {
	}

	/** @throws InputException if the image cannot have Hounsfield units */
	static Looks of(final ImagePlus image, final PlaneSource source, final int channel, final IntensityChoice choice,
		final IntensityWindow window)
	{
		if (source.isColour()) {
			throw new InputException(INPUT, "An RGB image has no Hounsfield units, so that '" + choice.label() +
				"' cannot be used; choose 'as displayed', or open the original CT image.");
		}
		final Values values = new Values(image);
		if (source.levels() == RawPlane.LEVELS_8_BIT && !values.areCalibrated()) {
			throw new InputException(INPUT, "An 8-bit image without calibration has no Hounsfield units, so that '" + choice
				.label() + "' cannot be used; choose 'as displayed', or open the original CT image.");
		}
		final Tone tone = new Tone(source.levels(), raw -> window.toGrey(values.of(raw)));
		final String note = values.areCalibrated() ? ""
			: " (pixel values taken as HU: the image has no calibration of values)";
		return Looks.of(new Look(channel, ColourBand.BRIGHTNESS, tone, Colours.grey()), choice.label() + ": " + Words.range(
			window.low(), window.high()) + " HU" + note);
	}
}
