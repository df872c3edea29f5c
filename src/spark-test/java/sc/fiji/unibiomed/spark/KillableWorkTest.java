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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskContext$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.util.CancelledException;

class KillableWorkTest {

	private static final TaskContext TASK = TaskContext$.MODULE$.empty();

	@TempDir
	private Path work;

	@Test
	void itGivesWhatTheWorkGives() throws IOException {
		assertEquals("done", ((KillableWork<String>) cancellation -> "done").run(TASK));
	}

	@Test
	void itFailsAsTheWorkFails() {
		final KillableWork<String> failing = cancellation -> {
			throw new IOException("The disk is full.");
		};
		assertEquals("The disk is full.", assertThrows(IOException.class, () -> failing.run(TASK)).getMessage());
	}

	/** Reading a file in an interrupted thread would close it. */
	@Test
	void anInterruptCancelsTheWorkAndClosesNoFile() throws IOException, InterruptedException {
		try (FileChannel weights = FileChannel.open(Files.write(work.resolve("weights"), new byte[9]))) {
			final CountDownLatch begun = new CountDownLatch(1);
			final KillableWork<String> reading = cancellation -> {
				begun.countDown();
				while (!cancellation.isCancelled()) {
					weights.read(ByteBuffer.allocate(9), 0);
				}
				weights.read(ByteBuffer.allocate(9), 0);
				cancellation.sleep(Duration.ZERO);
				return "not cancelled";
			};
			final AtomicReference<Exception> end = new AtomicReference<>();
			final Thread task = new Thread(() -> {
				try {
					reading.run(TASK);
				}
				catch (final IOException | CancelledException e) {
					end.set(Thread.currentThread().isInterrupted() ? e : null);
				}
			});
			task.start();
			begun.await();
			task.interrupt();
			task.join();
			assertInstanceOf(CancelledException.class, end.get());
			assertTrue(weights.isOpen());
		}
	}
}
