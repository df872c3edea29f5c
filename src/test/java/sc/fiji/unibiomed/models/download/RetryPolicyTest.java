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

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RetryPolicyTest {

	@Test
	void pausesDoubleUntilTheyAreLongEnough() {
		final RetryPolicy usual = RetryPolicy.usual();
		assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L),
			IntStream.rangeClosed(1, 11).mapToObj(tries -> usual.pauseAfter(tries).toSeconds()).toList());
		assertEquals(Duration.ofMinutes(5), usual.pauseAfter(Integer.MAX_VALUE));
	}

	@Test
	void whatAServerAsksForIsGrantedWithinLimits() {
		final RetryPolicy usual = RetryPolicy.usual();
		assertEquals(Duration.ofSeconds(299), usual.shortest(Duration.ofSeconds(299)));
		assertEquals(Duration.ofMinutes(5), usual.shortest(Duration.ofDays(1)));
	}
}
