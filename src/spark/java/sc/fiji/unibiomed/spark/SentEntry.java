package sc.fiji.unibiomed.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.batch.BatchEntry;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;

/** An entry of a plan in a form that can be sent to an executor; the values are those of {@link BatchEntry}. */
record SentEntry(int number, String image, String file, String plane, String prompt, List<String> regions) implements
	Serializable
{

	static SentEntry of(final BatchEntry entry) {
		return new SentEntry(entry.number(), entry.image(), entry.file().toString(), entry.plane().toString(), entry.prompt(), entry
			.regions().stream().map(Path::toString).toList());
	}

	BatchEntry entry() {
		return new BatchEntry(number, image, Path.of(file), PlaneChoice.parse(plane), prompt, regions.stream().map(Path::of).toList());
	}
}
