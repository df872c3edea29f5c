package sc.fiji.unibiomed.imagej.review.table;

import ij.ImagePlus;

/** Tells open images from closed ones, whose pixels are gone. */
public final class OpenImages {

	private OpenImages() {
	}

	/** An image in a window, or one that a macro holds without a window. */
	public static boolean isOpen(final ImagePlus image) {
		return image.getProcessor() != null;
	}
}
