package sc.fiji.unibiomed.fiji.plane;

import java.util.function.IntFunction;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** A stack for ImageJ whose planes are somewhere else. None is kept; only looked at, it cannot be changed. */
public final class PlaneStack extends VirtualStack {

	/** ImageJ stores signed 16-bit values with this added, and says so in the calibration. */
	public static final int SIGNED_OFFSET = 32768;

	private final int width;
	private final int height;
	private final int bitDepth;
	private final int size;
	private final IntFunction<Object> pixels;
	private final IntFunction<String> labels;

	/**
	 * Makes a stack.
	 *
	 * @param bitDepth 8, 16, 24 or 32
	 * @param size number of planes, at least 1
	 * @param pixels the pixels of a plane, from 1, in an array as ImageJ keeps them
	 * @param labels what a plane is called, from 1; may be empty
	 */
	public PlaneStack(final int width, final int height, final int bitDepth, final int size,
		final IntFunction<Object> pixels, final IntFunction<String> labels)
	{
		this.width = width;
		this.height = height;
		this.bitDepth = bitDepth;
		this.size = size;
		this.pixels = pixels;
		this.labels = labels;
	}

	@Override
	public int getSize() {
		return size;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public int getWidth() {
		return width;
	}

	@Override
	public int getHeight() {
		return height;
	}

	@Override
	public int getBitDepth() {
		return bitDepth;
	}

	@Override
	public Object getPixels(final int number) {
		return pixels.apply(number);
	}

	@Override
	public ImageProcessor getProcessor(final int number) {
		final Object plane = getPixels(number);
		return switch (bitDepth) {
			case 8 -> new ByteProcessor(width, height, (byte[]) plane, null);
			case 16 -> new ShortProcessor(width, height, (short[]) plane, null);
			case 24 -> new ColorProcessor(width, height, (int[]) plane);
			default -> new FloatProcessor(width, height, (float[]) plane);
		};
	}

	@Override
	public String getSliceLabel(final int number) {
		return labels.apply(number);
	}

	@Override
	public String[] getSliceLabels() {
		final String[] all = new String[size];
		for (int i = 0; i < size; i++) {
			all[i] = getSliceLabel(i + 1);
		}
		return all;
	}

	@Override
	public ImageStack duplicate() {
		throw new UnsupportedOperationException("A stack that is only looked at is not copied.");
	}
}
