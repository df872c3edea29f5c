package sc.fiji.unibiomed.batch.task;
import sc.fiji.unibiomed.interpret.ask.Reply;


/**
 * A task that is answered and not written yet.
 *
 * @param beginNanos when the work on it began, of {@link System#nanoTime}
 */
public record AnsweredTask(ReadTask task, Reply reply, long beginNanos) {
}
