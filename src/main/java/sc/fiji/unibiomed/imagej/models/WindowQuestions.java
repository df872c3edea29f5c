package sc.fiji.unibiomed.imagej.models;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user of the window. For the event thread. */
interface WindowQuestions {

	/**
	 * A model for the list.
	 *
	 * @param name what it shall be called
	 * @param source a folder, or a repository on the hub
	 */
	record Addition(String name, String source) {
	}

	/** Whether a model may be removed. */
	boolean mayRemove(ModelRow model);

	/** Whether the work that is being done may be stopped, as the window is to be closed. */
	boolean mayStop();

	/** Into which folder that of an exported model goes. */
	Optional<Path> folderForExport();

	/** Which folder to import. */
	Optional<Path> folderToImport();

	/** What to add to the list. */
	Optional<Addition> addition();
}
