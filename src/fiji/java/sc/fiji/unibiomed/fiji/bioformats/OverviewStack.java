package sc.fiji.unibiomed.fiji.bioformats;

import java.io.UncheckedIOException;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ImageReadException;

/** All planes and channels of one level of a series for ImageJ, which reads a plane when it wants one. */
final class OverviewStack extends VirtualStack {

	private final Series series;
	private final Level level;

	OverviewStack(final Series series, final Level level) {
		this.series = series;
		this.level = level;
	}

	@Override
	public int getSize() {
		return series.planes() * series.channels();
	}

	@Override
	public int size() {
		return getSize();
	}

	@Override
	public int getWidth() {
		return level.width();
	}

	@Override
	public int getHeight() {
		return level.height();
	}

	@Override
	public int getBitDepth() {
		return ImageJPixels.bitDepth(series.pixelType());
	}

	@Override
	public ImageProcessor getProcessor(final int number) {
		final Object pixels = getPixels(number);
		if (pixels instanceof byte[] bytes) {
			return new ByteProcessor(getWidth(), getHeight(), bytes, null);
		}
		return pixels instanceof short[] shorts ? new ShortProcessor(getWidth(), getHeight(), shorts, null) : new FloatProcessor(
			getWidth(), getHeight(), (float[]) pixels);
	}

	/** @param number from 1; channels first, then slices, then time points */
	@Override
	public Object getPixels(final int number) {
		final int index = number - 1;
		try {
			return ImageJPixels.of(series.pixelType(), series.values(level, index / series.channels(), index % series.channels(),
				new Bounds(0, 0, level.width(), level.height())));
		}
		catch (final ImageReadException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	@Override
	public String getSliceLabel(final int number) {
		return series.channelName((number - 1) % series.channels());
	}

	@Override
	public String[] getSliceLabels() {
		final String[] labels = new String[getSize()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = getSliceLabel(i + 1);
		}
		return labels;
	}

	@Override
	public ImageStack duplicate() {
		throw new UnsupportedOperationException("A stack that is only looked at is not copied.");
	}
}
