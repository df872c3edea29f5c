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

	/** Whether every entry of the whole plan has an answer. */
	public boolean isComplete() {
		return answered == planned;
	}
}
