package sc.fiji.unibiomed.batch;

import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.View;

/**
 * How every entry of a batch is asked about.
 *
 * @param view what of each image the model is shown at once
 * @param maxNewTokens the longest answer
 * @param attempts how often an entry is tried that fails for a reason that may pass, at least 1
 * @param looksAhead whether the next image goes through the vision encoder while the current question is answered
 */
public record BatchSettings(View view, int maxNewTokens, int attempts, boolean looksAhead) {

	public BatchSettings {
		if (maxNewTokens < 1 || attempts < 1) {
			throw new IllegalArgumentException("An answer must be allowed at least one token and one attempt.");
		}
	}

	/** Looks ahead. */
	public BatchSettings(final View view, final int maxNewTokens, final int attempts) {
		this(view, maxNewTokens, attempts, true);
	}

	/** As the reference asks; twice if need be. */
	public static BatchSettings usual() {
		return new BatchSettings(View.REFERENCE, Question.DEFAULT_MAX_NEW_TOKENS, 2);
	}

	/** The same, looking ahead or not. */
	public BatchSettings lookingAhead(final boolean ahead) {
		return new BatchSettings(view, maxNewTokens, attempts, ahead);
	}
}
