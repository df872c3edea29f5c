package sc.fiji.unibiomed.cli.terminal;

import java.io.PrintWriter;

import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.plan.BatchEntry;

/** Says on standard error what became of each entry of a batch, a line each; those that were done before count only. */
public final class BatchLines implements BatchListener {

	private static final int LONGEST = 100;

	private final PrintWriter err;
	private boolean skipping;

	public BatchLines(final PrintWriter err) {
		this.err = err;
	}

	@Override
	public void ended(final BatchEntry entry, final Outcome outcome, final String words, final BatchProgress progress) {
		if (outcome == Outcome.SKIPPED && progress.ended() < progress.total()) {
			skipping = true;
			return;
		}
		if (skipping) {
			skipping = false;
			err.println(progress.skipped() + " were done before.");
		}
		final String what = switch (outcome) {
			case DONE -> shortened(words);
			case FAILED -> "FAILED: " + words;
			case SKIPPED -> "done before";
			case LEFT_TO_OTHERS -> "another process is at it";
		};
		err.println("[" + progress.words() + "] " + entry.image() + ": " + what);
		err.flush();
	}

	private static String shortened(final String words) {
		final String line = words.replaceAll("\\s+", " ");
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
	}
}
