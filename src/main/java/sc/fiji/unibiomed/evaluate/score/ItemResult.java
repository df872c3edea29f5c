package sc.fiji.unibiomed.evaluate.score;

/**
 * What became of an item.
 *
 * @param answer with marks and tokens; blank if it failed
 * @param note what the numbers do not tell; blank for nothing
 * @param failure why there is no answer, a sentence that names entry and file; blank if there is one
 */
public record ItemResult(EvaluationItem item, String answer, ItemScores scores, String note, String failure) {

	/** Of an item that failed. */
	public static ItemResult failed(final EvaluationItem item, final String why) {
		return new ItemResult(item, "", ItemScores.NONE, "", why);
	}

	public boolean hasFailed() {
		return !failure.isEmpty();
	}
}
