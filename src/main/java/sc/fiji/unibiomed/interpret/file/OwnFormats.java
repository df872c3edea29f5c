package sc.fiji.unibiomed.interpret.file;

import java.nio.file.Path;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.file.FileImage;
import sc.fiji.unibiomed.image.file.FilePlanes;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Images of the files that {@link FileImage} reads. They have one series and no pyramid. */
final class OwnFormats {

	private OwnFormats() {
	}

	/**
	 * Reads a file.
	 *
	 * @param planes of the first series
	 * @throws ImageReadException if it cannot be read, has no such page, or pages of different sizes, of which all are wanted
	 */
	static RawImage read(final Path file, final PlaneChoice planes) throws ImageReadException {
		return FileImage.open(file, planes instanceof PlaneChoice.Page page ? FilePlanes.one(page.number()) : FilePlanes.ALL);
	}
}
