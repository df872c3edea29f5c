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
import sc.fiji.unibiomed.batch.plan.TaskId;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * An entry that this process has looked at, and taken unless it is done, somebody else's, or cannot be read.
 *
 * @param id of its task; {@code null} if its files could not be read
 * @param name of the task's folder; {@code null} likewise
 * @param task {@code null} unless it was taken
 * @param failure why its files could not be read; {@code null} if they could
 * @param claim {@code null} unless it was taken
 */
public record ClaimedEntry(BatchEntry entry, String id, String name, ReadTask task, String failure, boolean leftToOthers,
	ProcessLock claim, long beginNanos) implements AutoCloseable
{

	private static final Duration POLL = Duration.ofMillis(500);

	/**
	 * Takes an entry.
	 *
	 * @param wait whether to wait while somebody else is at it
	 */
	public static ClaimedEntry of(final BatchEntry entry, final BatchFolder folder, final TaskId ids, final TaskReader reader,
		final int attempts, final boolean wait, final Cancellation cancellation) throws IOException
	{
		final long begin = System.nanoTime();
		cancellation.check();
		final RetryResult<String> id = RetryResult.of(attempts, () -> ids.of(entry));
		if (id.failure() != null) {
			return new ClaimedEntry(entry, null, null, null, id.failure(), false, null, begin);
		}
		final String name = BatchFolder.name(entry, id.value());
		while (!folder.isDone(name)) {
			final Optional<ProcessLock> claim = folder.claim(name);
			if (claim.isPresent()) {
				return claimed(entry, id.value(), name, claim.get(), folder, reader, attempts, begin);
			}
			if (!wait) {
				return new ClaimedEntry(entry, id.value(), name, null, null, true, null, begin);
			}
			cancellation.sleep(POLL);
		}
		return new ClaimedEntry(entry, id.value(), name, null, null, false, null, begin);
	}

	private static ClaimedEntry claimed(final BatchEntry entry, final String id, final String name, final ProcessLock claim,
		final BatchFolder folder, final TaskReader reader, final int attempts, final long begin) throws IOException
	{
		boolean kept = false;
		try {
			if (folder.isDone(name)) {
				// By whoever had it a moment ago.
				return new ClaimedEntry(entry, id, name, null, null, false, null, begin);
			}
			final RetryResult<ReadTask> read = RetryResult.of(attempts, () -> reader.read(entry, id));
			if (read.failure() != null) {
				return new ClaimedEntry(entry, id, name, null, read.failure(), false, null, begin);
			}
			kept = true;
			return new ClaimedEntry(entry, id, name, read.value(), null, false, claim, begin);
		}
		finally {
			if (!kept) {
				claim.close();
			}
		}
	}

	/** Lets it go, so that others can take it, and its files. */
	@Override
	public void close() throws IOException {
		try (ReadTask files = task) {
			if (claim != null) {
				claim.close();
			}
		}
	}
}
