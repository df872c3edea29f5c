package sc.fiji.unibiomed.fiji.bioformats;

import java.io.UncheckedIOException;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PictureScale;

/** Planes whose pixels are colours. */
record ColourPicture(Planes planes, List<String> notes) implements Picture {

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
			return planes.series().colours(planes.level(), planes.numbers().get(index), part);
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
