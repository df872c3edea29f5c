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
import sc.fiji.unibiomed.util.ProcessLock;

/**
 * An entry that is this process's to answer.
 *
 * @param task of the entry
 * @param files what was read for it
 * @param damage what is wrong with the answer that it had before; empty if it had none
 * @param lock that keeps others away
 * @param beginNanos when this process turned to it, as {@link System#nanoTime()}
 */
public record ClaimedEntry(BatchEntry entry, Task task, ReadTask files, Optional<String> damage, ProcessLock lock,
	long beginNanos) implements EntryClaim
{

	/** Lets it go, so that others can take it, and its files. */
	@Override
	public void close() throws IOException {
		try (ReadTask read = files) {
			lock.close();
		}
	}
}
