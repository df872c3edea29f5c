package sc.fiji.unibiomed.batch.task;

import sc.fiji.unibiomed.batch.plan.BatchEntry;

/**
 * What became of an entry, as it is noted in the output folder.
 *
 * @param image as the plan names it
 * @param plane likewise
 * @param prompt likewise
 * @param task the task's id; {@code null} if it failed
 * @param folder name of the task's folder; {@code null} if it failed
 * @param reason why it failed, a sentence; {@code null} if it is done
 * @param attempts how often it was tried in the run that failed last; 0 if it is done
 */
public record EntryRecord(String image, String plane, String prompt, String task, String folder, String reason, int attempts) {

	public static EntryRecord done(final BatchEntry entry, final String task, final String folder) {
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), task, folder, null, 0);
	}

	public static EntryRecord failed(final BatchEntry entry, final String reason, final int attempts) {
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), null, null, reason, attempts);
	}

	boolean isDone() {
		return folder != null;
	}
}
