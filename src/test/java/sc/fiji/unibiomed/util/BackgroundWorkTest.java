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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test's own thread is that of the user interface. */
@Timeout(60)
class BackgroundWorkTest {

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
	private final BackgroundWork work = new BackgroundWork("test", tasks::add);
	private final List<String> shown = new ArrayList<>();

	@AfterEach
	void close() {
		work.close();
	}

	@Test
	void workIsDoneElsewhereAndItsResultShownHere() throws InterruptedException {
		final Thread here = Thread.currentThread();
		work.start(running -> {
			final Thread there = Thread.currentThread();
			running.show(() -> shown.add("half"));
			return () -> shown.add("done: " + (there != here && Thread.currentThread() == here));
		}, () -> shown.add("failed"));
		assertTrue(work.isRunning());
		next();
		assertEquals(List.of("half"), shown);
		next();
		assertEquals(List.of("half", "done: true"), shown);
		assertFalse(work.isRunning());
	}

	@Test
	void oneAtATime() throws InterruptedException {
		final CountDownLatch go = new CountDownLatch(1);
		work.start(running -> {
			await(go);
			return () -> shown.add("first");
		}, () -> {});
		assertThrows(IllegalStateException.class, () -> work.start(running -> () -> {}, () -> {}));
		go.countDown();
		next();
		work.start(running -> () -> shown.add("second"), () -> {});
		next();
		assertEquals(List.of("first", "second"), shown);
	}

	/** "Stopping …" must not be overwritten by progress that was on its way. */
	@Test
	void whatIsToStopShowsNoProgress() throws InterruptedException {
		final CountDownLatch go = new CountDownLatch(1);
		work.start(running -> {
			running.show(() -> shown.add("too late"));
			await(go);
			return () -> shown.add(running.cancellation().isCancelled() ? "stopped" : "done");
		}, () -> {});
		work.cancel();
		go.countDown();
		next();
		next();
		assertEquals(List.of("stopped"), shown);
	}

	/** The window must not stay busy. */
	@Test
	void anErrorIsToldAndEndsTheWork() throws InterruptedException {
		work.start(running -> {
			throw new ExpectedError();
		}, () -> shown.add("failed"));
		next();
		assertEquals(List.of("failed"), shown);
		assertFalse(work.isRunning());
	}

	@Test
	void closingStopsTheWorkAndDoesOneLastThing() throws InterruptedException {
		final CountDownLatch last = new CountDownLatch(1);
		work.start(running -> {
			while (!running.cancellation().isCancelled()) {
				Thread.onSpinWait();
			}
			return () -> shown.add("stopped");
		}, () -> {});
		work.close(last::countDown);
		assertTrue(work.isClosed());
		await(last);
		next();
		assertEquals(List.of("stopped"), shown);
	}

	private void next() throws InterruptedException {
		tasks.poll(50, TimeUnit.SECONDS).run();
	}

	private static void await(final CountDownLatch latch) {
		try {
			assertTrue(latch.await(50, TimeUnit.SECONDS));
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Thrown on purpose; its trace would only disturb the reader of the log. */
	private static final class ExpectedError extends Error {

		private static final long serialVersionUID = 1L;

		ExpectedError() {
			super("on purpose", null, false, false);
		}
	}
}
