package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import ij.measure.Calibration;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.imagej.intensity.PlaneRendering;
import sc.fiji.unibiomed.interpret.Picture;

/**
 * Planes of an open image as the model sees them, rendered when they are needed.
 *
 * @param positions the planes, in order
 * @param isStack whether the model shall see them as a stack
 * @param rendering how values become colours
 */
record ImagePlusPicture(ImagePlus image, List<Position> positions, boolean isStack, PlaneRendering rendering) implements
	Picture
{

	ImagePlusPicture {
		positions = List.copyOf(positions);
	}

	/** The planes as ImageJ displays them now. */
	ImagePlusPicture(final ImagePlus image, final List<Position> positions, final boolean isStack) {
		this(image, positions, isStack, PlaneRendering.asDisplayed(image, positions));
	}

	@Override
	public int frameCount() {
		return positions.size();
	}

	@Override
	public int width() {
		return image.getWidth();
	}

	@Override
	public int height() {
		return image.getHeight();
	}

	@Override
	public RgbImage frame(final int index) {
		return rendering.plane(positions.get(index));
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		return rendering.part(positions.get(index), part);
	}

	@Override
	public double pixelAspect() {
		final Calibration calibration = image.getCalibration();
		return Picture.aspectOf(calibration.pixelWidth, calibration.pixelHeight);
	}
}
