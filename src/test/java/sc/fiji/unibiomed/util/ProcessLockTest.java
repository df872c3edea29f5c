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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

	@TempDir
	private Path work;

	/** Tries to take a lock, as a process of its own: ends with 0 if it could. */
	static final class Other {

		public static void main(final String[] args) throws IOException {
			System.exit(ProcessLock.tryTake(Path.of(args[0])).isPresent() ? 0 : 1);
		}
	}

	@Test
	void oneAtATimeHasIt() throws IOException {
		final Path file = work.resolve("lock");
		try (ProcessLock first = ProcessLock.tryTake(file).orElseThrow()) {
			assertTrue(ProcessLock.tryTake(file).isEmpty());
			assertTrue(ProcessLock.tryTake(work.resolve("other")).isPresent());
		}
		ProcessLock.tryTake(file).orElseThrow().close();
	}

	@Test
	void whoClosesItTwiceTakesNothingFromTheNext() throws IOException {
		final Path file = work.resolve("lock");
		final ProcessLock first = ProcessLock.tryTake(file).orElseThrow();
		first.close();
		try (ProcessLock second = ProcessLock.tryTake(file).orElseThrow()) {
			first.close();
			assertTrue(ProcessLock.tryTake(file).isEmpty());
		}
	}

	@Test
	void aThreadThatTriesInVainDoesNotLetOtherProcessesHaveIt() throws IOException, InterruptedException {
		final Path file = work.resolve("lock");
		try (ProcessLock held = ProcessLock.tryTake(file).orElseThrow()) {
			assertTrue(ProcessLock.tryTake(file).isEmpty());
			assertEquals(1, other(file));
		}
		assertEquals(0, other(file));
	}

	private static int other(final Path file) throws IOException, InterruptedException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
			System.getProperty("java.class.path"), Other.class.getName(), file.toString()).inheritIO().start()
			.waitFor();
	}
}
