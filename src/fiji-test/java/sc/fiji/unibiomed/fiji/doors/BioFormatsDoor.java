package sc.fiji.unibiomed.fiji.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.InterpretDoor;
import sc.fiji.unibiomed.doors.Seen;

/**
 * The command line, asked about a file that Bio-Formats reads: DICOM as it is, and others as OME-TIFF. This program
 * reads TIFF files by itself.
 */
final class BioFormatsDoor implements Door {

	@Override
	public String name() {
		return "Bio-Formats";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final String name = input.file().getFileName().toString();
		final Path file = name.endsWith(".dcm") ? input.file() : OmeTiff.write(input, Files.createDirectory(work.resolve(
			"ome")).resolve(name.replaceFirst("\\.[a-z]+$", ".ome.tif")));
		return new InterpretDoor().ask(new DoorInput(input.name(), file, input.target(), input.modality(), input.prompt(),
			input.region(), input.frames(), input.key(), input.values()), work);
	}
}
