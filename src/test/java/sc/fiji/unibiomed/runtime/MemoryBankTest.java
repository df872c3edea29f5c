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
package sc.fiji.unibiomed.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/**
 * In these tests the features of frame f are {f}, its pointer is {-f}. Expectations were worked out by hand from SAM 2.
 */
class MemoryBankTest {

	private static final int SLOTS = 7;
	private static final int PROMPTED = 5;

	@Test
	void rightAfterThePromptedFramesOnlyTheseAreRecalled() {
		final MemoryBank.Recalled recalled = bankBefore(5, 30).recall(5);

		assertEquals(List.of(0, 1, 2, 3, 4), frames(recalled.features()));
		assertEquals(List.of(6L, 6L, 6L, 6L, 6L), recalled.times());
		assertEquals(List.of(0, -1, -2, -3, -4), frames(recalled.pointers()));
	}

	@Test
	void followedFramesComeOldestFirstAndTheirPointersNewestFirst() {
		final MemoryBank.Recalled recalled = bankBefore(8, 30).recall(8);

		assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), frames(recalled.features()));
		assertEquals(List.of(6L, 6L, 6L, 6L, 6L, 2L, 1L, 0L), recalled.times());
		assertEquals(List.of(0, -1, -2, -3, -4, -7, -6, -5), frames(recalled.pointers()));
	}

	@Test
	void ofTheFollowedFramesTheLastSixAreRecalledAndFifteenPointers() {
		final MemoryBank.Recalled recalled = bankBefore(25, 30).recall(25);

		assertEquals(List.of(0, 1, 2, 3, 4, 19, 20, 21, 22, 23, 24), frames(recalled.features()));
		assertEquals(List.of(6L, 6L, 6L, 6L, 6L, 5L, 4L, 3L, 2L, 1L, 0L), recalled.times());
		assertEquals(
			List.of(0, -1, -2, -3, -4, -24, -23, -22, -21, -20, -19, -18, -17, -16, -15, -14, -13, -12, -11, -10),
			frames(recalled.pointers()));
	}

	@Test
	void memoryDoesNotGrowWithTheStack() {
		final MemoryBank.Recalled recalled = bankBefore(1000, 1001).recall(1000);

		assertEquals(PROMPTED + SLOTS - 1, recalled.features().size());
		assertEquals(PROMPTED + 15, recalled.pointers().size());
	}

	@Test
	void aModelWithOneSlotRecallsPromptedFramesOnly() {
		final MemoryBank bank = new MemoryBank(4, 1);
		bank.rememberPrompted(0, new float[] { 0 }, new float[] { 0 });
		bank.rememberFollowed(1, new float[] { 1 }, new float[] { -1 });
		final MemoryBank.Recalled recalled = bank.recall(2);

		assertEquals(List.of(0), frames(recalled.features()));
		assertEquals(List.of(0L), recalled.times());
	}

	/** A bank that has seen every frame before the given one. */
	private static MemoryBank bankBefore(final int frame, final int frames) {
		final MemoryBank bank = new MemoryBank(frames, SLOTS);
		IntStream.range(0, frame).forEach(f -> {
			if (f < PROMPTED) {
				bank.rememberPrompted(f, new float[] { f }, new float[] { -f });
			}
			else {
				bank.rememberFollowed(f, new float[] { f }, new float[] { -f });
			}
		});
		return bank;
	}

	private static List<Integer> frames(final List<float[]> values) {
		return values.stream().map(value -> (int) value[0]).toList();
	}
}
