package sc.fiji.unibiomed.batch.task;

import java.io.IOException;

import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.file.ImageSource;

/** An open image file for several tasks, which is closed when the last one has let it go. */
final class SharedImageFile implements AutoCloseable {

	private final ImageSource source;
	private int users = 1;

	/** @param source for whoever makes this */
	SharedImageFile(final ImageSource source) {
		this.source = source;
	}

	/** See {@link ImageSource#image}. */
	RawImage image() {
		return source.image();
	}

	/** For one user more, who closes it as well. */
	synchronized SharedImageFile share() {
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
