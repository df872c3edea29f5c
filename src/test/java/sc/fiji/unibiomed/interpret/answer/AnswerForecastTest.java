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
package sc.fiji.unibiomed.interpret.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;

/** How long an answer still takes is told from the stages that are done. */
class AnswerForecastTest {

	private static final long SECOND = 1_000_000_000L;

	private final AnswerForecast forecast = new AnswerForecast();

	private long left(final double seconds) {
		return forecast.left((long) (seconds * SECOND)).map(Duration::toSeconds).orElse(-1L);
	}

	private void at(final double seconds, final Stage stage, final long done, final long total) {
		forecast.progress(stage, done, total, (long) (seconds * SECOND));
	}

	/** At the pace of the benchmark: 10 tiles take 18.7 s, all after them 5.4 + 0.8 + 4.9 + 0.07 + 0.9 = 12.07 s. */
	@Test
	void whatIsLeftFollowsFromTheTilesThatWereLookedAt() {
		at(0, Stage.VISION, 0, 10);
		assertEquals(-1, left(1), "nothing is measured");
		at(1.87, Stage.VISION, 1, 10);
		assertEquals(-1, left(2), "too little is measured");
		at(3.74, Stage.VISION, 2, 10);
		assertEquals((long) (8 * 1.87 + 12.07), left(3.74));
		assertEquals((long) (8 * 1.87 + 12.07 - 5), left(8.74), "the clock goes on between two tiles");
	}

	/** A computer that is three times as slow needs three times as long for the rest. */
	@Test
	void aSlowComputerNeedsLonger() {
		at(0, Stage.VISION, 0, 10);
		at(3 * 18.7, Stage.VISION, 10, 10);
		assertEquals((long) (3 * 12.07), left(3 * 18.7));
	}

	@Test
	void loadingTheModelDoesNotCount() {
		at(0, Stage.PREPARATION, 0, 100);
		at(60, Stage.PREPARATION, 100, 100);
		at(60, Stage.VISION, 0, 10);
		at(100, Stage.PREPARATION, 100, 100);
		at(118.7, Stage.VISION, 10, 10);
		assertEquals(12, left(118.7));
	}

	/** A second question about the same picture begins with reading 20 tokens, and knows the picture's features. */
	@Test
	void whatIsSkippedIsNotExpectedOnceALaterStageHasBegun() {
		at(0, Stage.PREFILL, 0, 20);
		at(3, Stage.PREFILL, 20, 20);
		at(20, Stage.DECODE, 20, 0);
		at(21, Stage.MASKS, 0, 1);
		at(22, Stage.MASKS, 1, 1);
		// 20 tokens read (0.04 s), 20 or 30 written (1.2 s) and a mask (0.07 s) took 22 s; asking back 0.9 s.
		assertEquals((long) (22 * 0.9 / (20 * 5.4 / 2582 + 30 * 0.04 + 0.07)), left(22));
	}

	@Test
	void theLastSecondsAreOneSecond() {
		at(0, Stage.VISION, 0, 10);
		at(18.7, Stage.VISION, 10, 10);
		assertEquals(1, left(200));
	}

	@Test
	void nothingIsToldOfAnAnswerThatHasNotBegun() {
		assertEquals(Optional.empty(), forecast.left(100 * SECOND));
	}
}
