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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class CancellationTest {

	private final Cancellation cancellation = new Cancellation();
	private final AtomicInteger told = new AtomicInteger();

	@Test
	void workGoesOnUntilItIsCancelled() {
		assertDoesNotThrow(cancellation::check);
		cancellation.cancel();
		assertThrows(CancelledException.class, cancellation::check);
		cancellation.cancel();
		assertThrows(CancelledException.class, cancellation::check);
	}

	@Test
	void whoListensIsTold() {
		try (Cancellation.Registration registration = cancellation.onCancel(told::incrementAndGet)) {
			assertEquals(0, told.get());
			cancellation.cancel();
		}
		assertEquals(1, told.get());
	}

	@Test
	void whoListensTooLateIsToldAtOnce() {
		cancellation.cancel();
		cancellation.onCancel(told::incrementAndGet).close();
		assertEquals(1, told.get());
	}

	@Test
	void whoHasGoneIsNotTold() {
		cancellation.onCancel(told::incrementAndGet).close();
		cancellation.cancel();
		assertEquals(0, told.get());
	}

	/** What a listener uses, such as the options of a running network, may be freed once its registration is closed. */
	@Test
	void closingWaitsForAListenerThatIsRunning() throws InterruptedException {
		final CountDownLatch running = new CountDownLatch(1);
		final CountDownLatch goOn = new CountDownLatch(1);
		final Cancellation.Registration registration = cancellation.onCancel(() -> {
			running.countDown();
			awaitQuietly(goOn);
			told.incrementAndGet();
		});
		final Thread canceller = new Thread(cancellation::cancel);
		canceller.start();
		running.await();
		final AtomicInteger toldWhenClosed = new AtomicInteger(-1);
		final Thread closer = new Thread(() -> {
			registration.close();
			toldWhenClosed.set(told.get());
		});
		closer.start();
		while (closer.getState() != Thread.State.BLOCKED) {
			Thread.onSpinWait();
		}
		goOn.countDown();
		canceller.join();
		closer.join();
		assertEquals(1, toldWhenClosed.get());
	}

	private static void awaitQuietly(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
