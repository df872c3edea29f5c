package sc.fiji.unibiomed.interpret.file;

import java.io.IOException;

import sc.fiji.unibiomed.image.raw.RawImage;

/** An image file that is open for questions. What it gives can be read until it is closed. For one thread at a time. */
public interface ImageSource extends AutoCloseable {

	/** The image; it shows the plane that was chosen when the file was opened. Always the same object. */
	RawImage image();

	/** Lets go of the file. */
	@Override
	void close() throws IOException;

	/** An image that is in memory. */
	static ImageSource of(final RawImage image) {
		return new ImageSource() {

			@Override
			public RawImage image() {
				return image;
			}

			@Override
			public void close() {}
		};
	}
}
