package sc.fiji.unibiomed.fiji.bioformats;

import java.io.UncheckedIOException;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PictureScale;

/**
 * Planes of a series as a picture, of which no more is read than is asked for.
 *
 * @param pixels what a part of a plane looks like
 */
record SeriesPicture(Planes planes, Pixels pixels, List<String> notes) implements Picture {

	/** Reads parts of planes as colours. */
	@FunctionalInterface
	interface Pixels {

		/** @param plane number of the plane in the series, from 0 */
		RgbImage read(int plane, Bounds part) throws ImageReadException;
	}

	@Override
	public boolean isStack() {
		return planes.isStack();
	}

	@Override
	public int frameCount() {
		return planes.numbers().size();
	}

	@Override
	public int width() {
		return planes.level().width();
	}

	@Override
	public int height() {
		return planes.level().height();
	}

	@Override
	public double pixelAspect() {
		return planes.series().pixelAspect();
	}

	@Override
	public PictureScale scale() {
		return planes.series().scale(planes.level());
	}

	@Override
	public RgbImage frame(final int index) {
		return part(index, new Bounds(0, 0, width(), height()));
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		try {
			return pixels.read(planes.numbers().get(index), part);
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
