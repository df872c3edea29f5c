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

import java.util.EnumMap;
import java.util.Map;

/** Seconds spent in each stage of an answer. */
public final class Timings {

	private final Map<InterpretationListener.Stage, Double> seconds = new EnumMap<>(InterpretationListener.Stage.class);

	/** Seconds in a stage; 0 for one that was not needed. */
	public double of(final InterpretationListener.Stage stage) {
		return seconds.getOrDefault(stage, 0.0);
	}

	/** Sum over the stages. */
	public double total() {
		return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/** Adds the seconds of another answer, stage by stage. */
	public void add(final Timings other) {
		other.seconds.forEach((stage, more) -> seconds.merge(stage, more, Double::sum));
	}

	/** Measures from here until the returned clock is closed, and adds that to the stage. */
	public Clock start(final InterpretationListener.Stage stage) {
		final long begin = System.nanoTime();
		return () -> seconds.merge(stage, (System.nanoTime() - begin) / 1e9, Double::sum);
	}

	/** A running measurement. */
	public interface Clock extends AutoCloseable {

		@Override
		void close();
	}
}
