package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.ImageFormats;
import sc.fiji.unibiomed.interpret.task.PictureSource;
import sc.fiji.unibiomed.interpret.task.QuestionFiles;

/**
 * Reads the files of entries. Keeps the last file open, as the next question is often about it, and those before it that may
 * still be asked about or drawn. For one thread.
 */
final class TaskReader implements AutoCloseable {

	/** One is asked about, one is drawn for its answer, and one is just opened. */
	private static final int OPEN = 3;

	private final BatchSettings settings;
	private final ImageFormats formats = ImageFormats.installed();
	private final Deque<PictureSource> open = new ArrayDeque<>();
	private BatchEntry last;

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
			last = null;
			open.addLast(formats.open(entry.file(), entry.plane(), settings.view().level()));
			last = entry;
			while (open.size() > OPEN) {
				open.removeFirst().close();
			}
		}
		final Optional<Picture> about = Optional.of(open.getLast().picture(entry.prompt()));
		return new ReadTask(entry, id, new Question(about, entry.prompt(), "", QuestionFiles.regions(entry.regions(), about), settings
			.maxNewTokens()), settings.view().asking(about));
	}

	/** Lets go of the files. */
	@Override
	public void close() throws IOException {
		last = null;
		while (!open.isEmpty()) {
			open.removeFirst().close();
		}
	}
}
