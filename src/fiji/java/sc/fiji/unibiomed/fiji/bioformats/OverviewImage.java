package sc.fiji.unibiomed.fiji.bioformats;

import java.awt.Color;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import loci.formats.FormatTools;
import sc.fiji.unibiomed.fiji.plane.PlaneStack;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.raw.DicomTags;

/**
 * A series as an ImageJ image of one of its levels, so that it is found out in the same way as of an open image what it is
 * and how it is shown: with title, channels and their colours, DICOM tags, and what values mean.
 */
final class OverviewImage {

	private OverviewImage() {
	}

	/**
	 * Makes the image. It shows the first of the planes asked about.
	 *
	 * @param level in which the image is made
	 */
	static ImagePlus of(final Planes planes, final Level level) {
		final Series series = planes.series();
		final ImagePlus image = new ImagePlus(series.title(), stack(series, level));
		image.setDimensions(series.channels(), series.slices(), series.times());
		image.setOpenAsHyperStack(series.channels() * series.slices() * series.times() > 1);
		image.setProperty("Info", info(series.facts()));
		calibrate(image, series.pixelType());
		final ImagePlus shown = series.channels() > 1 ? composite(image, series) : image;
		shown.setPositionWithoutUpdate(1, planes.positions().get(0).slice(), planes.positions().get(0).frame());
		return shown;
	}

	/** Channels first, then slices, then time points. */
	private static PlaneStack stack(final Series series, final Level level) {
		final int channels = series.channels();
		return new PlaneStack(level.width(), level.height(), ImageJPixels.bitDepth(series.pixelType()), series.planes() * channels,
			number -> pixels(series, level, (number - 1) / channels, (number - 1) % channels), number -> series.channelName((number -
				1) % channels));
	}

	private static Object pixels(final Series series, final Level level, final int plane, final int channel) {
		try {
			return ImageJPixels.of(series.pixelType(), series.values(level, plane, channel, new Bounds(0, 0, level.width(), level
				.height())));
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	/** A line per DICOM tag, as ImageJ's own reader writes them. */
	private static String info(final Map<String, String> facts) {
		final StringBuilder info = new StringBuilder();
		facts.forEach((key, value) -> {
			final int end = key.indexOf(' ');
			if (end > 0 && key.substring(0, end).matches("\\p{XDigit}{4},\\p{XDigit}{4}")) {
				info.append(key, 0, end).append("  ").append(key.substring(end + 1)).append(": ").append(value.lines().findFirst().orElse(""))
					.append('\n');
			}
		});
		return info.toString();
	}

	private static void calibrate(final ImagePlus image, final int pixelType) {
		final DicomTags tags = DicomTags.of(image);
		final double offset = pixelType == FormatTools.INT16 ? -PlaneStack.SIGNED_OFFSET : 0;
		final OptionalDouble slope = tags.rescaleSlope();
		if (slope.isPresent() && tags.rescaleIntercept().isPresent()) {
			final double zero = tags.rescaleIntercept().getAsDouble() + offset * slope.getAsDouble();
			image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { zero, slope.getAsDouble() }, "Gray Value");
		}
		else if (offset != 0) {
			image.getCalibration().setSigned16BitCalibration();
		}
	}

	private static ImagePlus composite(final ImagePlus image, final Series series) {
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		for (int channel = 0; channel < series.channels(); channel++) {
			final Optional<Color> colour = series.channelColour(channel).map(known -> new Color(known.getRed(), known.getGreen(),
				known.getBlue()));
			if (colour.isPresent()) {
				final LUT old = composite.getChannelLut(channel + 1);
				final LUT lut = LUT.createLutFromColor(colour.get());
				lut.min = old.min;
				lut.max = old.max;
				composite.setChannelLut(lut, channel + 1);
			}
		}
		return composite;
	}
}
