package sc.fiji.unibiomed.evaluate;

import sc.fiji.unibiomed.evaluate.score.ItemResult;

/** Counts what is done, and tells the listener. */
final class EvaluationClock {

	private final long begin = System.nanoTime();
	private final int total;
	private final EvaluationListener listener;
	private int done;
	private int kept;
	private int failed;

	EvaluationClock(final int total, final EvaluationListener listener) {
		this.total = total;
		this.listener = listener;
		report();
	}

	/** @param asked whether the model was asked, not an earlier run */
	void done(final ItemResult result, final boolean asked) {
		done++;
		if (result.hasFailed()) {
			failed++;
		}
		else if (!asked) {
			kept++;
		}
		report();
	}

	private void report() {
		listener.report(new EvaluationProgress(done, total, kept, failed, (System.nanoTime() - begin) / 1e9));
	}
}
