package sc.fiji.unibiomed.imagej.review;

import ij.ImagePlus;

/** Tells open images from closed ones, whose pixels are gone. */
final class OpenImages {

	private OpenImages() {
	}

	/** An image in a window, or one that a macro holds without a window. */
	static boolean isOpen(final ImagePlus image) {
		return image.getProcessor() != null;
	}
}
