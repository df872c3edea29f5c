package sc.fiji.unibiomed.batch;

import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.Asking;

/**
 * An entry whose files are read.
 *
 * @param id of the task
 * @param question with picture and regions
 * @param asking how it is asked
 */
record ReadTask(BatchEntry entry, String id, Question question, Asking asking) {
}
