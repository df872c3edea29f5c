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
package sc.fiji.unibiomed.imagej.image;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ChannelDisplay;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.image.raw.ValueCalibration;
import sc.fiji.unibiomed.interpret.view.ImageInput;

/**
 * An image that is open in ImageJ. Its pixels go on being there while the user looks at other planes of it; facts are
 * those of the moment when this was made, and pixels of those planes that {@link #keep} copied. Nothing of the image
 * changes.
 */
public final class OpenImage implements RawImage {

	/** What ImageJ says of values whose unit it does not know. */
	private static final String NO_UNIT = "Gray Value";
	private static final int BRIGHTEST = 255;
	/** One step of brightness in a packed colour. */
	private static final int GREY = 0x010101;

	private final ImagePlus image;
	private final ImageFacts facts;
	private final ImageProcessor only;
	private final ImageStack stack;
	private final boolean isHyperstack;
	private final Map<Integer, Object> kept = new HashMap<>();
	private Display display;
	private int indexRead;
	private SoftReference<Object> lastRead = new SoftReference<>(null);

	private OpenImage(final ImagePlus image) {
		this.image = image;
		only = image.getStackSize() == 1 ? image.getProcessor() : null;
		// ImageJ would turn a single image into a stack.
		stack = image.getStackSize() == 1 ? null : image.getStack();
		if (only == null && stack == null) {
			throw new InputException("image", "The image was closed.");
		}
		facts = facts(image);
		isHyperstack = image.isHyperStack();
	}

	/**
	 * An image as it is now.
	 *
	 * @throws InputException if it was closed
	 */
	public static OpenImage of(final ImagePlus image) {
		return new OpenImage(image);
	}

	/** The image itself, which may have changed since. */
	public ImagePlus image() {
		return image;
	}

	/**
	 * Whether ImageJ showed it as a hyperstack, so that regions belong to a slice and a time instead of to an index.
	 */
	public boolean isHyperstack() {
		return isHyperstack;
	}

	/**
	 * Copies planes, so that an answer is about them as they are now, whatever the user does to the image until it is
	 * there. Planes that are on disk are not copied: ImageJ does not write into them.
	 *
	 * @param positions the planes, with all their channels
	 * @return false if they were not copied because memory is short
	 */
	public boolean keep(final Collection<Position> positions) {
		final Runtime memory = Runtime.getRuntime();
		return keep(positions, (memory.maxMemory() - memory.totalMemory() + memory.freeMemory()) / 4);
	}

	/** @param room what copies may take, in bytes */
	public synchronized boolean keep(final Collection<Position> positions, final long room) {
		if (stack != null && stack.isVirtual()) {
			return true;
		}
		final long bytes = (long) facts.size().width() * facts.size().height() * facts.size().channels() *
			(facts.isColour() ? 4 : facts.kind().bits() / 8);
		if (bytes * positions.size() > room) {
			return false;
		}
		for (final Position position : positions) {
			for (int channel = 1; channel <= facts.size().channels(); channel++) {
				kept.computeIfAbsent(index(position, channel),
					index -> copy(stack == null ? only.getPixels() : stack.getPixels(index)));
			}
		}
		return true;
	}

	private static Object copy(final Object pixels) {
		if (pixels instanceof final byte[] bytes) {
			return bytes.clone();
		}
		if (pixels instanceof final short[] shorts) {
			return shorts.clone();
		}
		return pixels instanceof final float[] floats
			? floats.clone()
			: pixels instanceof final int[] colours ? colours.clone() : null;
	}

	private static ImageFacts facts(final ImagePlus image) {
		// ImageJ counts slices and frames only when asked for them, and until then takes every stack for one plane.
		final int[] size = image.getDimensions();
		final FileInfo file = image.getOriginalFileInfo();
		final String fileName = file == null || file.fileName == null ? "" : file.fileName;
		final Calibration calibration = image.getCalibration();
		final int channels = size[2];
		return new ImageFacts(new ImageNames(image.getTitle(), fileName, folder(file)),
			new Dimensions(size[0], size[1], channels, size[3], size[4]),
			new Position(image.getC(), image.getZ(), image.getT()), kind(image), values(image, calibration),
			spacing(calibration, size[3]), tags(image), channelNames(image, channels), properties(image));
	}

	private static PixelKind kind(final ImagePlus image) {
		return switch (image.getBitDepth()) {
			case 16 -> PixelKind.UINT16;
			case 24 -> PixelKind.COLOUR;
			case 32 -> PixelKind.FLOAT;
			default -> PixelKind.UINT8;
		};
	}

	private static String folder(final FileInfo file) {
		if (file == null || file.directory == null) {
			return "";
		}
		final String[] folders = file.directory.split("[/\\\\]+");
		return folders.length == 0 ? "" : folders[folders.length - 1];
	}

	/** ImageJ does not calibrate 32-bit values and colours. */
	private static ValueCalibration values(final ImagePlus image, final Calibration calibration) {
		final String said = calibration.getValueUnit();
		final String unit = said == null || said.equals(NO_UNIT) ? "" : said;
		final boolean isCalibrated = (image.getBitDepth() == 8 || image.getBitDepth() == 16) &&
			calibration.calibrated();
		if (!isCalibrated) {
			return new ValueCalibration(false, raw -> raw, unit);
		}
		final Calibration copy = calibration.copy();
		return new ValueCalibration(true, copy::getCValue, unit);
	}

	/** ImageJ says 1 for the depth of images that have none. */
	private static PixelSpacing spacing(final Calibration calibration, final int slices) {
		final double depth = slices > 1 ? calibration.pixelDepth : Double.NaN;
		return new PixelSpacing(calibration.pixelWidth, calibration.pixelHeight, depth, calibration.getUnit(),
			calibration.xOrigin, calibration.yOrigin, calibration.zOrigin, calibration.frameInterval,
			calibration.getTimeUnit());
	}

	/** Those of the slice that is shown come first. */
	private static DicomTags tags(final ImagePlus image) {
		final String label = image.getStackSize() > 1 ? image.getStack().getSliceLabel(image.getCurrentSlice()) : null;
		return DicomTags.in(Arrays.asList(DicomTags.ofLabel(label), image.getInfoProperty()));
	}

	/** The first lines of the channels' labels; DICOM tags come after them. */
	private static List<String> channelNames(final ImagePlus image, final int channels) {
		if (channels == 1) {
			return List.of();
		}
		return IntStream.rangeClosed(1, channels)
			.mapToObj(channel -> image.getStack().getSliceLabel(image.getStackIndex(channel, 1, 1)))
			.map(label -> label == null ? "" : label.lines().findFirst().orElse("").strip()).toList();
	}

	private static Map<String, String> properties(final ImagePlus image) {
		final Map<String, String> properties = new HashMap<>();
		for (final String key : ImageInput.keys()) {
			final String text = image.getProp(key);
			if (text != null) {
				properties.put(key, text);
			}
		}
		return properties;
	}

	@Override
	public ImageFacts facts() {
		return facts;
	}

	@Override
	public synchronized Display display() {
		if (display == null) {
			display = facts.isColour()
				? Display.single(rangeOfColours())
				: new ShownChannels(image).display(facts.size().channels());
		}
		return display;
	}

	/** The range that the user has set; ImageJ has changed the colours themselves. */
	private List<ChannelDisplay> rangeOfColours() {
		final double min = image.getDisplayRangeMin();
		final double max = image.getDisplayRangeMax();
		return min == 0 && max == BRIGHTEST
			? List.of()
			: List.of(new ChannelDisplay(min, max, IntStream.rangeClosed(0, BRIGHTEST).map(i -> i * GREY).toArray()));
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		final Object pixels = read(index(position, channel));
		if (pixels == null) {
			throw new InputException("image", "The image was closed before the model had seen it.");
		}
		return pixels;
	}

	private int index(final Position position, final int channel) {
		final Dimensions size = facts.size();
		final int index = (within(position.frame(), size.times()) - 1) * size.slices() * size.channels() +
			(within(position.slice(), size.slices()) - 1) * size.channels() + within(channel, size.channels());
		return stack == null ? 1 : Math.min(index, stack.getSize());
	}

	private static int within(final int index, final int count) {
		return Math.max(1, Math.min(index, count));
	}

	/** Parts of one plane are asked for one after the other; a virtual stack would read the whole plane for each. */
	private synchronized Object read(final int index) {
		final Object copy = kept.get(index);
		if (copy != null) {
			return copy;
		}
		if (stack == null || !stack.isVirtual()) {
			return stack == null ? only.getPixels() : stack.getPixels(index);
		}
		final Object last = indexRead == index ? lastRead.get() : null;
		if (last != null) {
			return last;
		}
		final Object pixels = stack.getPixels(index);
		indexRead = index;
		lastRead = new SoftReference<>(pixels);
		return pixels;
	}
}
