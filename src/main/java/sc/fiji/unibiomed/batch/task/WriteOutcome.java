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
import java.util.Optional;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.FullDiskException;

/** What came of writing an answer. */
public sealed interface WriteOutcome {

	/**
	 * It is on disk.
	 *
	 * @param answer as people read it; what warns of it stands before it
	 */
	record Written(ClaimedEntry taken, String answer) implements WriteOutcome {}

	/**
	 * It could not be written.
	 *
	 * @param reason for people, in one line
	 * @param count how often it was tried
	 */
	record Failed(ClaimedEntry taken, String reason, int count) implements WriteOutcome {}

	/** What it is about; let go. */
	ClaimedEntry taken();

	/** Writes an answer, notes it, and lets its task go. */
	static WriteOutcome of(final ClaimedEntry taken, final UnwrittenAnswer answered, final BatchFolder folder,
		final TaskWriter writer, final Asker asker, final int attempts) throws IOException
	{
		try (taken) {
			final RetryResult<Boolean> written = RetryResult.of(attempts, () -> {
				write(taken, answered, folder, writer, asker);
				return true;
			});
			return written instanceof final RetryResult.Failure<Boolean> failure
				? new Failed(taken, failure.reason(), failure.count())
				: new Written(taken, words(answered.reply().answer()));
		}
	}

	/** The warning stands before the answer, short enough for a line that has both. */
	private static String words(final Interpretation answer) {
		return (DemoWarnings.among(answer.notes()).isEmpty() ? "" : DemoWarnings.IN_SHORT) + answer.shownText();
	}

	private static void write(final ClaimedEntry taken, final UnwrittenAnswer answered, final BatchFolder folder,
		final TaskWriter writer, final Asker asker) throws IOException
	{
		try {
			final Path part = folder.begin(taken.task().folder());
			try {
				writer.write(answered, part);
				// Large images are read part by part, until here. What is answered is written also after a cancel.
				taken.task().stamps().check(new Cancellation());
				folder.finish(taken.task().folder(), part);
			}
			finally {
				FileTrees.delete(part);
			}
			folder.note(taken.entry(), asker, EntryRecord.done(taken.entry(), asker, taken.task()));
		}
		catch (final IOException | RuntimeException e) {
			final Optional<FullDiskException> full = FullDiskException.of(e, folder.root());
			if (full.isPresent()) {
				throw full.get();
			}
			throw e;
		}
	}
}
