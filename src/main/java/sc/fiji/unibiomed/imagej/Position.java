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

	/** The plane that a region is tied to; where it is tied to none, the one that the image shows. */
	public static Position of(final Roi roi, final ImagePlus image) {
		final Position shown = current(image);
		if (roi.hasHyperStackPosition()) {
			return new Position(0, within(roi.getZPosition(), image.getNSlices(), shown.slice()), within(roi.getTPosition(),
				image.getNFrames(), shown.frame()));
		}
		final int index = roi.getPosition();
		if (index < 1 || index > image.getStackSize()) {
			return shown;
		}
		final int[] position = image.convertIndexToPosition(index);
		return new Position(0, position[1], position[2]);
	}

	private static int within(final int number, final int count, final int otherwise) {
		return number < 1 || number > count ? otherwise : number;
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
