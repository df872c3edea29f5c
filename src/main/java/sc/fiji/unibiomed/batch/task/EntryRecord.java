/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
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
public record EntryRecord(String image, String plane, String prompt, String task, String folder, String reason,
	int attempts)
{

	public static EntryRecord done(final BatchEntry entry, final String task, final String folder) {
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), task, folder, null, 0);
	}

	public static EntryRecord failed(final BatchEntry entry, final String reason, final int attempts) {
		return new EntryRecord(entry.image(), entry.plane().toString(), entry.asked(), null, null, reason, attempts);
	}

	boolean isDone() {
		return folder != null;
	}

	/** Whether it says what a record says; whoever wrote the file may have been somebody else. */
	boolean isUsable() {
		// A folder beside the others, and no other place.
		return isDone()
			? task != null && folder.matches("[^/\\\\:\\p{Cntrl}]+") && !folder.startsWith(".")
			: reason != null;
	}
}
