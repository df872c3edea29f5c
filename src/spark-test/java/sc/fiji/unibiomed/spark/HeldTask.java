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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.unibiomed.util.ProcessLock;

/**
 * A task that the test has taken, so that whatever shall happen in the middle of a run does so before the run's end,
 * however fast it is.
 *
 * @param claim what the engine takes, too
 */
record HeldTask(ProcessLock claim) implements AutoCloseable {

	static HeldTask of(final Path output, final String task) throws IOException {
		final Path claims = Files.createDirectories(output.resolve("state").resolve("claims"));
		return new HeldTask(ProcessLock.tryTake(claims.resolve(task + ".lock")).orElseThrow());
	}

	/** Lets it go. */
	@Override
	public void close() throws IOException {
		claim.close();
	}
}
