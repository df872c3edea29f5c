package sc.fiji.unibiomed.batch;

import java.io.IOException;

import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.task.PictureSource;

/** An open image file for several tasks, which is closed when the last one has let it go. */
final class SharedFile implements AutoCloseable {

	private final PictureSource source;
	private int users = 1;

	/** @param source for whoever makes this */
	SharedFile(final PictureSource source) {
		this.source = source;
	}

	/** See {@link PictureSource#picture}. */
	Picture picture(final String question) throws IOException {
		return source.picture(question);
	}

	/** For one user more, who closes it as well. */
	synchronized SharedFile share() {
		users++;
		return this;
	}

	/** Lets it go. */
	@Override
	public synchronized void close() throws IOException {
		if (--users == 0) {
			source.close();
		}
	}
}
