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

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
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

	private CommandProgress progress(final boolean canAskForLess) {
		return new CommandProgress("test", null, work(LongWork.Decision.GO_ON), canAskForLess,
			() -> seconds * 1_000_000_000);
	}

	private static String status(final CommandProgress progress) {
		return progress.task().status().orElseThrow();
	}

	/** 4 of 10 tiles took 8 s; at that pace, 6 tiles take 12 s, and all after them 12.07 / 1.87 times a tile's 2 s. */
	@Test
	void onePictureTellsHowLongItStillTakes() {
		try (CommandProgress progress = progress(true)) {
			assertEquals("loading the model …", status(progress));
			progress.progress(Stage.VISION, 0, 10);
			seconds = 8;
			progress.progress(Stage.VISION, 4, 10);
			assertEquals("looking at the image … (Esc stops, about 25 s left)", status(progress));
			seconds = 15;
			assertEquals("looking at the image … (Esc stops, about 20 s left)", status(progress));
		}
	}

	@Test
	void whatTakesLongCanBeStoppedBeforeAnythingIsKnown() {
		try (CommandProgress progress = progress(true)) {
			seconds = 6;
			assertEquals("loading the model … (Esc stops)", status(progress));
			progress.close();
			assertEquals(Optional.empty(), progress.task().status());
		}
	}

	/** Regions are described in groups: 1 of 4 took 10 s. */
	@Test
	void regionsTellHowLongAllOfThemTake() {
		try (CommandProgress progress = progress(false)) {
			progress.field(1, 4);
			progress.progress(Stage.VISION, 0, 10);
			seconds = 10;
			progress.field(2, 4);
			progress.progress(Stage.PREFILL, 0, 100);
			assertEquals("field 2 of 4, reading the question … (Esc stops, about 30 s left)", status(progress));
		}
	}

	/**
	 * 20 of 30 tokens (0.8 s in the benchmark) took 6 s; the others, the outline and asking back take 0.4 + 4.9 + 0.07
	 * + 0.9 = 6.27 s there, and 47 s here.
	 */
	@Test
	void theEndOfALongAnswerIsShownWithHowToStop() {
		try (CommandProgress progress = progress(true)) {
			progress.progress(Stage.DECODE, 0, 0);
			progress.text("The liver is of usual size and shape, ");
			progress.text("and there is a round lesion in its right lobe");
			seconds = 6;
			progress.progress(Stage.DECODE, 20, 0);
			assertEquals("… ape, and there is a round lesion in its right lobe (Esc stops, about 45 s left)",
				status(progress));
		}
	}

	@Test
	void workThatCannotBeLessIsNotAskedAbout() {
		try (CommandProgress progress = new CommandProgress("test", null)) {
			fields(progress);
			assertEquals(false, progress.cancellation().isCancelled());
		}
	}
}
