package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The command line, asked the questions of a table, which has one line. */
public final class ManifestDoor implements Door {

	@Override
	public String name() {
		return "manifest";
	}

	/** Following objects is enough of stacks, which take long: the rest is the batch's, and is asked there. */
	@Override
	public boolean takes(final DoorInput input) {
		return input.frames() == DoorInput.Frames.SHOWN || input.frames() == DoorInput.Frames.VOLUME;
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final Path manifest = work.resolve("manifest.csv");
		final String regions = input.region().isPresent() ? RegionFile.write(input, work).toString() : "";
		final String plane = input.frames() == DoorInput.Frames.SHOWN ? Integer.toString(input.key()) : "stack";
		try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(manifest), CSVFormat.RFC4180)) {
			printer.printRecord("image", "plane", "prompt", "regions");
			printer.printRecord(input.file(), plane, input.prompt(), regions);
		}
		return BatchDoor.run(input, work, List.of("--manifest", manifest.toString()));
	}
}
