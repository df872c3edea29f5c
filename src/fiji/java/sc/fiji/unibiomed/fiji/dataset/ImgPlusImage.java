package sc.fiji.unibiomed.fiji.dataset;

import java.util.ArrayList;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import net.imagej.ImgPlus;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.display.ColorTable;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;

import sc.fiji.unibiomed.fiji.plane.DisplayRanges;
import sc.fiji.unibiomed.fiji.plane.PlaneStack;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * An ImageJ2 image as an ImageJ image, so that it is looked at in the same way: name, axes, lengths, channels with their
 * colours and display ranges. No pixels are copied before they are needed.
 */
final class ImgPlusImage {

	private static final int COLOURS = 3;

	private ImgPlusImage() {
	}

	/**
	 * Makes the image.
	 *
	 * @param merged whether its three 8-bit channels are red, green and blue
	 * @throws InputException if it has axes that a picture cannot have
	 */
	static ImagePlus of(final ImgPlus<? extends RealType<?>> image, final boolean merged) {
		final ImgPlusAxes axes = ImgPlusAxes.of(image);
		final int channels = ImgPlusAxes.size(image, axes.channel());
		final boolean rgb = merged && channels == COLOURS && image.firstElement() instanceof UnsignedByteType;
		final int shownChannels = rgb ? 1 : channels;
		final int slices = ImgPlusAxes.size(image, axes.slice());
		final int times = ImgPlusAxes.size(image, axes.time());
		final PlaneStack stack = new PlaneStack(ImgPlusAxes.size(image, axes.x()), ImgPlusAxes.size(image, axes.y()), rgb ? 24
			: bitDepth(image.firstElement()), shownChannels * slices * times, number -> {
				final int plane = (number - 1) / shownChannels;
				return rgb ? colours(image, axes, plane % slices, plane / slices) : values(plane(image, axes, (number - 1) %
					shownChannels, plane % slices, plane / slices));
			}, number -> "");
		final ImagePlus shown = new ImagePlus(image.getName() == null ? "" : image.getName(), stack);
		shown.setDimensions(shownChannels, slices, times);
		shown.setOpenAsHyperStack(stack.getSize() > 1);
		calibrate(shown, image, axes);
		return shownChannels == 1 ? single(shown, image) : composite(shown, image);
	}

	private static int bitDepth(final RealType<?> type) {
		if (type instanceof UnsignedByteType) {
			return 8;
		}
		return type instanceof UnsignedShortType || type instanceof ShortType ? 16 : 32;
	}

	private static RandomAccessibleInterval<? extends RealType<?>> plane(final ImgPlus<? extends RealType<?>> image,
		final ImgPlusAxes axes, final int channel, final int slice, final int time)
	{
		RandomAccessibleInterval<? extends RealType<?>> plane = image.getImg();
		// From the last dimension to the first, so that the numbers of those before stay the same.
		for (int d = image.numDimensions() - 1; d >= 0; d--) {
			if (d != axes.x() && d != axes.y()) {
				final int at = d == axes.channel() ? channel : d == axes.slice() ? slice : d == axes.time() ? time : 0;
				plane = Views.hyperSlice(plane, d, plane.min(d) + at);
			}
		}
		return axes.x() < axes.y() ? plane : Views.permute(plane, 0, 1);
	}

	private static Object values(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final int size = Math.toIntExact(plane.dimension(0) * plane.dimension(1));
		final Cursor<? extends RealType<?>> pixels = Views.flatIterable(plane).cursor();
		final RealType<?> type = plane.getType();
		if (type instanceof UnsignedByteType) {
			return bytes(pixels, size);
		}
		if (bitDepth(type) == 16) {
			final int offset = type instanceof ShortType ? PlaneStack.SIGNED_OFFSET : 0;
			final short[] shorts = new short[size];
			for (int i = 0; i < size; i++) {
				shorts[i] = (short) (pixels.next().getRealDouble() + offset);
			}
			return shorts;
		}
		final float[] floats = new float[size];
		for (int i = 0; i < size; i++) {
			floats[i] = pixels.next().getRealFloat();
		}
		return floats;
	}

	private static byte[] bytes(final Cursor<? extends RealType<?>> pixels, final int size) {
		final byte[] bytes = new byte[size];
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) ((UnsignedByteType) pixels.next()).get();
		}
		return bytes;
	}

	private static int[] colours(final ImgPlus<? extends RealType<?>> image, final ImgPlusAxes axes, final int slice,
		final int time)
	{
		final List<byte[]> bands = new ArrayList<>();
		for (int channel = 0; channel < COLOURS; channel++) {
			bands.add((byte[]) values(plane(image, axes, channel, slice, time)));
		}
		final int[] colours = new int[bands.get(0).length];
		for (int i = 0; i < colours.length; i++) {
			colours[i] = 0xff000000 | (bands.get(0)[i] & 0xff) << 16 | (bands.get(1)[i] & 0xff) << 8 | bands.get(2)[i] & 0xff;
		}
		return colours;
	}

	private static void calibrate(final ImagePlus shown, final ImgPlus<? extends RealType<?>> image, final ImgPlusAxes axes) {
		final Calibration calibration = shown.getCalibration();
		final String unit = image.axis(axes.x()).unit();
		final double width = ImgPlusAxes.step(image, axes.x());
		final double height = ImgPlusAxes.step(image, axes.y());
		if (unit != null && width > 0 && height > 0) {
			calibration.setUnit(unit);
			calibration.pixelWidth = width;
			calibration.pixelHeight = height;
			final double depth = ImgPlusAxes.step(image, axes.slice());
			calibration.pixelDepth = depth > 0 ? depth : 1;
		}
		if (image.firstElement() instanceof ShortType) {
			calibration.setSigned16BitCalibration();
		}
	}

	private static ImagePlus single(final ImagePlus shown, final ImgPlus<? extends RealType<?>> image) {
		final double low = image.getChannelMinimum(0);
		final double high = image.getChannelMaximum(0);
		if (shown.getBitDepth() == 24) {
			return shown;
		}
		if (low < high) {
			final double offset = image.firstElement() instanceof ShortType ? PlaneStack.SIGNED_OFFSET : 0;
			shown.getProcessor().setMinAndMax(low + offset, high + offset);
		}
		else {
			DisplayRanges.fit(shown, all(shown));
		}
		return shown;
	}

	private static ImagePlus composite(final ImagePlus shown, final ImgPlus<? extends RealType<?>> image) {
		final CompositeImage composite = new CompositeImage(shown, CompositeImage.COMPOSITE);
		DisplayRanges.fit(composite, all(composite));
		final double offset = image.firstElement() instanceof ShortType ? PlaneStack.SIGNED_OFFSET : 0;
		for (int channel = 0; channel < composite.getNChannels(); channel++) {
			final LUT old = composite.getChannelLut(channel + 1);
			final ColorTable colours = channel < image.getColorTableCount() ? image.getColorTable(channel) : null;
			final LUT lut = colours == null ? old : lut(colours);
			final boolean known = image.getChannelMinimum(channel) < image.getChannelMaximum(channel);
			lut.min = known ? image.getChannelMinimum(channel) + offset : old.min;
			lut.max = known ? image.getChannelMaximum(channel) + offset : old.max;
			composite.setChannelLut(lut, channel + 1);
		}
		return composite;
	}

	private static LUT lut(final ColorTable colours) {
		final byte[][] bands = new byte[COLOURS][256];
		for (int band = 0; band < COLOURS; band++) {
			for (int i = 0; i < 256; i++) {
				bands[band][i] = (byte) colours.getResampled(Math.min(band, colours.getComponentCount() - 1), 256, i);
			}
		}
		return new LUT(bands[0], bands[1], bands[2]);
	}

	private static List<Position> all(final ImagePlus image) {
		final List<Position> positions = new ArrayList<>();
		for (int time = 1; time <= image.getNFrames(); time++) {
			for (int slice = 1; slice <= image.getNSlices(); slice++) {
				positions.add(new Position(0, slice, time));
			}
		}
		return positions;
	}
}
