package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.unibiomed.cli.Run;

/** The command line, asked one question. */
public final class InterpretDoor implements Door {

	@Override
	public String name() {
		return "interpret";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) throws IOException {
		final Path output = work.resolve("out");
		final List<String> line = new ArrayList<>(List.of("interpret", "--model", "demo", "--image", input.file()
			.toString(), "--prompt", input.prompt(), "--output", output.toString()));
		if (input.region().isPresent()) {
			line.addAll(List.of("--region", RegionFile.write(input, work).toString()));
		}
		line.addAll(frames(input));
		final Run run = Run.of(line);
		return run.code() == 0 ? AnswerFolder.read(output) : Seen.refused(run.err());
	}

	/** The options that say which planes of a stack are asked about. */
	public static List<String> frames(final DoorInput input) {
		return switch (input.frames()) {
			case SHOWN -> List.of();
			case EACH -> List.of("--stack", "--each-frame");
			case VOLUME -> List.of("--stack", "--key-frame", Integer.toString(input.key()));
			case REFERENCE -> List.of("--stack");
		};
	}
}
