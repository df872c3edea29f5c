package sc.fiji.unibiomed.interpret.view;

import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.interpret.Picture;

/**
 * Planes of an image as the model sees them, rendered when they are needed.
 *
 * @param positions the planes, in order
 * @param isStack whether the model shall see them as a stack
 * @param rendering how values become colours
 */
record RenderedPicture(RawImage image, List<Position> positions, boolean isStack, PlaneRendering rendering) implements
	Picture
{

	RenderedPicture {
		positions = List.copyOf(positions);
	}

	@Override
	public int frameCount() {
		return positions.size();
	}

	@Override
	public int width() {
		return image.facts().size().width();
	}

	@Override
	public int height() {
		return image.facts().size().height();
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
		final PixelSpacing spacing = image.facts().spacing();
		return Picture.aspectOf(spacing.width(), spacing.height());
	}
}
