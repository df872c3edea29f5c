package sc.fiji.unibiomed.imagej;

import ij.ImagePlus;
import ij.gui.Roi;

/**
 * A plane of an image.
 *
 * @param channel from 1; 0 means all channels
 * @param slice from 1
 * @param frame from 1
 */
public record Position(int channel, int slice, int frame) {

	/** The plane that an image shows now. A region belongs to all channels of it. */
	public static Position current(final ImagePlus image) {
		return new Position(0, image.getZ(), image.getT());
	}

	/** Ties a region to this plane; regions of single-plane images are tied to none, as ImageJ does. */
	public void apply(final ImagePlus image, final Roi roi) {
		if (image.getNSlices() * image.getNFrames() == 1) {
			return;
		}
		if (image.isHyperStack() || image.getNChannels() > 1) {
			roi.setPosition(channel, slice, frame);
		}
		else {
			roi.setPosition(Math.max(slice, frame));
		}
	}

	/** Makes an image show this plane; the channel stays. */
	public void show(final ImagePlus image) {
		image.setPosition(channel == 0 ? image.getC() : channel, slice, frame);
	}

	/** Index of the plane in the image's stack, from 1, in the channel shown. */
	int stackIndex(final ImagePlus image) {
		// ImageJ counts slices and frames only when asked for them, and until then takes every stack for one plane.
		image.getDimensions();
		return image.getStackIndex(channel == 0 ? image.getC() : channel, slice, frame);
	}
}
