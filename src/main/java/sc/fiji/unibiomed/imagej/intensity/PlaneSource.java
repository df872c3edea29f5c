package sc.fiji.unibiomed.imagej.intensity;

import java.lang.ref.SoftReference;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.imagej.InputException;
import sc.fiji.unibiomed.imagej.Position;

/**
 * The pixels of an open image, which go on being there while the user looks at other planes of it. Nothing of the image
 * changes, and no pixels are copied.
 */
final class PlaneSource {

	private final ImageProcessor only;
	private final ImageStack stack;
	private final int channels;
	private final int slices;
	private final int frames;
	private final int width;
	private final int height;
	private final int bitDepth;
	private int indexRead;
	private SoftReference<Object> lastRead = new SoftReference<>(null);

	PlaneSource(final ImagePlus image) {
		// ImageJ counts slices and frames only when asked for them, and until then takes every stack for one plane.
		final int[] size = image.getDimensions();
		width = size[0];
		height = size[1];
		channels = size[2];
		slices = size[3];
		frames = size[4];
		bitDepth = image.getBitDepth();
		only = image.getStackSize() == 1 ? image.getProcessor() : null;
		// ImageJ would turn a single image into a stack.
		stack = image.getStackSize() == 1 ? null : image.getStack();
		if (only == null && stack == null) {
			throw new InputException("image", "The image was closed.");
		}
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int channels() {
		return channels;
	}

	boolean isColour() {
		return bitDepth == 24;
	}

	/** See {@link RawPlane#levels()}. */
	int levels() {
		return switch (bitDepth) {
			case 16 -> RawPlane.LEVELS_16_BIT;
			case 32 -> 0;
			default -> RawPlane.LEVELS_8_BIT;
		};
	}

	/**
	 * One channel of a plane; of a virtual stack, it is read now.
	 *
	 * @param channel from 1
	 * @param band which of an RGB image's colours
	 */
	RawPlane plane(final Position position, final int channel, final ColourBand band) {
		return RawPlane.of(pixels(position, channel), band);
	}

	private Object pixels(final Position position, final int channel) {
		if (only != null) {
			return only.getPixels();
		}
		final int index = (within(position.frame(), frames) - 1) * slices * channels + (within(position.slice(),
			slices) - 1) * channels + within(channel, channels);
		return read(Math.min(index, stack.getSize()));
	}

	/** Parts of one plane are asked for one after the other; a virtual stack would read the whole plane for each. */
	private synchronized Object read(final int index) {
		if (!stack.isVirtual()) {
			return stack.getPixels(index);
		}
		final Object kept = indexRead == index ? lastRead.get() : null;
		if (kept != null) {
			return kept;
		}
		final Object pixels = stack.getPixels(index);
		indexRead = index;
		lastRead = new SoftReference<>(pixels);
		return pixels;
	}

	private static int within(final int index, final int count) {
		return Math.max(1, Math.min(index, count));
	}
}
