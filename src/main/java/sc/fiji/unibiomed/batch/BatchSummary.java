package sc.fiji.unibiomed.batch;

/**
 * How a batch ended.
 *
 * @param progress of this process's share
 * @param planned entries of the whole plan
 * @param answered of them with an answer in the output folder, whoever gave it
 * @param failed of them noted as failed
 */
public record BatchSummary(BatchProgress progress, int planned, int answered, int failed) {

	/** For people: {@code 9 of 10 answered, 4 of them before, 1 failed (failures.csv says why)}. */
	public String words() {
		return answered + " of " + planned + " answered" + (progress.skipped() > 0 ? ", " + progress.skipped() + " of them before"
			: "") + (failed > 0 ? ", " + failed + " failed (failures.csv says why)" : "");
	}

	/** Whether every entry of the whole plan has an answer. */
	public boolean isComplete() {
		return answered == planned;
	}
}
