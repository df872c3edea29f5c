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
package sc.fiji.unibiomed.imagej.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.util.CancelledException;

/** What a user wants of long work reaches the model. */
class CommandProgressTest {

	private long seconds;

	private LongWork work(final LongWork.Decision wish) {
		return new LongWork(offer -> wish, () -> seconds * 1_000_000_000);
	}

	private void fields(final CommandProgress progress) {
		for (int i = 1; i <= 100; i++) {
			progress.field(i, 100);
			seconds += 4;
		}
	}

	@Test
	void whoWantsLessStopsTheQuestionAndAsksAgain() {
		final LongWork work = work(LongWork.Decision.LESS);
		try (CommandProgress progress = new CommandProgress("test", null, work)) {
			assertThrows(CancelledException.class, () -> fields(progress));
			assertTrue(progress.cancellation().isCancelled());
		}
		assertTrue(work.takeLess().isPresent());
		try (CommandProgress progress = new CommandProgress("test", null, work)) {
			fields(progress);
			assertEquals(false, progress.cancellation().isCancelled());
		}
	}

	@Test
	void whoWantsNothingStopsForGood() {
		final LongWork work = work(LongWork.Decision.STOP);
		try (CommandProgress progress = new CommandProgress("test", null, work)) {
			assertThrows(CancelledException.class, () -> fields(progress));
		}
		assertEquals(Optional.empty(), work.takeLess());
	}

	@Test
	void workThatCannotBeLessIsNotAskedAbout() {
		try (CommandProgress progress = new CommandProgress("test", null)) {
			fields(progress);
			assertEquals(false, progress.cancellation().isCancelled());
		}
	}
}
