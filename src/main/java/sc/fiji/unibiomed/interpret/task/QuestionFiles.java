package sc.fiji.unibiomed.interpret.task;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ImageFiles;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PromptException;

/** Reads the files that a question is made of; what does not fit together is told by file name. */
public final class QuestionFiles {

	private QuestionFiles() {
	}

	/**
	 * The picture of one image, or the stack of several or of one with pages.
	 *
	 * @param planes of a file; of the first series, if there are several files
	 * @param level which level of a pyramid, see {@link ImageFormat#open}
	 * @return empty without files
	 * @throws PromptException if the files do not make a picture
	 * @throws IOException if one of them cannot be read
	 */
	public static Optional<PictureSource> open(final List<Path> files, final PlaneChoice planes, final OptionalInt level)
		throws IOException
	{
		if (files.isEmpty()) {
			if (planes instanceof PlaneChoice.Stack) {
				throw new PromptException("--stack needs an --image.");
			}
			return Optional.empty();
		}
		final ImageFormats formats = ImageFormats.installed();
		if (files.size() == 1) {
			return Optional.of(formats.open(files.get(0), planes, level));
		}
		final List<RgbImage> frames = new ArrayList<>();
		for (final Path file : files) {
			try (PictureSource source = formats.open(file, PlaneChoice.FIRST.inSeries(planes.series()), level)) {
				frames.add(source.picture("").frame(0));
			}
			final RgbImage frame = frames.get(frames.size() - 1);
			final RgbImage first = frames.get(0);
			if (frame.width() != first.width() || frame.height() != first.height()) {
				throw new PromptException("The frames of a stack must have one size: " + files.get(0) + " has " + size(
					first.width(), first.height()) + ", but " + file + " has " + size(frame.width(), frame.height()) + ".");
			}
		}
		return Optional.of(PictureSource.of(Picture.stack(frames)));
	}

	/**
	 * The regions, which must be as large as the picture.
	 *
	 * @throws PromptException if there is no picture, or one is not as large
	 * @throws IOException if one of them cannot be read
	 */
	public static List<BinaryMask> regions(final List<Path> files, final Optional<Picture> picture) throws IOException {
		final List<BinaryMask> masks = new ArrayList<>();
		for (final Path file : files) {
			if (picture.isEmpty()) {
				throw new PromptException("--region " + file + " needs an --image that it is part of.");
			}
			final Picture image = picture.get();
			if (image.isStack()) {
				throw new PromptException("--region " + file + " works with a single image, not with a stack.");
			}
			final BinaryMask mask = ImageFiles.readMask(file);
			if (mask.width() != image.width() || mask.height() != image.height()) {
				throw new PromptException("The region " + file + " has " + size(mask.width(), mask.height()) +
					", but the image has " + size(image.width(), image.height()) + "; a region must be as large as its image.");
			}
			masks.add(mask);
		}
		return masks;
	}

	/**
	 * A text file as it is: nothing is stripped, line ends stay.
	 *
	 * @throws PromptException if it is no text in UTF-8
	 */
	public static String text(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new PromptException("The past text " + file + " is no file.");
		}
		try {
			return Files.readString(file);
		}
		catch (final CharacterCodingException e) {
			throw new PromptException("The past text " + file + " is not UTF-8 text.");
		}
	}

	static String size(final int width, final int height) {
		return width + "×" + height + " pixels";
	}
}
