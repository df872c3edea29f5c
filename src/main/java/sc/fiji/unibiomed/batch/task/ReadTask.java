package sc.fiji.unibiomed.batch.task;

import java.io.IOException;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;


/**
 * An entry whose files are read, or open.
 *
 * @param id of the task
 * @param question about the image
 * @param file from which the question's picture is read
 */
public record ReadTask(BatchEntry entry, String id, ImageQuestion question, SharedImageFile file) implements AutoCloseable {

	/** Lets go of the file. */
	@Override
	public void close() throws IOException {
		file.close();
	}
}
