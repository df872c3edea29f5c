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
package sc.fiji.unibiomed.doors;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import sc.fiji.unibiomed.doors.DoorInput.Frames;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.imagej.DicomFile;

/** Makes the images that are asked about through every door, out of the samples. Each is alone in its folder. */
public final class DoorInputs {

	/** A 16-bit CT whose TIFF says that its values are Hounsfield units. */
	public static final String CT = "16-bit CT with calibration";
	/** The same pixels as DICOM. */
	public static final String DICOM = "DICOM CT";
	/** What is an 8-bit picture already. */
	public static final String RGB = "8-bit RGB";
	/** A hundred nuclei, which are counted. */
	public static final String NUCLEI = "nuclei";
	/** Channels as a microscope makes them. */
	public static final String CHANNELS = "16-bit channels";
	/** A colour picture of 16 bits, whose channels are called so. */
	public static final String COLOURS = "16-bit red, green, blue";
	/** Real numbers of no known kind, shown in a range that the file tells. */
	public static final String REALS = "32-bit with NaN";
	/** Real numbers of an MRI. */
	public static final String REAL_MRI = "32-bit MRI with NaN";
	/** The slice of a stack that is shown when it is opened. */
	public static final String FIRST_SLICE = "MRI stack, first slice";
	/** Every slice of a stack. */
	public static final String EACH_SLICE = "MRI stack, every slice";
	/** A stack followed from a slice in the middle. */
	public static final String VOLUME = "MRI stack, volume from slice 6";
	/** A stack as the published model looks at it. */
	public static final String REFERENCE = "MRI stack, reference order";
	/** An image that is looked at in fields. */
	public static final String WIDE = "3,000 pixels wide";
	/** A region that covers nothing of what the model sees. */
	public static final String REGION = "region of 8 × 8 pixels";
	/** Palettes. */
	public static final String PALETTE = "palette, ";
	/** Black and white. */
	public static final String BITS = "1 bit, ";

	private static final int AIR = -1000;
	private static final int METAL = 3000;
	private static final int ZERO = 1024;
	private static final int KEY = 6;
	private static final int WIDTH = 3000;

	private final Path samples;
	private final Path work;
	private final List<DoorInput> made = new ArrayList<>();

	private DoorInputs(final Path samples, final Path work) {
		this.samples = samples;
		this.work = work;
	}

	/**
	 * All of them.
	 *
	 * @param samples the sample images
	 * @param work gets the files
	 */
	public static List<DoorInput> all(final Path samples, final Path work) throws IOException {
		final DoorInputs inputs = new DoorInputs(samples, work);
		inputs.addComputedTomography();
		inputs.addChannels();
		inputs.addReals();
		inputs.addStack();
		inputs.addPictures();
		inputs.addPalettes();
		inputs.addBits();
		return List.copyOf(inputs.made);
	}

	/** The one of a name. */
	public static DoorInput of(final String name, final List<DoorInput> inputs) {
		return inputs.stream().filter(input -> input.name().equals(name)).findFirst().orElseThrow();
	}

	private Path file(final String name) throws IOException {
		return Files.createDirectories(work.resolve("input" + made.size())).resolve(name);
	}

	private ColorProcessor sample(final String name) {
		return IJ.openImage(samples.resolve(name).toString()).getProcessor().convertToColorProcessor();
	}

	/** Red, green or blue of a sample. */
	private byte[] channel(final String name, final int channel) {
		return sample(name).getChannel(channel + 1);
	}

	private void addComputedTomography() throws IOException {
		final ColorProcessor picture = sample("02_ct.png");
		final byte[] grey = channel("02_ct.png", 0);
		final int[] units = new int[grey.length];
		for (int i = 0; i < units.length; i++) {
			units[i] = (int) Math.round(-160 + (grey[i] & 0xff) * 400 / 255.0);
		}
		units[0] = AIR;
		units[1] = METAL;
		final int width = picture.getWidth();
		final int height = picture.getHeight();
		final short[] signed = new short[units.length];
		final short[] stored = new short[units.length];
		for (int i = 0; i < units.length; i++) {
			signed[i] = (short) units[i];
			stored[i] = (short) (units[i] + ZERO);
		}
		final Supplier<RandomAccessibleInterval<?>> values = () -> ArrayImgs.shorts(signed, width, height);

		final ImagePlus image = new ImagePlus("scan", new ShortProcessor(width, height, stored, null));
		final Calibration calibration = image.getCalibration();
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { -ZERO, 1 }, "HU");
		made.add(DoorInput.segment(CT, tiff(image, "scan.tif"), "spleen", "CT", values));

		final int[] pixels = new int[units.length];
		for (int i = 0; i < units.length; i++) {
			pixels[i] = stored[i];
		}
		final Path dicom = new DicomFile().text(0x0008, 0x0060, "CS", "CT").text(0x0018, 0x0015, "CS", "ABDOMEN") //
			.layout(width, height, "MONOCHROME2", false).text(0x0028, 0x1052, "DS", Integer.toString(-ZERO)) //
			.text(0x0028, 0x1053, "DS", "1").text(0x0028, 0x1054, "LO", "HU").write(file("scan.dcm"), pixels);
		made.add(DoorInput.segment(DICOM, dicom, "spleen", "CT", values));
	}

	private void addChannels() throws IOException {
		final Color[] dyes = { Color.CYAN, Color.MAGENTA, Color.YELLOW };
		final Color[] primaries = { Color.RED, Color.GREEN, Color.BLUE };
		made.add(composite(CHANNELS, "channels.tif", dyes, new String[] { null, null, null }));
		made.add(composite(COLOURS, "colours.tif", primaries, new String[] { "Red", "Green", "Blue" }));
	}

	/** Each channel has a range of its own, which leaves out some of the values. */
	private DoorInput composite(final String name, final String file, final Color[] colours, final String[] labels)
		throws IOException
	{
		final ColorProcessor picture = sample("01_pathology.png");
		final int width = picture.getWidth();
		final int height = picture.getHeight();
		final ImageStack stack = new ImageStack(width, height);
		final short[] all = new short[colours.length * width * height];
		for (int channel = 0; channel < colours.length; channel++) {
			final byte[] grey = channel("01_pathology.png", channel);
			final short[] deep = new short[grey.length];
			for (int i = 0; i < deep.length; i++) {
				deep[i] = (short) (500 * channel + 100 + (channel + 1) * 12 * (grey[i] & 0xff));
			}
			System.arraycopy(deep, 0, all, channel * deep.length, deep.length);
			stack.addSlice(labels[channel], deep);
		}
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(colours.length, 1, 1);
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		for (int channel = 0; channel < colours.length; channel++) {
			final LUT lut = LUT.createLutFromColor(colours[channel]);
			lut.min = 500.0 * channel + 100 + (channel + 1) * 12 * 40;
			lut.max = 500.0 * channel + 100 + (channel + 1) * 12 * 230;
			composite.setChannelLut(lut, channel + 1);
		}
		return DoorInput.segment(name, tiff(composite, file), "nuclei", "",
			() -> ArrayImgs.unsignedShorts(all, width, height, colours.length));
	}

	private void addReals() throws IOException {
		final ColorProcessor picture = sample("03_mri.png");
		final byte[] grey = channel("03_mri.png", 0);
		final float[] reals = new float[grey.length];
		for (int i = 0; i < reals.length; i++) {
			reals[i] = (grey[i] & 0xff) / 100f - 0.3f;
		}
		for (int i = 0; i < 20; i++) {
			reals[i] = Float.NaN;
		}
		reals[20] = Float.POSITIVE_INFINITY;
		reals[21] = Float.NEGATIVE_INFINITY;
		final int width = picture.getWidth();
		final int height = picture.getHeight();
		final Supplier<RandomAccessibleInterval<?>> values = () -> ArrayImgs.floats(reals, width, height);
		final FloatProcessor processor = new FloatProcessor(width, height, reals);
		processor.setMinAndMax(0, 1.5);
		made.add(DoorInput.segment(REALS, tiff(new ImagePlus("values", processor), "values.tif"), "brain tumor", "",
			values));
		made.add(DoorInput.segment(REAL_MRI, tiff(new ImagePlus("values", processor), "mri_values.tif"), "brain tumor",
			"MRI", values));
	}

	private void addStack() throws IOException {
		final String name = "21_mri_stack_12slices.tif";
		final Path file = Files.copy(samples.resolve(name), file(name));
		final ImagePlus image = IJ.openImage(file.toString());
		final int width = image.getWidth();
		final int height = image.getHeight();
		final byte[] all = new byte[width * height * image.getStackSize()];
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			System.arraycopy(image.getStack().getPixels(slice), 0, all, (slice - 1) * width * height, width * height);
		}
		final byte[] first = (byte[]) image.getStack().getPixels(1);
		final Supplier<RandomAccessibleInterval<?>> volume = () -> ArrayImgs.unsignedBytes(all, width, height,
			image.getStackSize());
		final DoorInput slice = DoorInput.segment(FIRST_SLICE, file, "brain tumor", "MRI",
			() -> ArrayImgs.unsignedBytes(first, width, height));
		made.add(slice);
		made.add(slice.about(EACH_SLICE, Frames.EACH, 1, volume));
		made.add(slice.about(VOLUME, Frames.VOLUME, KEY, volume));
		made.add(slice.about(REFERENCE, Frames.REFERENCE, 1, volume));
	}

	private void addPictures() throws IOException {
		final Path ct = Files.copy(samples.resolve("02_ct.png"), file("02_ct.png"));
		made.add(DoorInput.segment(RGB, ct, "liver", "CT", () -> argb(sample("02_ct.png"))));

		final ColorProcessor tissue = sample("01_pathology.png");
		final Path section = Files.copy(samples.resolve("01_pathology.png"), file("01_pathology.png"));
		made.add(DoorInput.segment(NUCLEI, section, "nuclei", "pathology", () -> argb(tissue)));
		final ColorProcessor wide = new ColorProcessor(WIDTH, tissue.getHeight());
		for (int x = 0, piece = 0; x < WIDTH; x += tissue.getWidth(), piece++) {
			final ImageProcessor next = tissue.duplicate();
			if (piece % 2 == 1) {
				next.flipHorizontal();
			}
			wide.insert(next, x, 0);
		}
		final Path file = file("pathology_wide.png");
		new FileSaver(new ImagePlus("wide", wide)).saveAsPng(file.toString());
		made.add(DoorInput.segment(WIDE, file, "nuclei", "pathology", () -> argb(wide)));

		final Path oct = Files.copy(samples.resolve("06_oct.png"), file("06_oct.png"));
		made.add(new DoorInput(REGION, oct, "", "OCT", "What is the <region> in the picture?",
			Optional.of(tinyRegion()), Frames.SHOWN, 1, () -> argb(sample("06_oct.png"))));
	}

	/** In the middle of the fluid's first row that is wide enough. */
	private Bounds tinyRegion() {
		final ImageProcessor fluid = IJ.openImage(samples.resolve("06_oct_mask_fluid.png").toString()).getProcessor();
		for (int y = 0; y + 8 < fluid.getHeight(); y++) {
			for (int x = 0; x + 8 < fluid.getWidth(); x++) {
				if (isTinyAndInside(fluid, x, y)) {
					return new Bounds(x, y, 8, 8);
				}
			}
		}
		throw new IllegalStateException("The fluid has no place for a region of 8 × 8 pixels.");
	}

	/** With a margin, and between the pixels of which the model sees whether they are inside: one in 35. */
	private static boolean isTinyAndInside(final ImageProcessor fluid, final int x, final int y) {
		final boolean seen = x % 35 == 0 || x % 35 > 27 || y % 35 == 0 || y % 35 > 27;
		return !seen && x > 8 && y > 8 && x + 15 < fluid.getWidth() && y + 15 < fluid.getHeight() && //
			fluid.get(x - 8, y - 8) > 0 && fluid.get(x + 15, y - 8) > 0 && //
			fluid.get(x - 8, y + 15) > 0 && fluid.get(x + 15, y + 15) > 0;
	}

	private void addPalettes() throws IOException {
		final ColorProcessor picture = sample("01_pathology.png");
		final byte[] red = new byte[256];
		final byte[] green = new byte[256];
		final byte[] blue = new byte[256];
		for (int i = 0; i < 6 * 7 * 6; i++) {
			red[i] = (byte) (i / 42 * 51);
			green[i] = (byte) (i / 6 % 7 * 42);
			blue[i] = (byte) (i % 6 * 51);
		}
		final byte[] indices = new byte[picture.getPixelCount()];
		for (int i = 0; i < indices.length; i++) {
			final int rgb = picture.get(i);
			indices[i] = (byte) ((rgb >> 16 & 0xff) / 43 * 42 + (rgb >> 8 & 0xff) / 37 * 6 + (rgb & 0xff) / 43);
		}
		final LUT palette = new LUT(red, green, blue);
		final ByteProcessor indexed = new ByteProcessor(picture.getWidth(), picture.getHeight(), indices, palette);
		final FileSaver saver = new FileSaver(new ImagePlus("pathology", indexed));
		// ImgLib2 has no palettes: whoever has colours gives colours.
		final Supplier<RandomAccessibleInterval<?>> values = () -> argb(indexed.convertToColorProcessor());
		final Path png = file("pathology.png");
		saver.saveAsPng(png.toString());
		made.add(DoorInput.segment(PALETTE + "PNG", png, "nuclei", "pathology", values));
		final Path gif = file("pathology.gif");
		saver.saveAsGif(gif.toString());
		made.add(DoorInput.segment(PALETTE + "GIF", gif, "nuclei", "pathology", values));
		final Path tiff = file("pathology.tif");
		saver.saveAsTiff(tiff.toString());
		made.add(DoorInput.segment(PALETTE + "TIFF", tiff, "nuclei", "pathology", values));
	}

	private void addBits() throws IOException {
		final ColorProcessor picture = sample("04_xray.png");
		final byte[] grey = channel("04_xray.png", 0);
		final BufferedImage bits = new BufferedImage(picture.getWidth(), picture.getHeight(),
			BufferedImage.TYPE_BYTE_BINARY);
		final byte[] blackAndWhite = new byte[grey.length];
		for (int i = 0; i < grey.length; i++) {
			blackAndWhite[i] = (byte) ((grey[i] & 0xff) > 110 ? 255 : 0);
			final int colour = blackAndWhite[i] == 0 ? 0xff000000 : 0xffffffff;
			bits.setRGB(i % picture.getWidth(), i / picture.getWidth(), colour);
		}
		final Supplier<RandomAccessibleInterval<?>> values = () -> ArrayImgs.unsignedBytes(blackAndWhite,
			picture.getWidth(), picture.getHeight());
		for (final String format : List.of("PNG", "TIFF")) {
			final File file = file("xray." + (format.equals("PNG") ? "png" : "tif")).toFile();
			if (!ImageIO.write(bits, format, file)) {
				throw new IOException("Java has no writer for " + format + ".");
			}
			made.add(DoorInput.segment(BITS + format, file.toPath(), "lung", "X-ray", values));
		}
	}

	private static RandomAccessibleInterval<?> argb(final ColorProcessor picture) {
		return ArrayImgs.argbs((int[]) picture.getPixels(), picture.getWidth(), picture.getHeight());
	}

	private Path tiff(final ImagePlus image, final String name) throws IOException {
		final Path file = file(name);
		final FileSaver saver = new FileSaver(image);
		final boolean saved = image.getStackSize() > 1
			? saver.saveAsTiffStack(file.toString())
			: saver.saveAsTiff(file.toString());
		if (!saved) {
			throw new IOException(file + " could not be written.");
		}
		return file;
	}
}
