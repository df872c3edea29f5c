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

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** How long work will go on, from what was done so far. */
class RemainingTimeTest {

	private static final long SECOND = 1_000_000_000;
	private final RemainingTime left = new RemainingTime();

	@Test
	void theRestTakesAsLongAsWhatWasDone() {
		assertEquals(Optional.empty(), left.at(0, 100, 0));
		assertEquals(Optional.empty(), left.at(10, 100, 4 * SECOND), "too early to tell");
		assertEquals(Optional.of(Duration.ofSeconds(40)), left.at(20, 100, 10 * SECOND));
		assertEquals(Optional.empty(), left.at(100, 100, 50 * SECOND), "done");
	}

	@Test
	void workOfAnotherKindIsEstimatedAnew() {
		left.at(0, 100, 0);
		assertEquals(Optional.of(Duration.ofSeconds(6)), left.at(50, 100, 6 * SECOND));
		assertEquals(Optional.empty(), left.at(1, 4, 7 * SECOND));
		assertEquals(Optional.of(Duration.ofSeconds(20)), left.at(2, 4, 17 * SECOND));
	}

	@Test
	void nobodyKnowsHowLongItIsWithoutATotal() {
		left.at(0, 0, 0);
		assertEquals(Optional.empty(), left.at(500, 0, 60 * SECOND));
	}

	@Test
	void timesAreRoundedForPeople() {
		assertEquals("1 s", RemainingTime.words(Duration.ofMillis(300)));
		assertEquals("4 s", RemainingTime.words(Duration.ofSeconds(4)));
		assertEquals("40 s", RemainingTime.words(Duration.ofSeconds(41)));
		assertEquals("115 s", RemainingTime.words(Duration.ofMillis(114_900)));
		assertEquals("2 minutes", RemainingTime.words(Duration.ofSeconds(118)));
		assertEquals("12 minutes", RemainingTime.words(Duration.ofSeconds(725)));
		assertEquals("3 hours", RemainingTime.words(Duration.ofMinutes(170)));
	}
}
