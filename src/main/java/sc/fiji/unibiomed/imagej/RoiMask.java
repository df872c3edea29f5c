package sc.fiji.unibiomed.imagej;

import ij.gui.Roi;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.image.BinaryMask;

/** ImageJ regions as masks of a whole image. */
final class RoiMask {

	private RoiMask() {
	}

	/**
	 * The pixels of an image that a region covers; parts outside of the image are cut off.
	 *
	 * @throws InputException if the region is no area, or lies outside of the image
	 */
	static BinaryMask of(final Roi roi, final int width, final int height) {
		final String name = roi.getName() == null ? "The selection" : "The region '" + roi.getName() + "'";
		if (!roi.isArea()) {
			throw new InputException("regions", name + " is a " + roi.getTypeAsString().toLowerCase(java.util.Locale.ROOT) +
				"; only areas can be described. Draw a rectangle, oval, polygon or freehand area.");
		}
		final ByteProcessor canvas = new ByteProcessor(width, height);
		canvas.setValue(255);
		canvas.fill(roi);
		final BinaryMask mask = BinaryMask.of(width, height, (byte[]) canvas.getPixels());
		if (mask.area() == 0) {
			throw new InputException("regions", name + " lies outside of the image.");
		}
		return mask;
	}
}
