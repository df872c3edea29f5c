package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.image.ImageFiles;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.QuestionFiles;

/** Reads the files of entries. Keeps the last picture, as the next question is often about it. For one thread. */
final class TaskReader {

	private final BatchSettings settings;
	private BatchEntry last;
	private Picture picture;

	TaskReader(final BatchSettings settings) {
		this.settings = settings;
	}

	/**
	 * Reads what an entry's question is about.
	 *
	 * @param id of its task
	 * @throws ImageReadException if a file is no image, or has no such page
	 * @throws sc.fiji.unibiomed.interpret.PromptException if a region does not fit, or the view does not
	 * @throws IOException if a file cannot be read
	 */
	ReadTask read(final BatchEntry entry, final String id) throws IOException {
		if (last == null || !last.file().equals(entry.file()) || !last.plane().equals(entry.plane())) {
			picture = picture(entry);
			last = entry;
		}
		final Optional<Picture> about = Optional.of(picture);
		return new ReadTask(entry, id, new Question(about, entry.prompt(), "", QuestionFiles.regions(entry.regions(), about), settings
			.maxNewTokens()), settings.view().asking(about));
	}

	private static Picture picture(final BatchEntry entry) throws IOException {
		if (entry.plane() instanceof PlaneChoice.Page page && page.number() > 1) {
			final List<RgbImage> pages = ImageFiles.readStack(entry.file());
			if (page.number() > pages.size()) {
				throw new ImageReadException(entry.file() + " has " + pages.size() + (pages.size() == 1 ? " page" : " pages") +
					", and page " + page.number() + " was asked about.");
			}
			return Picture.of(pages.get(page.number() - 1));
		}
		return QuestionFiles.picture(List.of(entry.file()), entry.plane() instanceof PlaneChoice.Stack).orElseThrow();
	}
}
