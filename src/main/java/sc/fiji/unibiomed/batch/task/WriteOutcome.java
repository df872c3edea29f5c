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
import java.nio.file.Path;

import sc.fiji.unibiomed.util.FileTrees;

/**
 * What came of writing an answer.
 *
 * @param taken what it is about; let go
 * @param answer as people read it
 * @param failure why it could not be written; {@code null} if it could
 */
public record WriteOutcome(ClaimedEntry taken, String answer, String failure) {

	/** Writes an answer, notes it, and lets its task go. */
	public static WriteOutcome of(final ClaimedEntry taken, final AnsweredTask answered, final BatchFolder folder,
		final TaskWriter writer, final int attempts) throws IOException
	{
		try (taken) {
			final RetryResult<Boolean> written = RetryResult.of(attempts, () -> {
				write(taken, answered, folder, writer);
				return true;
			});
			return new WriteOutcome(taken, answered.reply().answer().plainText(), written.failure());
		}
	}

	private static void write(final ClaimedEntry taken, final AnsweredTask answered, final BatchFolder folder,
		final TaskWriter writer) throws IOException
	{
		final Path part = folder.begin(taken.task().folder());
		try {
			writer.write(answered, part);
			folder.finish(taken.task().folder(), part);
		}
		finally {
			FileTrees.delete(part);
		}
		folder.note(taken.entry(), EntryRecord.done(taken.entry(), taken.task().id(), taken.task().folder()));
	}
}
