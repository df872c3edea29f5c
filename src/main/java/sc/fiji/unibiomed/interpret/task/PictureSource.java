package sc.fiji.unibiomed.interpret.task;

import java.io.IOException;

import sc.fiji.unibiomed.interpret.Picture;

/** An image file that is open for questions. What it gives can be read until it is closed. For one thread at a time. */
public interface PictureSource extends AutoCloseable {

	/**
	 * The picture that a question is shown. The same object again where two questions are shown the same, so that what was
	 * computed of it can be used again.
	 *
	 * @param question as it is asked; what it asks for may decide how values become grey
	 * @throws IOException if it cannot be read; the message names the file
	 */
	Picture picture(String question) throws IOException;

	/** Lets go of the file. */
	@Override
	void close() throws IOException;

	/** A picture that is in memory. */
	static PictureSource of(final Picture picture) {
		return new PictureSource() {

			@Override
			public Picture picture(final String question) {
				return picture;
			}

			@Override
			public void close() {}
		};
	}
}
