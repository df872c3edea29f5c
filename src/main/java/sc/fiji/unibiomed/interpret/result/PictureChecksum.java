package sc.fiji.unibiomed.interpret.result;

import sc.fiji.unibiomed.findings.export.ImageChecksum;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.question.Picture;

/** The {@link ImageChecksum} of a picture of any size, which is read strip by strip. */
public final class PictureChecksum {

	/** Rows of a large image that are rendered at a time. */
	private static final int STRIP = 256;

	private PictureChecksum() {
	}

	/** The sum of all frames, in lower case hexadecimal digits. */
	public static String of(final Picture picture) {
		final ImageChecksum checksum = new ImageChecksum();
		for (int frame = 0; frame < picture.frameCount(); frame++) {
			checksum.begin(picture.width(), picture.height());
			for (int y = 0; y < picture.height(); y += STRIP) {
				checksum.rows(picture.part(frame, new Bounds(0, y, picture.width(), Math.min(STRIP, picture.height() - y))));
			}
		}
		return checksum.hex();
	}
}
