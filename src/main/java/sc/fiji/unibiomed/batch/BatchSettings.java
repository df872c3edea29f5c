package sc.fiji.unibiomed.batch;

import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.View;

/**
 * How every entry of a batch is asked about.
 *
 * @param view what of each image the model is shown at once
 * @param maxNewTokens the longest answer
 * @param attempts how often an entry is tried that fails for a reason that may pass, at least 1
 */
public record BatchSettings(View view, int maxNewTokens, int attempts) {

	public BatchSettings {
		if (maxNewTokens < 1 || attempts < 1) {
			throw new IllegalArgumentException("An answer must be allowed at least one token and one attempt.");
		}
	}

	/** As the reference asks; twice if need be. */
	public static BatchSettings usual() {
		return new BatchSettings(View.REFERENCE, Question.DEFAULT_MAX_NEW_TOKENS, 2);
	}
}
