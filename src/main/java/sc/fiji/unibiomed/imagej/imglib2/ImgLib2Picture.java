package sc.fiji.unibiomed.imagej.imglib2;

import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.GreyPicture;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.SampleRange;
import sc.fiji.unibiomed.interpret.SingleImage;

/**
 * An ImgLib2 image as a picture that reads no more pixels than it is asked for. Only an image whose range of values
 * must be known is gone through once, when the picture is made; its values are not kept. See {@link ImgPicture} for the kinds.
 */
final class ImgLib2Picture implements SingleImage {

	private static final String POSSIBLE = "possible are two dimensions of grey or ARGB values, or a third dimension with the " +
		"8-bit channels red, green and blue";
	private static final int ROW = 4096;

	private final RandomAccessibleInterval<?> image;
	private final int width;
	private final int height;
	private final Kind kind;
	private final SampleRange range;

	/** What the pixels are. */
	private enum Kind {
		BYTES, CHANNELS, COLOURS, VALUES
	}

	/** @throws IllegalArgumentException if the image is of no kind that the model can see, or too large for one array */
	ImgLib2Picture(final RandomAccessibleInterval<?> image) {
		final boolean channels = image.numDimensions() == 3 && image.dimension(2) == RgbImage.CHANNELS;
		if (image.numDimensions() != 2 && !channels) {
			throw new IllegalArgumentException("An image of size " + Arrays.toString(image.dimensionsAsLongArray()) +
				" cannot be shown to the model; " + POSSIBLE + ".");
		}
		this.image = image;
		width = side(image.dimension(0));
		height = side(image.dimension(1));
		// Refuses what is too large before any pixel is read.
		RgbImage.length(width, height);
		kind = kind(image, channels);
		range = kind == Kind.VALUES ? range(image) : SampleRange.EMPTY;
	}

	private static int side(final long size) {
		if (size > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("A side of " + size + " pixels is too long.");
		}
		return (int) size;
	}

	private static Kind kind(final RandomAccessibleInterval<?> image, final boolean channels) {
		final Object type = image.getType();
		if (type instanceof UnsignedByteType) {
			return channels ? Kind.CHANNELS : Kind.BYTES;
		}
		if (type instanceof ARGBType && !channels) {
			return Kind.COLOURS;
		}
		if (type instanceof RealType && !channels) {
			return Kind.VALUES;
		}
		throw new IllegalArgumentException("An image of " + image.numDimensions() + " dimensions of " + type.getClass()
			.getSimpleName() + " cannot be shown to the model; " + POSSIBLE + ".");
	}

	private static SampleRange range(final RandomAccessibleInterval<?> image) {
		// In the order in which the image keeps its pixels: a block that is loaded is finished before the next one.
		final Cursor<?> pixels = Views.iterable(image).cursor();
		SampleRange range = SampleRange.EMPTY;
		final double[] some = new double[ROW];
		while (pixels.hasNext()) {
			int count = 0;
			while (count < ROW && pixels.hasNext()) {
				some[count++] = ((RealType<?>) pixels.next()).getRealDouble();
			}
			range = range.including(count == ROW ? some : Arrays.copyOf(some, count));
		}
		return range;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public RgbImage frame(final int index) {
		return part(index, new Bounds(0, 0, width, height));
	}

	@Override
	public RgbImage part(final int index, final Bounds part) {
		final int size = RgbImage.length(part.width(), part.height()) / RgbImage.CHANNELS;
		final Cursor<?> pixels = Views.flatIterable(pixels(part)).cursor();
		return switch (kind) {
			case BYTES -> GreyPicture.of(part.width(), part.height(), bytes(pixels, size));
			case CHANNELS -> channels(pixels, part);
			case COLOURS -> colours(pixels, part);
			case VALUES -> GreyPicture.of(part.width(), part.height(), scaled(pixels, size));
		};
	}

	private RandomAccessibleInterval<?> pixels(final Bounds part) {
		final long[] min = image.minAsLongArray();
		final long[] max = image.maxAsLongArray();
		min[0] += part.x();
		min[1] += part.y();
		max[0] = min[0] + part.width() - 1;
		max[1] = min[1] + part.height() - 1;
		return Views.interval(image, min, max);
	}

	private static byte[] bytes(final Cursor<?> pixels, final int size) {
		final byte[] bytes = new byte[size];
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) ((UnsignedByteType) pixels.next()).get();
		}
		return bytes;
	}

	private byte[] scaled(final Cursor<?> pixels, final int size) {
		final byte[] grey = new byte[size];
		for (int i = 0; i < size; i++) {
			grey[i] = range.grey(((RealType<?>) pixels.next()).getRealDouble());
		}
		return grey;
	}

	/** ImgLib2 has the channels one after the other, the picture has them pixel by pixel. */
	private static RgbImage channels(final Cursor<?> pixels, final Bounds part) {
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
			for (int i = channel; i < rgb.length; i += RgbImage.CHANNELS) {
				rgb[i] = (byte) ((UnsignedByteType) pixels.next()).get();
			}
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}

	private static RgbImage colours(final Cursor<?> pixels, final Bounds part) {
		final byte[] rgb = new byte[RgbImage.length(part.width(), part.height())];
		for (int i = 0; i < rgb.length; i += RgbImage.CHANNELS) {
			final int argb = ((ARGBType) pixels.next()).get();
			rgb[i] = (byte) ARGBType.red(argb);
			rgb[i + 1] = (byte) ARGBType.green(argb);
			rgb[i + 2] = (byte) ARGBType.blue(argb);
		}
		return new RgbImage(part.width(), part.height(), rgb);
	}
}
