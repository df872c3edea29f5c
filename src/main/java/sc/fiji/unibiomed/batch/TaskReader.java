package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.util.Optional;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.Asking;
import sc.fiji.unibiomed.interpret.task.ImageFormats;
import sc.fiji.unibiomed.interpret.task.QuestionFiles;

/** Reads the files of entries. Keeps the last file open, as the next question is often about it. For one thread. */
final class TaskReader implements AutoCloseable {

	private final BatchSettings settings;
	private final ImageFormats formats = ImageFormats.installed();
	private BatchEntry last;
	private SharedFile open;

	TaskReader(final BatchSettings settings) {
		this.settings = settings;
	}

	/**
	 * Reads what an entry's question is about.
	 *
	 * @param id of its task
	 * @return to be closed
	 * @throws ImageReadException if a file is no image, or has no such page
	 * @throws sc.fiji.unibiomed.interpret.PromptException if a region does not fit, or the view does not
	 * @throws IOException if a file cannot be read
	 */
	ReadTask read(final BatchEntry entry, final String id) throws IOException {
		if (last == null || !last.file().equals(entry.file()) || !last.plane().equals(entry.plane())) {
			close();
			open = new SharedFile(formats.open(entry.file(), entry.plane(), settings.view().level()));
			last = entry;
		}
		final Optional<Picture> about = Optional.of(open.picture(entry.prompt()));
		final Question question = new Question(about, entry.prompt(), "", QuestionFiles.regions(entry.regions(), about),
			settings.maxNewTokens());
		final Asking asking = settings.view().asking(about);
		return new ReadTask(entry, id, question, asking, open.share());
	}

	/** Lets go of the last file; it stays open while a task needs it. */
	@Override
	public void close() throws IOException {
		last = null;
		if (open != null) {
			final SharedFile file = open;
			open = null;
			file.close();
		}
	}
}
