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
package sc.fiji.unibiomed.checkpoint.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.ConfigSection;

/**
 * What a language model's configuration says about its rotary position embedding. Up to version 4 of transformers that
 * is {@code rope_theta} beside {@code rope_scaling}, from version 5 on {@code rope_parameters} with both inside
 * ({@code modeling_rope_utils} and {@code Qwen2Config}). Of the kinds of scaling, those are understood that change
 * nothing: {@code default}; {@code linear} with a factor of 1; and {@code dynamic}, which begins to change the angles
 * beyond {@code max_position_embeddings}, a length that is never reached here.
 *
 * @param theta base of the angles, above 0
 * @param maxPositions the longest sequence for which this holds, from 1
 */
record RotaryConfigReader(double theta, int maxPositions) {

	private static final double DEFAULT_THETA = 10_000;
	private static final double MAX_THETA = 1e12;
	private static final double MAX_FACTOR = 1e6;
	private static final String THETA = "rope_theta";
	private static final String ORIGINAL = "original_max_position_embeddings";
	private static final String PARTIAL = "partial_rotary_factor";
	private static final Set<String> KEYS = Set.of("rope_type", "type", "factor", THETA, ORIGINAL, PARTIAL);

	/**
	 * Reads it.
	 *
	 * @param llm the configuration of the language model
	 * @param mostPositions the highest {@code max_position_embeddings} that is taken
	 * @throws CheckpointException if something is said that would change the computation in a way not understood, or
	 *           two places contradict each other
	 */
	static RotaryConfigReader read(final ConfigSection llm, final int mostPositions) throws CheckpointException {
		int positions = llm.integer("max_position_embeddings", 1, mostPositions, 32_768);
		Optional<Double> theta = theta(llm);
		requireWhole(llm);
		for (final String key : List.of("rope_scaling", "rope_parameters")) {
			if (llm.has(key)) {
				final ConfigSection section = llm.section(key);
				final String type = type(section, key);
				requireHarmless(section, type);
				if (type.equals("dynamic")) {
					positions = Math.min(positions, section.integer(ORIGINAL, 1, mostPositions, positions));
				}
				final Optional<Double> inside = theta(section);
				if (theta.isPresent() && inside.isPresent() && !theta.equals(inside)) {
					throw section.wrong(THETA, "rope_theta outside is " + theta.get() + ", and only one can be right");
				}
				theta = inside.isPresent() ? inside : theta;
			}
		}
		return new RotaryConfigReader(theta.orElse(DEFAULT_THETA), positions);
	}

	private static Optional<Double> theta(final ConfigSection section) throws CheckpointException {
		return section.has(THETA) ? Optional.of(section.positive(THETA, MAX_THETA, DEFAULT_THETA)) : Optional.empty();
	}

	private static String type(final ConfigSection section, final String key) throws CheckpointException {
		if (section.has("rope_type")) {
			final String type = section.text("rope_type");
			if (section.has("type") && !section.text("type").equals(type)) {
				throw section.wrong("type", "rope_type is " + type + ", and only one can be right");
			}
			return type;
		}
		// The older name; it had to be there, unless nothing was.
		return section.has("type") || key.equals("rope_scaling") && !section.isEmpty()
			? section.text("type")
			: "default";
	}

	private static void requireHarmless(final ConfigSection section, final String type) throws CheckpointException {
		for (final String key : section.keys()) {
			if (section.has(key) && !KEYS.contains(key)) {
				throw section.wrong(key, "it is not understood, and could change what the model calculates");
			}
		}
		requireWhole(section);
		final double factor = section.positive("factor", MAX_FACTOR, 1);
		if (type.equals("linear")) {
			if (factor != 1) {
				throw section.wrong("factor", "positions that are scaled by a factor are not supported");
			}
		}
		else if (!type.equals("default") && !type.equals("dynamic")) {
			throw section.wrong(section.has("rope_type") ? "rope_type" : "type",
				"only default, dynamic, and linear with the factor 1 are supported");
		}
	}

	private static void requireWhole(final ConfigSection section) throws CheckpointException {
		if (section.positive(PARTIAL, 1, 1) != 1) {
			throw section.wrong(PARTIAL, "only 1 is supported");
		}
	}
}
