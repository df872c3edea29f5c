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
package sc.fiji.unibiomed.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BatchProgressTest {

	@Test
	void theRateIsThatOfAnswersGivenNow() {
		// 10 answers in 120 s are 12 s each; 200 - 60 are left, which take 28 minutes. Times are rounded to 5 s.
		assertEquals("60 of 200 · 10 s each · about 28 minutes left",
			new BatchProgress(200, 10, 50, 0, 0, 120).words());
	}

	@Test
	void withoutAnAnswerThereIsNoRate() {
		assertEquals("2 of 3 · 1 failed", new BatchProgress(3, 0, 1, 0, 1, 5).words());
	}

	@Test
	void theEndHasNoTimeLeft() {
		assertEquals("2 of 2 · 1.0 s each", new BatchProgress(2, 2, 0, 0, 0, 2).words());
	}

	@Test
	void longTimesAreHoursAndDays() {
		assertEquals("1 of 1000 · 30 s each · about 8 hours left", new BatchProgress(1000, 1, 0, 0, 0, 30).words());
		assertEquals("1 of 1000000 · 30 s each · about 347 days left",
			new BatchProgress(1_000_000, 1, 0, 0, 0, 30).words());
	}
}
