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
package sc.fiji.unibiomed.image.page;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.tiff.TiffDirectories;
import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffSamples;
import sc.fiji.unibiomed.image.tiff.TiffSupport;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** Reads the pictures of an open file. {@link ImageFiles} opens files and closes them again. */
public final class PageReader {

	private static final Set<String> FORMATS = Set.of("png", "jpeg", "tif", "bmp", "gif");
	private static final int MOST_COLOURS = 256;

	private final Path file;
	private final ImageInputStream stream;
	private final ImageReader reader;
	private final Optional<JpegHeader> jpeg;
	private final Optional<TiffDirectories> directories;
	private final List<String> warnings = new ArrayList<>();

	PageReader(final Path file, final ImageInputStream stream) throws IOException {
		this.file = file;
		this.stream = stream;
		reader = readerOf(file, stream);
		jpeg = format().equals("jpeg") ? Optional.of(JpegHeader.of(stream)) : Optional.empty();
		directories = format().equals("tif") ? Optional.of(TiffDirectories.of(stream)) : Optional.empty();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
		reader.setInput(stream, false, true);
	}

	/** The format of the file: png, jpeg, tif, bmp or gif. */
	public String format() throws IOException {
		return reader.getFormatName().toLowerCase(Locale.ROOT);
	}

	/** The directories of a TIFF file; empty for other files. */
	public Optional<TiffDirectories> directories() {
		return directories;
	}

	/**
	 * How many pictures can be read: those of a TIFF file; of other files the first one only.
	 *
	 * @throws IOException if that cannot be found out
	 */
	public int count() throws IOException {
		return directories.isPresent() ? directories.get().whole().size() : 1;
	}

	/**
	 * Reads a picture as it is stored.
	 *
	 * @param index from 0
	 */
	public RawPage page(final int index) throws IOException {
		final Optional<TiffDirectory> directory = directory(index);
		final boolean isWhiteZero = directory.isPresent() &&
			directory.get().number(TiffTag.PHOTOMETRIC, -1) == TiffFormat.WHITE_IS_ZERO;
		return decode(index).toRaw(isWhiteZero);
	}

	/**
	 * Reads a picture that follows another one in the file and has no directory of its own.
	 *
	 * @param samples of the other picture
	 * @param number how many pictures further on, from 1
	 * @param first the other picture
	 */
	public RawPage following(final TiffSamples samples, final long number, final RawPage first) throws IOException {
		checkSize(samples.format().width(), samples.format().height());
		final List<Object> bands = samples.readFollowing(number);
		final boolean isByte = samples.format().bits() == Byte.SIZE && samples.format().isUnsigned();
		if (isByte && bands.size() == 1)
			return RawPage.of(first.width(), first.height(), (byte[]) bands.get(0), first.colours());
		if (isByte) return RawPage.of(interleave(first, bands));
		return DecodedPage.of(samples.format(), bands).toRaw(false);
	}

	private static RgbImage interleave(final RawPage size, final List<Object> bands) {
		final byte[] rgb = new byte[RgbImage.length(size.width(), size.height())];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = ((byte[]) bands.get(i % RgbImage.CHANNELS))[i / RgbImage.CHANNELS];
		return new RgbImage(size.width(), size.height(), rgb);
	}

	/** Reads all pictures as colours, grey ones of more than 8 bits with one range for all. */
	public List<RawPage> colours() throws IOException {
		final List<DecodedPage> pages = new ArrayList<>();
		for (int i = 0; i < count(); i++)
			pages.add(decode(i));
		return ImageFiles.toRgb(pages).stream().map(RawPage::of).toList();
	}

	/**
	 * What the user should know of how a picture is read, one sentence each; mostly nothing.
	 *
	 * @param index from 0
	 */
	public List<String> notes(final int index) throws IOException {
		return PageNotes.of(file, format(), stream, directory(index), jpeg);
	}

	/**
	 * How many pictures an animation has, of which {@link #count} counts the first one only.
	 *
	 * @return 1 if it is no animation
	 */
	public int animated() throws IOException {
		return format().equals("gif") ? reader.getNumImages(true) : 1;
	}

	/**
	 * Refuses what would take too much memory or time, by what the header says; decodes nothing.
	 *
	 * @param count how many pictures are going to be read and kept
	 * @throws ImageReadException if it is too much; the message says how much, and how much is possible
	 */
	public void checkCost(final long count) throws IOException {
		final Optional<TiffDirectory> first = directory(0);
		if (first.isPresent()) {
			TiffSupport.check(first.get());
			final TiffFormat format = TiffFormat.of(first.get());
			ReadingCost.of(format.width(), format.height(), count, Math.max(1, format.bits() * format.samples()))
				.check(file, stream.length(), Runtime.getRuntime().maxMemory());
		}
	}

	private void checkCost(final int width, final int height, final int bitsOfPixel) throws IOException {
		checkSize(width, height);
		ReadingCost cost = ReadingCost.of(width, height, 1, Math.max(1, bitsOfPixel));
		if (jpeg.isPresent()) {
			final JpegHeader header = jpeg.get();
			if (header.hasTooManyScans())
				throw new ImageReadException(file + " goes over its " + width + " x " + height + " pixels " +
					header.scans() + " times (JPEG scans); at most " + JpegHeader.MOST_SCANS + " times, and " +
					JpegHeader.MOST_SCANNED_PIXELS / 1_000_000_000 +
					" billion pixels in all, are read; save it again.");
			// All coefficients are kept until the last scan, two bytes each.
			if (!header.isSingleScan()) cost = cost.withMemory(2L * width * height * Math.max(1, header.components()));
		}
		cost.check(file, stream.length(), Runtime.getRuntime().maxMemory());
	}

	private int bitsOfPixel(final int index) throws IOException {
		if (jpeg.isPresent()) return jpeg.get().components() * Byte.SIZE;
		if (format().equals("gif")) return Byte.SIZE;
		final Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
		return types.hasNext() ? types.next().getColorModel().getPixelSize() : 1;
	}

	/** @param index from 0 */
	DecodedPage decode(final int index) throws IOException {
		final Optional<TiffDirectory> directory = directory(index);
		if (directory.isPresent()) {
			final TiffFormat format = TiffFormat.of(directory.get());
			TiffSupport.check(directory.get());
			checkSize(format.width(), format.height());
			// A tile is unpacked as a whole, also where it reaches beyond the picture.
			checkCost(Math.max(format.width(), directory.get().small(TiffTag.TILE_WIDTH, 1)),
				Math.max(format.height(), directory.get().small(TiffTag.TILE_HEIGHT, 1)),
				format.bits() * format.samples());
			final boolean isPalette = palette(index).isPresent();
			final Optional<TiffSamples> samples = TiffSamples.of(directory.get())
				.filter(found -> isOwn(found, isPalette));
			if (samples.isPresent()) {
				final List<Object> bands = samples.get().read();
				return format.photometric() == TiffFormat.PALETTE
					? DecodedPage.of(format, (byte[]) bands.get(0), palette(index).orElseThrow())
					: DecodedPage.of(format, bands);
			}
		}
		else {
			final Optional<String> unsupported = jpeg.flatMap(JpegHeader::unsupported);
			if (unsupported.isPresent()) throw ImageFiles.unsupported(file, unsupported.get(), null);
			if (jpeg.filter(JpegHeader::isForPrinting).isPresent())
				throw new ImageReadException(file + " has CMYK colours, which are colours of a kind this program " +
					"cannot read; save it as 8-bit RGB or as grey.");
			checkSize(reader.getWidth(index), reader.getHeight(index));
			checkCost(reader.getWidth(index), reader.getHeight(index), bitsOfPixel(index));
		}
		final BufferedImage image = reader.read(index);
		final DecodedPage page = DecodedPage.of(image);
		if (!page.isSupported())
			throw new ImageReadException(
				file + " has colours of a kind this program cannot read; save it as 8-bit RGB or as grey.");
		final Optional<IndexColorModel> palette = palette(index);
		return palette.isPresent() ? page.with(palette.get()) : page;
	}

	private void checkSize(final int width, final int height) throws ImageReadException {
		if (width < 1 || height < 1)
			throw new ImageReadException(
				file + " has " + width + " x " + height + " pixels; name an image that is not empty.");
		if (!RgbImage.canHold(width, height))
			throw new ImageReadException(file + " has " + width + " x " + height +
				" pixels, more than this program can hold; make it smaller first.");
	}

	private Optional<TiffDirectory> directory(final int index) {
		return directories.map(TiffDirectories::list).filter(list -> index < list.size()).map(list -> list.get(index));
	}

	private static boolean isOwn(final TiffSamples samples, final boolean isPalette) {
		final TiffFormat format = samples.format();
		final boolean isKnown = format.photometric() <= TiffFormat.RGB || format.photometric() == TiffFormat.PALETTE &&
			isPalette && format.bits() <= Byte.SIZE && format.samples() == 1;
		return samples.areUnusual() && isKnown;
	}

	/** ImageIO divides the values of a table by 257, but some programs, ImageJ too, write 256 times the colours. */
	private Optional<IndexColorModel> palette(final int index) throws IOException {
		final Optional<TiffDirectory> directory = directory(index);
		if (directory.isEmpty() || !directory.get().has(TiffTag.COLOR_MAP)) return Optional.empty();
		final int size = (int) Math.min(MOST_COLOURS + 1, directory.get().count(TiffTag.COLOR_MAP) / RgbImage.CHANNELS);
		if (size < 1 || size > MOST_COLOURS) return Optional.empty();
		final long[] values = directory.get().numbers(TiffTag.COLOR_MAP);
		final byte[][] colours = new byte[RgbImage.CHANNELS][size];
		for (int i = 0; i < RgbImage.CHANNELS * size; i++)
			colours[i / size][i % size] = (byte) (values[i] >> Byte.SIZE);
		return Optional.of(new IndexColorModel(Byte.SIZE, size, colours[0], colours[1], colours[2]));
	}

	/** Whether a picture was read that is not whole. The JPEG reader only warns of it, in English only. */
	boolean isIncomplete() {
		return warnings.stream()
			.anyMatch(warning -> warning.contains("Missing EOI") || warning.contains("premature end"));
	}

	void dispose() {
		reader.dispose();
	}

	/**
	 * Java's own reader of the file's format. Other plugins on the class path may decode the same file to slightly
	 * different pixels, and then to other answers.
	 */
	private static ImageReader readerOf(final Path file, final ImageInputStream stream) throws IOException {
		for (final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext();) {
			final ImageReader reader = readers.next();
			final boolean ownedByJava = reader.getClass().getModule() == ImageReader.class.getModule();
			if (ownedByJava && FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) return reader;
		}
		final byte[] head = new byte[(int) Math.min(ForeignFormat.LOOKED_AT, stream.length())];
		stream.seek(0);
		stream.readFully(head);
		final Optional<ForeignFormat> known = ForeignFormat.of(head);
		throw new ImageReadException(file + known
			.map(format -> " is " + format.words() + ", and none of the images that this program can read by itself " +
				"(PNG, JPEG, TIFF, BMP, GIF); " + format.advice() + ".")
			.orElse(" is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF)."));
	}
}
