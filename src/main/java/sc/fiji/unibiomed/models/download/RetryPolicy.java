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

import java.time.Duration;

/**
 * How long a download waits for others.
 *
 * @param connect until a connection is there
 * @param answer until a server begins to answer
 * @param silence between two pieces of an answer; a connection that is silent for longer counts as broken
 * @param tries how often in a row a file is tried without a single byte more of it arriving
 * @param firstTries the same, as long as no server has answered anything: then it is more likely that none can be
 *           reached
 * @param pause before the second try; doubled for each one after it
 * @param longestPause no pause is longer, whatever the server asks for
 */
public record RetryPolicy(Duration connect, Duration answer, Duration silence, int tries, int firstTries,
	Duration pause, Duration longestPause)
{

	/** What suits a flaky connection: gives up after a few minutes without a byte. */
	public static RetryPolicy usual() {
		return new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(45), 8, 3,
			Duration.ofSeconds(1), Duration.ofMinutes(5));
	}

	/** The pause after so many tries in vain, at least 1: 1, 2, 4 … times the first. */
	Duration pauseAfter(final int tries) {
		return shortest(pause.multipliedBy(1L << Math.min(tries - 1, 20)));
	}

	/** This or the longest pause. */
	Duration shortest(final Duration asked) {
		return asked.compareTo(longestPause) < 0 ? asked : longestPause;
	}
}
