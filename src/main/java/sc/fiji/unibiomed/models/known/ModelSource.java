package sc.fiji.unibiomed.models.known;

import java.nio.file.Path;

import sc.fiji.unibiomed.models.hub.HubRepository;

/** Where a model comes from. */
public sealed interface ModelSource {

	/** From inside the program. */
	record Embedded() implements ModelSource {

		@Override
		public String toString() {
			return "built in";
		}
	}

	/** From the HuggingFace hub. */
	record Repository(HubRepository repository) implements ModelSource {

		@Override
		public String toString() {
			return repository.toString();
		}
	}

	/** From a folder of the user's. */
	record Folder(Path folder) implements ModelSource {

		@Override
		public String toString() {
			return folder.toString();
		}
	}
}
