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
package sc.fiji.unibiomed.runtime.library;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What happens to networks when the process is to end. */
@Timeout(60)
class RunningNetworksTest {

	private static final Duration LONG = Duration.ofSeconds(50);

	private final RunningNetworks networks = new RunningNetworks();
	private final Cancellation work = new Cancellation();

	@Test
	void whatRunsIsCancelledAndWaitedFor() throws InterruptedException {
		final CountDownLatch runs = new CountDownLatch(1);
		final Thread network = new Thread(() -> {
			try (RunningNetworks.Run run = networks.begin(work)) {
				runs.countDown();
				assertThrows(CancelledException.class, () -> work.sleep(LONG));
			}
		});
		network.start();
		runs.await();
		assertTrue(networks.end(LONG));
		assertTrue(work.isCancelled());
		network.join();
	}

	@Test
	void whatCannotBeStoppedIsNotWaitedForForEver() {
		try (RunningNetworks.Run stubborn = networks.begin(work)) {
			assertFalse(networks.end(Duration.ofMillis(20)));
		}
		assertTrue(networks.end(Duration.ZERO));
	}

	@Test
	void whatHasRunIsLeftAlone() {
		networks.begin(work).close();
		assertTrue(networks.end(LONG));
		assertFalse(work.isCancelled());
	}

	@Test
	void noneStartsAnyMoreAndTheWorkThatWantedItStops() {
		networks.end(Duration.ZERO);
		assertThrows(CancelledException.class, () -> networks.begin(work));
		assertTrue(work.isCancelled());
	}
}
