package sc.fiji.unibiomed.fiji.plane;

import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;
import sc.fiji.unibiomed.image.SampleRange;
import sc.fiji.unibiomed.image.raw.Position;

/** Display ranges where nobody chose any. */
public final class DisplayRanges {

	private DisplayRanges() {
	}

	/**
	 * Shows each channel from its smallest to its largest value in some planes, so that these stay comparable. 8-bit values and
	 * colours stay as they are.
	 */
	public static void fit(final ImagePlus image, final List<Position> positions) {
		if (image.getBitDepth() != 16 && image.getBitDepth() != 32) {
			return;
		}
		for (int channel = 1; channel <= image.getNChannels(); channel++) {
			SampleRange range = SampleRange.EMPTY;
			for (final Position position : positions) {
				range = range.including(values(image.getStack().getProcessor(image.getStackIndex(channel, position.slice(), position
					.frame()))));
			}
			if (range.min() <= range.max()) {
				set(image, channel, range);
			}
		}
	}

	private static void set(final ImagePlus image, final int channel, final SampleRange range) {
		if (image instanceof CompositeImage composite) {
			final LUT lut = composite.getChannelLut(channel);
			lut.min = range.min();
			lut.max = range.max();
		}
		else {
			image.getProcessor().setMinAndMax(range.min(), range.max());
		}
	}

	private static double[] values(final ImageProcessor plane) {
		final double[] values = new double[plane.getPixelCount()];
		for (int i = 0; i < values.length; i++) {
			values[i] = plane.getf(i);
		}
		return values;
	}
}
