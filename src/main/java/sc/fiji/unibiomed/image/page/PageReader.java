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
import javax.imageio.stream.ImageInputStream;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.tiff.TiffDirectories;
import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffSamples;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** Reads the pictures of an open file. {@link ImageFiles} opens files and closes them again. */
public final class PageReader {

	private static final Set<String> FORMATS = Set.of("png", "jpeg", "tif", "bmp", "gif");
	private static final int MOST_COLOURS = 256;

	private final Path file;
	private final ImageReader reader;
	private final Optional<TiffDirectories> directories;
	private final List<String> warnings = new ArrayList<>();

	PageReader(final Path file, final ImageInputStream stream) throws IOException {
		this.file = file;
		reader = readerOf(file, stream);
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
		final boolean isByte = samples.format().bits() == Byte.SIZE;
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

	/** @param index from 0 */
	DecodedPage decode(final int index) throws IOException {
		final Optional<TiffSamples> deep = deepSamples(index);
		if (deep.isPresent()) {
			checkSize(deep.get().format().width(), deep.get().format().height());
			return DecodedPage.of(deep.get().format(), deep.get().read());
		}
		checkSize(reader.getWidth(index), reader.getHeight(index));
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

	private Optional<TiffSamples> deepSamples(final int index) throws IOException {
		final Optional<TiffDirectory> directory = directory(index);
		final Optional<TiffSamples> samples = directory.isPresent()
			? TiffSamples.of(directory.get())
			: Optional.empty();
		return samples.filter(
			found -> found.format().bits() > Byte.SIZE && (found.format().isGrey() || found.format().isDeepColour()));
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
		throw new ImageReadException(file + " is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF).");
	}
}
