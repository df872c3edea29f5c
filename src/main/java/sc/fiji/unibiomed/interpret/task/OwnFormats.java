package sc.fiji.unibiomed.interpret.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.image.ImageFiles;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.*;
import sc.fiji.unibiomed.interpret.PromptException;

/** Pictures of the files that {@link ImageFiles} reads. They have one series and no pyramid. */
final class OwnFormats {

	private OwnFormats() {
	}

	/**
	 * Reads a file.
	 *
	 * @param planes of the first series
	 * @throws ImageReadException if it cannot be read, or has no such page
	 * @throws PromptException if the pages of a stack differ in size
	 */
	static RawImage read(final Path file, final PlaneChoice planes) throws IOException {
		if (planes instanceof PlaneChoice.Page page) {
			return new ColourPages(file, List.of(page.number() == 1 ? ImageFiles.read(file) : page(file, page.number())));
		}
		return stack(file);
	}

	private static RgbImage page(final Path file, final int number) throws IOException {
		final List<RgbImage> pages = ImageFiles.readStack(file);
		if (number > pages.size()) {
			throw new ImageReadException(file + " has " + pages.size() + (pages.size() == 1 ? " page" : " pages") +
				", and page " + number + " was asked about.");
		}
		return pages.get(number - 1);
	}

	private static RawImage stack(final Path file) throws IOException {
		final List<RgbImage> pages = ImageFiles.readStack(file);
		for (int i = 1; i < pages.size(); i++) {
			final RgbImage page = pages.get(i);
			if (page.width() != pages.get(0).width() || page.height() != pages.get(0).height()) {
				throw new PromptException("The frames of a stack must have one size: page 1 of " + file + " has " + QuestionFiles
					.size(pages.get(0).width(), pages.get(0).height()) + ", but page " + (i + 1) + " has " + QuestionFiles.size(page
						.width(), page.height()) + ".");
			}
		}
		return new ColourPages(file, pages);
	}

	/** Pages in memory. */
	private record ColourPages(Path file, List<RgbImage> pages) implements RawImage {

		@Override
		public ImageFacts facts() {
			final String name = file.getFileName().toString();
			final Path parent = file.toAbsolutePath().getParent();
			return ImageFacts.of(new Dimensions(pages.get(0).width(), pages.get(0).height(), 1, pages.size(), 1), PixelKind.COLOUR)
				.with(new ImageNames(name, name, parent == null || parent.getFileName() == null ? "" : parent.getFileName()
					.toString()));
		}

		@Override
		public Display display() {
			return Display.single(List.of());
		}

		@Override
		public Object pixels(final Position position, final int channel) {
			return FileStack.colours(pages.get(position.slice() - 1));
		}
	}
}
