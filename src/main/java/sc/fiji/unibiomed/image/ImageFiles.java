package sc.fiji.unibiomed.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads PNG, JPEG, TIFF, BMP and GIF files as the networks expect pictures: 8-bit RGB, equal to Pillow's
 * {@code convert('RGB')} where Pillow has 8 bits as well.
 * <ul>
 * <li>Grey is repeated in all three channels, palettes are looked up, 1, 2 and 4 bits are stretched to 0 … 255.</li>
 * <li>Transparency is dropped; transparent pixels keep their colour.</li>
 * <li>RGB of 16 bits keeps the high byte.</li>
 * <li>Grey of more than 8 bits, integer or floating point, is scaled linearly so that the smallest value becomes 0 and the
 * largest 255, as ImageJ displays it (Pillow would clip it at 255). A file that holds {@code 800 + 12 * grey} thus gives
 * {@code grey} back if it has both black and white pixels.</li>
 * </ul>
 */
public final class ImageFiles {

	private static final Set<String> FORMATS = Set.of("png", "jpeg", "tif", "bmp", "gif");

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
	 * Reads all pages of a TIFF file; another file is a stack of one picture. Deep grey pages are scaled with the smallest
	 * and the largest value of all of them, so that they stay comparable. Pages may differ in size.
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

	private static List<RgbImage> toRgb(final List<DecodedPage> pages) {
		SampleRange range = SampleRange.EMPTY;
		for (final DecodedPage page : pages) {
			if (page.isDeepGrey()) range = page.extend(range);
		}
		final List<RgbImage> pictures = new ArrayList<>(pages.size());
		for (final DecodedPage page : pages)
			pictures.add(page.toRgb(range));
		return List.copyOf(pictures);
	}

	private static <T> T readPages(final Path file, final boolean all, final Function<List<DecodedPage>, T> conversion)
		throws ImageReadException
	{
		checkIsFile(file);
		// A stream on the file itself: ImageIO's own choice depends on a global setting and may write a cache file.
		try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
			return conversion.apply(decode(file, stream, all));
		}
		catch (final ImageReadException exception) {
			throw exception;
		}
		catch (final OutOfMemoryError error) {
			throw new ImageReadException(
				file + " does not fit into memory; make it smaller, or give Java more memory.", error);
		}
		catch (final IOException | RuntimeException exception) {
			// ImageIO's readers meet unexpected bytes with exceptions of many kinds, unchecked ones among them.
			throw damaged(file, exception);
		}
	}

	private static List<DecodedPage> decode(final Path file, final ImageInputStream stream, final boolean all)
		throws IOException
	{
		if (stream.length() == 0)
			throw new ImageReadException(file + " is an empty file; copy or save the image again.");
		final ImageReader reader = readerOf(file, stream);
		try {
			final List<String> warnings = new ArrayList<>();
			reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
			final int count = all && formatOf(reader).equals("tif") ? TiffPages.count(stream) : 1;
			reader.setInput(stream, false, true);
			final List<DecodedPage> pages = new ArrayList<>();
			for (int i = 0; i < count; i++)
				pages.add(decodePage(file, reader, i));
			if (warnings.stream().anyMatch(ImageFiles::tellsOfMissingData)) throw damaged(file, null);
			return pages;
		}
		finally {
			reader.dispose();
		}
	}

	private static DecodedPage decodePage(final Path file, final ImageReader reader, final int index)
		throws IOException
	{
		final int width = reader.getWidth(index);
		final int height = reader.getHeight(index);
		if (width < 1 || height < 1) throw new ImageReadException(
			file + " has " + width + " x " + height + " pixels; name an image that is not empty.");
		if (!RgbImage.canHold(width, height)) throw new ImageReadException(
			file + " has " + width + " x " + height + " pixels, more than this program can hold; make it smaller first.");
		final BufferedImage image = reader.read(index);
		final DecodedPage page = new DecodedPage(image);
		if (!page.isSupported()) throw new ImageReadException(
			file + " has colours of a kind this program cannot read; save it as 8-bit RGB or as grey.");
		return page;
	}

	/**
	 * Java's own reader of the file's format. Other plugins on the class path may decode the same file to slightly
	 * different pixels, and then to other answers.
	 */
	private static ImageReader readerOf(final Path file, final ImageInputStream stream) throws IOException {
		for (final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext();) {
			final ImageReader reader = readers.next();
			final boolean ownedByJava = reader.getClass().getModule() == ImageReader.class.getModule();
			if (ownedByJava && FORMATS.contains(formatOf(reader))) return reader;
		}
		throw new ImageReadException(
			file + " is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF).");
	}

	private static String formatOf(final ImageReader reader) throws IOException {
		return reader.getFormatName().toLowerCase(Locale.ROOT);
	}

	/** The JPEG reader fills what is missing with grey and only warns; its warnings exist in English only. */
	private static boolean tellsOfMissingData(final String warning) {
		return warning.contains("Missing EOI") || warning.contains("premature end");
	}

	private static void checkIsFile(final Path file) throws ImageReadException {
		if (Files.isDirectory(file))
			throw new ImageReadException(file + " is a folder; name one image file.");
		if (Files.notExists(file))
			throw new ImageReadException(file + " does not exist; check the name of the image file.");
		if (!Files.isReadable(file))
			throw new ImageReadException(file + " may not be read; check the permissions of the image file.");
	}

	private static ImageReadException damaged(final Path file, final Exception cause) {
		return new ImageReadException(file +
			" is damaged, incomplete or of an unusual kind; copy it again, or save it as an 8-bit PNG.", cause);
	}
}
