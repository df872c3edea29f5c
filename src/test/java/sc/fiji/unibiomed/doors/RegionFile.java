package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** The region of a question as the file that command lines take. */
final class RegionFile {

	private RegionFile() {
	}

	static Path write(final DoorInput input, final Path folder) throws IOException {
		final RgbImage image = ImageFiles.read(input.file());
		final Bounds region = input.region().orElseThrow();
		final Path file = folder.resolve("region.png");
		MaskFiles.writePng(BinaryMask.within(image.width(), image.height(), region, (x, y) -> true), file);
		return file;
	}
}
