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
package sc.fiji.unibiomed.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ThreadCountTest {

	@Test
	void twiceAsManyAsProcessorsAreEnough() {
		for (final int fits : new int[] { 0, 1, 2, 4 }) {
			assertEquals(Optional.empty(), ThreadCount.obstacle(fits, 2));
		}
		assertEquals(
			Optional.of("16 threads are too many: this program has 2 processors here. Write a number from 1 to " +
				"4; 2 fit best."),
			ThreadCount.obstacle(16, 2));
		assertEquals(
			Optional.of(
				"3 threads are too many: this program has 1 processor here. Write a number from 1 to " + "2; 1 fits."),
			ThreadCount.obstacle(3, 1));
	}

	@Test
	void processorsAreThoseOfThisProcess() {
		assertEquals(2 * Runtime.getRuntime().availableProcessors(), ThreadCount.most());
	}
}
