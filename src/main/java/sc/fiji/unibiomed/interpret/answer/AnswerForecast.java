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

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;

/**
 * How long the answer about one picture still takes. How the stages compare with each other is known from the model at
 * full size; how fast this computer is, from the stages that are done. Not for fields and planes, whose progress counts
 * for all of them. Not safe for use by several threads.
 */
public final class AnswerForecast {

	/** Stages of an answer that take time for their size; loading the model is not one of them. */
	private static final Stage[] STAGES = { Stage.VISION, Stage.PREFILL, Stage.DECODE, Stage.IMAGE_ENCODER, Stage.MASKS,
		Stage.CHECK };

	/** Seconds at full size in float32 on two cores, from docs/dev/benchmarks.md; only their ratios count. */
	private static final double TILE = 1.87;
	private static final double PROMPT = 5.4;
	private static final double PROMPT_TOKENS = 2582;
	private static final double TOKEN = 0.04;
	private static final double ENCODED_FRAME = 4.9;
	private static final double MASK = 0.07;
	/** A question about a picture that the model has already looked at. */
	private static final double ASKING_BACK = 0.9;

	/** What is expected as long as nobody can know. */
	private static final int TYPICAL_TILES = 10;
	private static final int TYPICAL_TOKENS = 20;

	/** What has to be measured before anything is told. */
	private static final double MEASURED_SECONDS = 2;
	private static final double NANOS = 1e9;

	/** Seconds at the pace of the benchmark of each stage that has begun. */
	private final Map<Stage, Double> expected = new EnumMap<>(Stage.class);
	private Stage current;
	/** Part of the current stage that is done, 0 to 1. */
	private double part;
	private boolean hasBegun;
	private long last;
	/** Seconds that the stages have taken, without loading the model. */
	private double measured;

	/**
	 * A stage went on; the meaning of the numbers is that of {@link InterpretationListener#progress}.
	 *
	 * @param nanos the time now
	 */
	public void progress(final Stage stage, final long done, final long total, final long nanos) {
		if (hasBegun && stage != Stage.PREPARATION) {
			measured += (nanos - last) / NANOS;
		}
		hasBegun = true;
		last = nanos;
		if (stage == Stage.PREPARATION) {
			return;
		}
		current = stage;
		final long all = total > 0 ? total : Math.max(TYPICAL_TOKENS, done + done / 2);
		expected.put(stage, seconds(stage, all));
		part = Math.min(1, (double) done / all);
	}

	/**
	 * How long it still takes.
	 *
	 * @param nanos the time now
	 * @return at least a second; empty as long as that cannot be told
	 */
	public Optional<Duration> left(final long nanos) {
		double past = 0;
		double rest = 0;
		for (final Stage stage : STAGES) {
			final double share = expected.getOrDefault(stage, 0.0);
			if (current == null || stage.compareTo(current) > 0) {
				rest += expected.getOrDefault(stage, typical(stage));
			}
			else {
				past += stage == current ? share * part : share;
				rest += stage == current ? share * (1 - part) : 0;
			}
		}
		if (past <= 0 || measured < MEASURED_SECONDS) {
			return Optional.empty();
		}
		final double seconds = rest * measured / past - (nanos - last) / NANOS;
		return Optional.of(Duration.ofNanos((long) (NANOS * Math.max(1, seconds))));
	}

	private static double typical(final Stage stage) {
		return seconds(stage, switch (stage) {
			case VISION -> TYPICAL_TILES;
			case PREFILL -> (long) PROMPT_TOKENS;
			case DECODE -> TYPICAL_TOKENS;
			default -> 1;
		});
	}

	private static double seconds(final Stage stage, final long units) {
		return units * switch (stage) {
			case PREPARATION -> 0;
			case VISION -> TILE;
			case PREFILL -> PROMPT / PROMPT_TOKENS;
			case DECODE -> TOKEN;
			case IMAGE_ENCODER -> ENCODED_FRAME;
			case MASKS -> MASK;
			case CHECK -> ASKING_BACK;
		};
	}
}
