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
package sc.fiji.unibiomed.models.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransferRateTest {

	private static final long SECOND = 1_000_000_000L;
	private static final long GB = 1_000_000_000L;
	private static final long MB = 1_000_000L;

	private long now;
	private final TransferRate rate = new TransferRate(() -> now);

	@Test
	void atFirstThereIsNoRate() {
		assertEquals("0 bytes of 2.50 GB", rate.words(0, 2_500 * MB));
	}

	@Test
	void theRateIsThatOfTheLastSeconds() {
		rate.words(0, 2_500 * MB);
		now = 2 * SECOND;
		// 100 MB in 2 s are 50 MB/s; 2,400 MB are left, which take 48 s.
		assertEquals("100 MB of 2.50 GB · 50 MB/s · about 50 s left", rate.words(100 * MB, 2_500 * MB));
		now = 30 * SECOND;
		rate.words(110 * MB, 2_500 * MB);
		now = 32 * SECOND;
		// The last 10 s know nothing of the fast beginning: 10 MB in 2 s are 5 MB/s, and 2,380 MB take 476 s.
		assertEquals("120 MB of 2.50 GB · 5.0 MB/s · about 8 minutes left", rate.words(120 * MB, 2_500 * MB));
	}

	@Test
	void bytesThatWereThereBeforeAreNotFast() {
		rate.words(2 * GB, 3 * GB);
		now = 2 * SECOND;
		assertEquals("2.02 of 3.00 GB · 10 MB/s · about 100 s left", rate.words(2_020 * MB, 3 * GB));
	}

	@Test
	void whereSomethingIsFetchedAgainTheRateBeginsAnew() {
		rate.words(900 * MB, 1_000 * MB);
		now = 2 * SECOND;
		assertEquals("0 bytes of 1.00 GB", rate.words(0, 1_000 * MB));
		now = 4 * SECOND;
		assertEquals("100 MB of 1.00 GB · 50 MB/s · about 20 s left", rate.words(100 * MB, 1_000 * MB));
	}

	@Test
	void whileNothingComesTheRateFalls() {
		rate.words(0, 1_000 * MB);
		now = 2 * SECOND;
		rate.words(100 * MB, 1_000 * MB);
		now = 4 * SECOND;
		assertEquals("100 MB of 1.00 GB · 25 MB/s · about 35 s left", rate.words(100 * MB, 1_000 * MB));
	}

	@Test
	void whatWasTenSecondsAgoCountsAndWhatWasBeforeDoesNot() {
		rate.words(0, 1_000 * MB);
		now = 5 * SECOND;
		rate.words(10 * MB, 1_000 * MB);
		now = 10 * SECOND;
		assertEquals("100 MB of 1.00 GB · 10 MB/s · about 90 s left", rate.words(100 * MB, 1_000 * MB));
		now = 11 * SECOND;
		assertEquals("100 MB of 1.00 GB · 15 MB/s · about 60 s left", rate.words(100 * MB, 1_000 * MB));
	}

	@Test
	void afterASecondEvenASingleByteIsARate() {
		rate.words(0, 50);
		now = SECOND - 1;
		assertEquals("1 byte of 50 bytes", rate.words(1, 50));
		now = SECOND;
		assertEquals("1 byte of 50 bytes · 1 byte/s · about 50 s left", rate.words(1, 50));
	}

	@Test
	void timesAreReadable() {
		assertEquals("90 s", timeFor(89));
		assertEquals("90 minutes", timeFor(90 * 60 - 1));
		assertEquals("10 hours", timeFor(36_000));
	}

	/** At a megabyte in each second. */
	private String timeFor(final long seconds) {
		final TransferRate steady = new TransferRate(() -> now);
		now = 0;
		steady.words(0, (seconds + 2) * MB);
		now = 2 * SECOND;
		return steady.words(2 * MB, (seconds + 2) * MB).replaceAll(".* · about (.*) left", "$1");
	}

	@Test
	void theEndHasNoTimeLeft() {
		rate.words(0, 10 * MB);
		now = 5 * SECOND;
		assertEquals("10 of 10 MB", rate.words(10 * MB, 10 * MB));
	}

	@Test
	void sizesAreReadable() {
		assertEquals("999 bytes", TransferRate.size(999));
		assertEquals("1 kB", TransferRate.size(1_000));
		assertEquals("12 kB", TransferRate.size(12_345));
		assertEquals("1.0 MB", TransferRate.size(1_000_000));
		assertEquals("1.2 MB", TransferRate.size(1_234_567));
		assertEquals("642 MB", TransferRate.size(642_000_000));
		assertEquals("1.00 GB", TransferRate.size(1_000_000_000));
		assertEquals("2.33 GB", TransferRate.size(2_327_331_428L));
	}
}
