package sc.fiji.unibiomed.interpret.large;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.SingleImage;

/**
 * A field of a large image as a picture of its own.
 *
 * @param pixels of the field
 * @param pixelAspect of the large image
 */
public record FieldPicture(RgbImage pixels, double pixelAspect) implements SingleImage {

	/** Reads a field of a single image, and nothing else of it. */
	static FieldPicture of(final Picture image, final Bounds field) {
		return of(image, 0, field);
	}

	/** Reads a field of a frame, and nothing else of it. */
	public static FieldPicture of(final Picture image, final int frame, final Bounds field) {
		return new FieldPicture(image.part(frame, field), image.pixelAspect());
	}

	/** Whether all pixels have the same colour, so that there is nothing to see. */
	boolean isBlank() {
		final byte[] bytes = pixels.pixels();
		for (int i = RgbImage.CHANNELS; i < bytes.length; i++) {
			if (bytes[i] != bytes[i - RgbImage.CHANNELS]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int width() {
		return pixels.width();
	}

	@Override
	public int height() {
		return pixels.height();
	}

	@Override
	public RgbImage frame(final int index) {
		return pixels;
	}
}
