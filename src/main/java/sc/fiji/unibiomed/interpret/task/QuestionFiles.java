package sc.fiji.unibiomed.interpret.task;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
	 * @param stack whether a single file is a stack
	 * @return empty without files
	 * @throws PromptException if the files do not make a picture
	 * @throws IOException if one of them cannot be read
	 */
	public static Optional<Picture> picture(final List<Path> files, final boolean stack) throws IOException {
		if (files.isEmpty()) {
			if (stack) {
				throw new PromptException("--stack needs an --image.");
			}
			return Optional.empty();
		}
		if (files.size() == 1) {
			final Path file = files.get(0);
			return Optional.of(stack ? stack(file) : Picture.of(ImageFiles.read(file)));
		}
		final List<RgbImage> frames = new ArrayList<>();
		for (final Path file : files) {
			final RgbImage frame = ImageFiles.read(file);
			frames.add(frame);
			final RgbImage first = frames.get(0);
			if (frame.width() != first.width() || frame.height() != first.height()) {
				throw new PromptException("The frames of a stack must have one size: " + files.get(0) + " has " + size(first.width(),
					first.height()) + ", but " + file + " has " + size(frame.width(), frame.height()) + ".");
			}
		}
		return Optional.of(Picture.stack(frames));
	}

	private static Picture stack(final Path file) throws IOException {
		final List<RgbImage> pages = ImageFiles.readStack(file);
		for (int i = 1; i < pages.size(); i++) {
			final RgbImage page = pages.get(i);
			if (page.width() != pages.get(0).width() || page.height() != pages.get(0).height()) {
				throw new PromptException("The frames of a stack must have one size: page 1 of " + file + " has " + size(pages.get(0)
					.width(), pages.get(0).height()) + ", but page " + (i + 1) + " has " + size(page.width(), page.height()) + ".");
			}
		}
		return Picture.stack(pages);
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

	private static String size(final int width, final int height) {
		return width + "×" + height + " pixels";
	}
}
