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

import java.io.IOException;
import java.util.Optional;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.TaskId;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What would become of an entry, found out without asking a model, and without writing anything.
 *
 * @param words the prompt that the model would be given, or why its files cannot be used; empty if it is done
 */
public record EntryPreview(BatchEntry entry, State state, String words) {

	/** What would become of an entry. */
	public enum State {
		/** It would be asked about. */
		TO_DO,
		/** It was answered before. */
		DONE,
		/** Its files cannot be used. */
		UNUSABLE
	}

	/**
	 * Reads the files of an entry.
	 *
	 * @param ids of tasks; empty if none can be done before
	 * @throws IOException if the disk is full on which files are unpacked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static EntryPreview of(final BatchEntry entry, final BatchFolder folder, final Optional<TaskId> ids,
		final TaskReader reader, final Cancellation cancellation) throws IOException
	{
		cancellation.check();
		if (ids.isPresent()) {
			final RetryResult<EntryClaim.Task> task = RetryResult.of(1,
				() -> EntryClaim.Task.of(entry, ids.get(), cancellation));
			if (task instanceof final RetryResult.Failure<EntryClaim.Task> failure) {
				return new EntryPreview(entry, State.UNUSABLE, failure.reason());
			}
			if (folder.isDone(task.value().folder())) {
				return new EntryPreview(entry, State.DONE, "");
			}
		}
		final RetryResult<String> prompt = RetryResult.of(1, () -> {
			try (ReadTask read = reader.read(entry, "", cancellation)) {
				return read.question().prompt();
			}
		});
		return prompt instanceof final RetryResult.Failure<String> failure
			? new EntryPreview(entry, State.UNUSABLE, failure.reason())
			: new EntryPreview(entry, State.TO_DO, prompt.value());
	}
}
