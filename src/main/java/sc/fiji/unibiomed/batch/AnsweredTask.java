package sc.fiji.unibiomed.batch;

import sc.fiji.unibiomed.interpret.Interpretation;

/**
 * A task that is answered and not written yet.
 *
 * @param beginNanos when the work on it began, of {@link System#nanoTime}
 */
record AnsweredTask(ReadTask task, Interpretation answer, long beginNanos) {
}
