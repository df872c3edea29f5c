package sc.fiji.unibiomed.batch;

import java.io.IOException;

import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.Asking;

/**
 * An entry whose files are read, or open.
 *
 * @param id of the task
 * @param question with picture and regions
 * @param asking how it is asked
 * @param file from which the question's picture is read
 */
record ReadTask(BatchEntry entry, String id, Question question, Asking asking,
	SharedFile file) implements AutoCloseable {

	/** Lets go of the file. */
	@Override
	public void close() throws IOException {
		file.close();
	}
}
