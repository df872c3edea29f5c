package sc.fiji.unibiomed.fiji.bioformats;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.imagej.intensity.PlaneRendering;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PictureScale;

/**
 * Planes whose pixels are values, of one or several channels, which become colours by what was decided on an overview.
 *
 * @param rendering of the overview
 */
record ValuesPicture(Planes planes, PlaneRendering rendering, List<String> notes) implements Picture {

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
		final Series series = planes.series();
		try {
			final List<Object> channels = new ArrayList<>();
			for (int channel = 0; channel < series.channels(); channel++) {
				channels.add(ImageJPixels.of(series.pixelType(), series.values(planes.level(), planes.numbers().get(index), channel, part)));
			}
			return rendering.show(part.width(), part.height(), channels);
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
