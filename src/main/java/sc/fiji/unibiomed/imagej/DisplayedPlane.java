package sc.fiji.unibiomed.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.image.RgbImage;

/** Planes of an image as ImageJ displays them: display range and look-up tables applied, overlay and selection left out. */
final class DisplayedPlane {

	private DisplayedPlane() {
	}

	/** Renders a plane with the display settings that the image has now; the image's own position stays. */
	static RgbImage of(final ImagePlus image, final Position position) {
		if (image.isComposite() && ((CompositeImage) image).getMode() == ij.IJ.COMPOSITE) {
			return composite((CompositeImage) image, position);
		}
		final ImageProcessor plane = image.getStackSize() == 1 ? image.getProcessor() : image.getStack().getProcessor(position
			.stackIndex(image));
		if (plane instanceof ColorProcessor color) {
			return of(color);
		}
		// Stacks share their display range, which only the processor being shown knows.
		final ImageProcessor shown = plane.duplicate();
		shown.setColorModel(image.getProcessor().getColorModel());
		shown.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return of((ColorProcessor) shown.convertToRGB());
	}

	/** ImageJ itself merges the channels; it only does so for the plane it shows. */
	private static RgbImage composite(final CompositeImage image, final Position position) {
		final int channel = image.getC();
		final int slice = image.getZ();
		final int frame = image.getT();
		try {
			image.setPositionWithoutUpdate(channel, position.slice(), position.frame());
			image.updateImage();
			return of(new ColorProcessor(image.getImage()));
		}
		finally {
			image.setPositionWithoutUpdate(channel, slice, frame);
			image.updateImage();
		}
	}

	static RgbImage of(final ColorProcessor color) {
		final int[] argb = (int[]) color.getPixels();
		final byte[] rgb = new byte[RgbImage.length(color.getWidth(), color.getHeight())];
		for (int i = 0; i < argb.length; i++) {
			rgb[3 * i] = (byte) (argb[i] >> 16);
			rgb[3 * i + 1] = (byte) (argb[i] >> 8);
			rgb[3 * i + 2] = (byte) argb[i];
		}
		return new RgbImage(color.getWidth(), color.getHeight(), rgb);
	}
}
