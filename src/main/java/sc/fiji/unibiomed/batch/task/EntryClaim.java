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
import java.time.Duration;
import java.util.Optional;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.FileStamps;
import sc.fiji.unibiomed.batch.plan.TaskId;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;

/** What came of trying to take an entry for this process. Closing it lets the entry go. */
public sealed interface EntryClaim extends AutoCloseable
	permits ClaimedEntry, EntryClaim.Done, EntryClaim.Elsewhere, EntryClaim.Unreadable
{

	/** What was to be taken. */
	BatchEntry entry();

	@Override
	default void close() throws IOException {}

	/**
	 * A task and where its answer is kept.
	 *
	 * @param id of the task
	 * @param folder name of the task's folder
	 * @param stamps the files of which the id was made
	 * @param imageSum SHA-256 of the image file
	 */
	record Task(String id, String folder, FileStamps stamps, String imageSum) {

		static Task of(final BatchEntry entry, final TaskId ids, final Cancellation cancellation) throws IOException {
			final FileStamps stamps = ids.stamps(entry, cancellation);
			final String id = ids.of(entry, cancellation);
			final String sum = ids.imageSum(entry, cancellation);
			stamps.check(cancellation);
			return new Task(id, BatchFolder.name(entry, id), stamps, sum);
		}
	}

	/** It was answered before. */
	record Done(BatchEntry entry, Task task) implements EntryClaim {}

	/** Somebody else is at it. */
	record Elsewhere(BatchEntry entry) implements EntryClaim {}

	/**
	 * Its files cannot be read.
	 *
	 * @param task empty if not even that could be found out
	 * @param reason in a sentence
	 */
	record Unreadable(BatchEntry entry, Optional<Task> task, String reason) implements EntryClaim {}

	/**
	 * Takes an entry.
	 *
	 * @param wait whether to wait while somebody else is at it
	 */
	static EntryClaim of(final BatchEntry entry, final BatchFolder folder, final TaskId ids, final TaskReader reader,
		final int attempts, final boolean wait, final Cancellation cancellation) throws IOException
	{
		final long begin = System.nanoTime();
		cancellation.check();
		final RetryResult<Task> known = RetryResult.of(attempts, () -> Task.of(entry, ids, cancellation));
		if (known instanceof final RetryResult.Failure<Task> failure) {
			return new Unreadable(entry, Optional.empty(), failure.reason());
		}
		final Task task = known.value();
		while (!folder.isDone(task.folder())) {
			final RetryResult<Optional<ProcessLock>> lock = RetryResult.of(attempts, () -> folder.claim(task.folder()));
			if (lock instanceof final RetryResult.Failure<Optional<ProcessLock>> failure) {
				return new Unreadable(entry, Optional.of(task), failure.reason());
			}
			if (lock.value().isPresent()) {
				return locked(entry, task, lock.value().get(), folder, reader, attempts, begin, cancellation);
			}
			if (!wait) {
				return new Elsewhere(entry);
			}
			cancellation.sleep(Duration.ofMillis(500));
		}
		return new Done(entry, task);
	}

	private static EntryClaim locked(final BatchEntry entry, final Task task, final ProcessLock lock,
		final BatchFolder folder, final TaskReader reader, final int attempts, final long begin,
		final Cancellation cancellation) throws IOException
	{
		boolean kept = false;
		try {
			if (folder.isDone(task.folder())) {
				// By whoever had it a moment ago.
				return new Done(entry, task);
			}
			final RetryResult<ReadTask> read = RetryResult.of(attempts, () -> read(entry, task, reader, cancellation));
			if (read instanceof final RetryResult.Failure<ReadTask> failure) {
				return new Unreadable(entry, Optional.of(task), failure.reason());
			}
			kept = true;
			return new ClaimedEntry(entry, task, read.value(), folder.damage(task.folder()), lock, begin);
		}
		finally {
			if (!kept) {
				lock.close();
			}
		}
	}

	/** What was read must be what the id was made of. */
	private static ReadTask read(final BatchEntry entry, final Task task, final TaskReader reader,
		final Cancellation cancellation) throws IOException
	{
		final ReadTask read = reader.read(entry, task.id(), cancellation);
		boolean same = false;
		try {
			task.stamps().check(cancellation);
			same = true;
			return read;
		}
		finally {
			if (!same) {
				read.close();
			}
		}
	}
}
