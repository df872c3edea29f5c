package sc.fiji.unibiomed.interpret.question;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;

/** One frame of a stack as a single image. */
public record PlanePicture(Picture stack, int plane) implements SingleImage {

	@Override
	public int width() {
		return stack.width();
	}

	@Override
	public int height() {
		return stack.height();
	}

	@Override
	public RgbImage frame(final int index) {
		return stack.frame(plane);
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		return stack.part(plane, part);
	}

	@Override
	public double pixelAspect() {
		return stack.pixelAspect();
	}
}
