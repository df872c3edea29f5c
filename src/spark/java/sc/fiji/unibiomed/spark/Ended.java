package sc.fiji.unibiomed.spark;

import java.io.Serializable;

import sc.fiji.unibiomed.batch.BatchListener;

/**
 * What became of an entry in a task.
 *
 * @param number of the entry in the plan
 * @param words why it failed, or the answer as people read it; empty where nothing was asked
 */
record Ended(int number, BatchListener.Outcome outcome, String words) implements Serializable {

	boolean hasFailed() {
		return outcome == BatchListener.Outcome.FAILED;
	}
}
