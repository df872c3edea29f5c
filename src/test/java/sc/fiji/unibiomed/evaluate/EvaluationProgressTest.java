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
package sc.fiji.unibiomed.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EvaluationProgressTest {

	@Test
	void rateAndTimeLeftAreThoseOfTheItemsAskedAbout() {
		// 8 items in 120 s are 15 s each; 288 are left: 72 minutes.
		assertEquals("12 of 300 items · 15 s each · about 72 minutes left · 4 done before, 1 failed",
			new EvaluationProgress(12, 300, 4, 1, 120).words());
	}

	@Test
	void fastOnesAreToldBySeconds() {
		// 10 in 4 s are 2.5 a second; 90 are left: 36 s.
		assertEquals("10 of 100 items · 2.5 per second · about 35 s left",
			new EvaluationProgress(10, 100, 0, 0, 4).words());
	}

	@Test
	void longOnesAreToldByHours() {
		// 1 in 60 s; 119 are left: 119 minutes.
		assertEquals("1 of 120 items · 60 s each · about 119 minutes left",
			new EvaluationProgress(1, 120, 0, 0, 60).words());
	}

	@Test
	void volumesComeAfterTheItems() {
		assertEquals("2 of 3 items · 1.0 s each · about 1 s left",
			new EvaluationProgress(2, 3, 0, 0, 2, new VolumeProgress(0, 4, 0)).words());
		final EvaluationProgress measuring = new EvaluationProgress(3, 3, 0, 1, 9, new VolumeProgress(2, 4, 0.405));
		assertEquals("2 of 4 volumes measured and 40 % of the next · 1 failed", measuring.words());
		assertEquals(5, measuring.stepsDone());
		assertEquals(7, measuring.steps());
		assertEquals("4 of 4 volumes measured",
			new EvaluationProgress(3, 3, 0, 0, 9, new VolumeProgress(4, 4, 0)).words());
	}

	@Test
	void beforeTheFirstAndAfterTheLastThereIsNoRate() {
		assertEquals("0 of 3 items", new EvaluationProgress(0, 3, 0, 0, 1).words());
		assertEquals("3 of 3 items · 3 done before", new EvaluationProgress(3, 3, 3, 0, 1).words());
		assertEquals("3 of 3 items", new EvaluationProgress(3, 3, 0, 0, 1).words());
	}
}
