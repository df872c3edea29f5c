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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.UnreachableFileException;
import sc.fiji.unibiomed.image.tiff.UnsupportedTiffException;

/**
 * Reads PNG, JPEG, TIFF, BMP and GIF files as the networks expect pictures: 8-bit RGB, equal to Pillow's
 * {@code convert('RGB')} where Pillow has 8 bits as well.
 * <ul>
 * <li>Grey is repeated in all three channels, palettes are looked up, 1, 2 and 4 bits are stretched to 0 … 255.</li>
 * <li>Transparency is dropped; transparent pixels keep their colour.</li>
 * <li>RGB of 16 bits keeps the high byte.</li>
 * <li>Grey of more than 8 bits, integer or floating point, is scaled linearly so that the smallest value becomes 0 and
 * the largest 255, as ImageJ displays it (Pillow would clip it at 255). A file that holds {@code 800 + 12 * grey} thus
 * gives {@code grey} back if it has both black and white pixels.</li>
 * <li>Pixels stay where they are stored: what a file says of how it is to be turned is told, and not done.</li>
 * </ul>
 * What a file costs is estimated from its header and bounded ({@link ReadingCost}). A file of a kind that is not read
 * is refused by what it is; only what is broken is called so. When the reading thread is interrupted, reading ends.
 */
public final class ImageFiles {

	private ImageFiles() {}

	/**
	 * Reads a picture; of a file with several, the first one.
	 *
	 * @param file an image file
	 * @throws ImageReadException if the file is missing, no image, damaged, too large, or of an unknown kind
	 */
	public static RgbImage read(final Path file) throws ImageReadException {
		return readPages(file, false, ImageFiles::toRgb).get(0);
	}

	/**
	 * Reads all pages of a TIFF file that have a directory of their own; another file is a stack of one picture. Pages
	 * without a directory, of which ImageJ's description tells, only {@code FileImage} knows. Deep grey pages are
	 * scaled with the smallest and the largest value of all of them, so that they stay comparable. Pages may differ in
	 * size.
	 *
	 * @param file an image file
	 * @return at least one picture
	 * @throws ImageReadException if the file is missing, no image, damaged, too large, or of an unknown kind
	 */
	public static List<RgbImage> readStack(final Path file) throws ImageReadException {
		return readPages(file, true, ImageFiles::toRgb);
	}

	/**
	 * Reads a mask: pixels of any other colour than black are inside. Transparency is ignored. Of a file with several
	 * pictures the first one is read.
	 *
	 * @param file an image file
	 * @throws ImageReadException if the file is missing, no image, damaged, too large, or of an unknown kind
	 */
	public static BinaryMask readMask(final Path file) throws ImageReadException {
		return readPages(file, false, pages -> pages.get(0).toMask());
	}

	/**
	 * Reads the masks of all pages of a TIFF file; another file has one. Pixels as in {@link #readMask}.
	 *
	 * @param file an image file
	 * @return at least one mask
	 * @throws ImageReadException if the file is missing, no image, damaged, too large, or of an unknown kind
	 */
	public static List<BinaryMask> readMasks(final Path file) throws ImageReadException {
		return readPages(file, true, pages -> pages.stream().map(DecodedPage::toMask).toList());
	}

	static List<RgbImage> toRgb(final List<DecodedPage> pages) {
		SampleRange range = SampleRange.EMPTY;
		for (final DecodedPage page : pages) {
			if (page.isDeepGrey()) range = page.extend(range);
		}
		final List<RgbImage> pictures = new ArrayList<>(pages.size());
		for (final DecodedPage page : pages)
			pictures.add(page.toRgb(range));
		return List.copyOf(pictures);
	}

	/**
	 * Opens a file, reads what is wanted, and closes it again.
	 *
	 * @param file an image file
	 * @param use reads what is wanted
	 * @throws ImageReadException if the file is missing, no image, damaged, too large, or of an unknown kind
	 */
	public static <T> T readRaw(final Path file, final PageUse<T> use) throws ImageReadException {
		checkIsFile(file);
		try (FileStream stream = new FileStream(file)) {
			return read(file, stream, use);
		}
		catch (final ImageReadException e) {
			throw e;
		}
		catch (final IOException e) {
			// It may be gone since the look at it.
			checkIsFile(file);
			throw unreachable(file, e);
		}
	}

	/** Reads an open file, and says what is wrong with it. */
	static <T> T read(final Path file, final FileStream stream, final PageUse<T> use) throws IOException {
		try {
			if (stream.length() == 0)
				throw new ImageReadException(file + " is an empty file; copy or save the image again.");
			final PageReader reader = new PageReader(file, stream);
			try {
				final T result = use.read(reader);
				if (reader.isIncomplete()) throw damaged(file, null);
				return result;
			}
			finally {
				reader.dispose();
			}
		}
		catch (final ImageReadException exception) {
			throw exception;
		}
		catch (final OutOfMemoryError error) {
			throw new ImageReadException(file + " does not fit into memory; make it smaller, or give Java more memory.",
				error);
		}
		catch (final IOException | RuntimeException | StackOverflowError exception) {
			// ImageIO's readers meet unexpected bytes with exceptions of many kinds, unchecked ones among them.
			throw explained(file, stream, exception);
		}
	}

	private static ImageReadException explained(final Path file, final FileStream stream, final Throwable exception) {
		if (stream.failure().isPresent()) return unreachable(file, stream.failure().get());
		if (Thread.currentThread().isInterrupted())
			return new ImageReadException("Reading " + file + " was stopped.", exception);
		if (exception instanceof final UnsupportedTiffException unsupported)
			return unsupported(file, unsupported.getMessage(), unsupported);
		return damaged(file, exception);
	}

	/** A path keeps the bytes of a name; a text has only those letters that the locale has. */
	public static ImageReadException hiddenName(final Path file, final Exception cause) {
		return new ImageReadException(
			"The name of " + file +
				" has letters that the locale of this process cannot hold; set LC_ALL=C.UTF-8 and start it again.",
			cause);
	}

	private static ImageReadException unreachable(final Path file, final IOException cause) {
		final String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
		return new UnreachableFileException(
			file + " could not be read" + reason + "; check the drive or the network that it is on, and try again.",
			cause);
	}

	/** @param kind in words that go on from "the file has" */
	static ImageReadException unsupported(final Path file, final String kind, final Exception cause) {
		return new ImageReadException(
			file + " has " + kind +
				", which this program cannot read; open it in other software, and save it as TIFF without compression.",
			cause);
	}

	/** What is done with an open file. */
	@FunctionalInterface
	public interface PageUse<T> {

		/** Reads what is wanted. */
		T read(PageReader pages) throws IOException;
	}

	private static <T> T readPages(final Path file, final boolean all, final Function<List<DecodedPage>, T> conversion)
		throws ImageReadException
	{
		return readRaw(file, reader -> {
			final int count = all ? reader.count() : 1;
			reader.checkCost(count);
			final List<DecodedPage> pages = new ArrayList<>();
			for (int i = 0; i < count; i++)
				pages.add(reader.decode(i));
			return conversion.apply(pages);
		});
	}

	private static void checkIsFile(final Path file) throws ImageReadException {
		if (Files.isDirectory(file)) throw new ImageReadException(file + " is a folder; name one image file.");
		if (Files.notExists(file))
			throw new ImageReadException(file + (Files.isSymbolicLink(file)
				? " is a link to a file that does not exist; check where it leads to."
				: " does not exist; check the name of the image file."));
		if (!Files.isReadable(file))
			throw new ImageReadException(file + " may not be read; check the permissions of the image file.");
		if (!Files.isRegularFile(file))
			throw new ImageReadException(file + " is a device or a pipe; name an image file.");
	}

	private static ImageReadException damaged(final Path file, final Throwable cause) {
		return new ImageReadException(file + " is damaged or incomplete; copy it again, or save it again.", cause);
	}
}
