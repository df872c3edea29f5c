package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;

/**
 * Planes of an open image as the model sees them, rendered when they are needed.
 *
 * @param positions the planes, in order
 * @param isStack whether the model shall see them as a stack
 */
record ImagePlusPicture(ImagePlus image, List<Position> positions, boolean isStack) implements Picture {

	ImagePlusPicture {
		positions = List.copyOf(positions);
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
		return DisplayedPlane.of(image, positions.get(index));
	}
}
