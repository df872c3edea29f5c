/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.imagej.imglib2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.ChannelColours;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.RawPixels;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/**
 * An ImgLib2 image that questions can be asked about, which reads no more pixels than it is asked for:
 * <ul>
 * <li>two dimensions of {@link ARGBType}: the colours, without transparency;</li>
 * <li>two dimensions of any {@link RealType}: values; 8 bits are grey as they are, others are shown as ImageJ shows
 * them, from the smallest finite value as black to the largest as white, unless their modality asks for something else
 * (a CT in Hounsfield units for its window, for example);</li>
 * <li>three dimensions of {@link UnsignedByteType}, the third of size 3: red, green and blue;</li>
 * <li>more dimensions, if {@link #of(RandomAccessibleInterval, int, int, int)} is told what they are.</li>
 * </ul>
 * An interval may begin anywhere; its first pixel is the picture's upper left corner. An ImgLib2 image knows nothing of
 * itself but its values. What is known besides can be said: a title, the size of pixels, what values mean, names and
 * colours of channels.
 *
 * <pre>{@code
 * ImgImage.of(cells, 2, -1, -1).titled("DAPI and GFP").withSpacing(PixelSpacing.of(0.2, 0.2, 1, "µm"))
 * }</pre>
 */
public final class ImgImage implements RawImage {

	private static final String POSSIBLE = "possible are two dimensions of grey or ARGB values, or a third dimension " +
		"with the 8-bit channels red, green and blue";
	/** As ImageJ stores signed 16-bit values. */
	private static final int SIGNED_OFFSET = 32768;

	private final RandomAccessibleInterval<?> image;
	private final ImageFacts facts;
	private final int channelAxis;
	private final int sliceAxis;
	private final int timeAxis;
	private final boolean rgb;
	private Display display;

	private ImgImage(final RandomAccessibleInterval<?> image, final ImageFacts facts, final int channelAxis,
		final int sliceAxis, final int timeAxis, final boolean rgb, final Display display)
	{
		this.image = image;
		this.facts = facts;
		this.channelAxis = channelAxis;
		this.sliceAxis = sliceAxis;
		this.timeAxis = timeAxis;
		this.rgb = rgb;
		this.display = display;
	}

	/**
	 * An image of one plane. Reads no pixels.
	 *
	 * @throws IllegalArgumentException if the image is of no kind that the model can see, or too large for one array
	 */
	public static ImgImage of(final RandomAccessibleInterval<?> image) {
		final boolean channels = image.numDimensions() == 3 && image.dimension(2) == RgbImage.CHANNELS;
		if (image.numDimensions() != 2 && !channels) {
			throw new IllegalArgumentException("An image of size " + Arrays.toString(image.dimensionsAsLongArray()) +
				" cannot be shown to the model; " + POSSIBLE + ".");
		}
		if (channels && !(image.getType() instanceof UnsignedByteType)) {
			throw unusable(image);
		}
		return made(image, channels ? 2 : -1, -1, -1, channels);
	}

	/**
	 * The same image with a meaning for each of its dimensions; x and y are the first two.
	 *
	 * @param channel dimension of the channels; -1 for none
	 * @param slice dimension of the slices; -1 for none
	 * @param time dimension of the time points; -1 for none
	 * @throws IllegalArgumentException if a dimension has no meaning, or does not exist
	 */
	public static ImgImage of(final RandomAccessibleInterval<?> image, final int channel, final int slice,
		final int time)
	{
		final List<Integer> said = new ArrayList<>(List.of(0, 1));
		for (final int axis : new int[] { channel, slice, time }) {
			if (axis >= 0) {
				said.add(axis);
			}
		}
		final boolean complete = said.size() == image.numDimensions() &&
			said.stream().distinct().count() == said.size() &&
			said.stream().allMatch(axis -> axis < image.numDimensions());
		if (!complete) {
			throw new IllegalArgumentException("An image of size " + Arrays.toString(image.dimensionsAsLongArray()) +
				" needs one meaning for each of its dimensions, x and y first; channel " + channel + ", slice " +
				slice + " and time " + time + " do not fit.");
		}
		return made(image, channel, slice, time, false);
	}

	/**
	 * The same for an image whose 8-bit channels are red, green and blue of one colour.
	 *
	 * @param channel dimension of the channels, of size 3
	 * @throws IllegalArgumentException if they are no such channels, or a dimension has no meaning
	 */
	public static ImgImage ofColours(final RandomAccessibleInterval<?> image, final int channel, final int slice,
		final int time)
	{
		if (channel < 0 || image.dimension(channel) != RgbImage.CHANNELS ||
			!(image.getType() instanceof UnsignedByteType))
		{
			throw unusable(image);
		}
		of(image, channel, slice, time);
		return made(image, channel, slice, time, true);
	}

	private static ImgImage made(final RandomAccessibleInterval<?> image, final int channel, final int slice,
		final int time, final boolean rgb)
	{
		final int width = side(image.dimension(0));
		final int height = side(image.dimension(1));
		// Refuses what is too large before any pixel is read.
		RgbImage.length(width, height);
		final Dimensions size = new Dimensions(width, height, rgb || channel < 0 ? 1 : side(image.dimension(channel)),
			slice < 0 ? 1 : side(image.dimension(slice)), time < 0 ? 1 : side(image.dimension(time)));
		final PixelKind kind = rgb ? PixelKind.COLOUR : kind(image);
		final ImageFacts facts = ImageFacts.of(size, kind);
		return new ImgImage(image,
			image.getType() instanceof ShortType ? facts.with(ValueCalibration.straight(-SIGNED_OFFSET, 1, "")) : facts,
			channel, slice, time, rgb, null);
	}

	private static PixelKind kind(final RandomAccessibleInterval<?> image) {
		final Object type = image.getType();
		if (type instanceof ARGBType) {
			return PixelKind.COLOUR;
		}
		if (type instanceof UnsignedByteType) {
			return PixelKind.UINT8;
		}
		if (type instanceof UnsignedShortType || type instanceof ShortType) {
			return PixelKind.UINT16;
		}
		if (type instanceof RealType) {
			return PixelKind.FLOAT;
		}
		throw unusable(image);
	}

	private static IllegalArgumentException unusable(final RandomAccessibleInterval<?> image) {
		return new IllegalArgumentException("An image of " + image.numDimensions() + " dimensions of " +
			image.getType().getClass().getSimpleName() + " cannot be shown to the model; " + POSSIBLE + ".");
	}

	private static int side(final long size) {
		if (size > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("A side of " + size + " pixels is too long.");
		}
		return (int) size;
	}

	/** The same with other facts; sizes and pixels stay. */
	private ImgImage with(final ImageFacts other) {
		return new ImgImage(image, other, channelAxis, sliceAxis, timeAxis, rgb, display);
	}

	/** The same with a title, from which its modality may be recognised. */
	public ImgImage titled(final String title) {
		return with(facts.with(new ImageNames(title, facts.names().file(), facts.names().folder())));
	}

	/** The same with sizes of its pixels. */
	public ImgImage withSpacing(final PixelSpacing spacing) {
		return with(facts.with(spacing));
	}

	/** The same with a meaning of its raw values, such as {@code ValueCalibration.straight(-1024, 1, "HU")}. */
	public ImgImage withValues(final ValueCalibration values) {
		return with(facts.with(values));
	}

	/** The same with names of its channels, in order. */
	public ImgImage withChannelNames(final List<String> names) {
		return with(facts.withChannelNames(names));
	}

	/** The same, shown as somebody decided: ranges and colours of channels. */
	public ImgImage withDisplay(final Display other) {
		return new ImgImage(image, facts, channelAxis, sliceAxis, timeAxis, rgb, other);
	}

	/**
	 * The same with another plane shown, which is the one that is asked about, or that objects are followed from.
	 *
	 * @param slice from 1
	 * @param time from 1
	 */
	public ImgImage showing(final int slice, final int time) {
		return with(facts.showing(new Position(facts.shown().channel(), slice, time)));
	}

	@Override
	public ImageFacts facts() {
		return facts;
	}

	/** Values have the range of all planes, so that these stay comparable. */
	@Override
	public synchronized Display display() {
		if (display == null) {
			display = facts.isColour() ? Display.single(List.of()) : displayOfValues();
		}
		return display;
	}

	private Display displayOfValues() {
		final int channels = facts.size().channels();
		final List<ChannelDisplay> displays = new ArrayList<>();
		for (int channel = 1; channel <= channels; channel++) {
			final double[] range = facts.kind() == PixelKind.UINT8 ? new double[] { 0, 255 } : range(channel);
			displays.add(new ChannelDisplay(range[0], range[1],
				channels == 1 ? ChannelColours.grey() : ChannelColours.ofChannel(channel)));
		}
		return Display.of(displays);
	}

	/** In the order in which the image keeps its pixels: a block that is loaded is finished before the next one. */
	private double[] range(final int channel) {
		final int offset = offset();
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		final RandomAccessibleInterval<?> all = channelAxis < 0
			? image
			: Views.hyperSlice(image, channelAxis, image.min(channelAxis) + channel - 1);
		final Cursor<?> pixels = Views.iterable(all).cursor();
		while (pixels.hasNext()) {
			final double value = ((RealType<?>) pixels.next()).getRealDouble() + offset;
			if (Double.isFinite(value)) {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		return min > max ? new double[] { 0, 0 } : new double[] { min, max };
	}

	private int offset() {
		return image.getType() instanceof ShortType ? SIGNED_OFFSET : 0;
	}

	private RandomAccessibleInterval<?> plane(final Position position, final int channel) {
		RandomAccessibleInterval<?> plane = image;
		// From the last dimension to the first, so that the numbers of those before stay the same.
		for (int d = image.numDimensions() - 1; d >= 2; d--) {
			final int at = d == channelAxis
				? channel - 1
				: d == sliceAxis ? position.slice() - 1 : position.frame() - 1;
			plane = Views.hyperSlice(plane, d, plane.min(d) + at);
		}
		return plane;
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		return read(position, channel, new Bounds(0, 0, facts.size().width(), facts.size().height()));
	}

	@Override
	public RawPixels part(final Position position, final int channel, final Bounds part) {
		return RawPixels.whole(read(position, channel, part), part.width());
	}

	private Object read(final Position position, final int channel, final Bounds part) {
		if (rgb) {
			return colours(position, part);
		}
		final Cursor<?> pixels = cursor(plane(position, channel), part);
		final int size = part.width() * part.height();
		return switch (facts.kind()) {
			case UINT8 -> {
				final byte[] bytes = new byte[size];
				for (int i = 0; i < size; i++) {
					bytes[i] = (byte) ((UnsignedByteType) pixels.next()).get();
				}
				yield bytes;
			}
			case UINT16 -> {
				final short[] shorts = new short[size];
				final int offset = offset();
				for (int i = 0; i < size; i++) {
					shorts[i] = (short) (((RealType<?>) pixels.next()).getRealDouble() + offset);
				}
				yield shorts;
			}
			case FLOAT -> {
				final float[] floats = new float[size];
				for (int i = 0; i < size; i++) {
					floats[i] = ((RealType<?>) pixels.next()).getRealFloat();
				}
				yield floats;
			}
			case COLOUR -> {
				final int[] colours = new int[size];
				for (int i = 0; i < size; i++) {
					colours[i] = ((ARGBType) pixels.next()).get() & 0xffffff;
				}
				yield colours;
			}
		};
	}

	/** ImgLib2 has the channels one after the other, colours are packed. */
	private int[] colours(final Position position, final Bounds part) {
		final int[] colours = new int[part.width() * part.height()];
		for (int channel = 1; channel <= RgbImage.CHANNELS; channel++) {
			final Cursor<?> pixels = cursor(plane(position, channel), part);
			final int shift = 8 * (RgbImage.CHANNELS - channel);
			for (int i = 0; i < colours.length; i++) {
				colours[i] |= ((UnsignedByteType) pixels.next()).get() << shift;
			}
		}
		return colours;
	}

	private static Cursor<?> cursor(final RandomAccessibleInterval<?> plane, final Bounds part) {
		final long[] min = plane.minAsLongArray();
		final long[] max = min.clone();
		min[0] += part.x();
		min[1] += part.y();
		max[0] = min[0] + part.width() - 1;
		max[1] = min[1] + part.height() - 1;
		return Views.flatIterable(Views.interval(plane, min, max)).cursor();
	}
}
