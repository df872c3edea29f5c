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

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.layer.WeightFormat;
import sc.fiji.unibiomed.network.layer.WeightFormatPlan;
import sc.fiji.unibiomed.onnx.BlockQuantization;
import sc.fiji.unibiomed.runtime.failure.DeviceException;

/** In which numbers the networks calculate. */
public enum Precision {

	/** Float32 throughout: equal to the reference. */
	EXACT,
	/** 8-bit weights. */
	FAST,
	/** 4-bit weights in the language model, 8-bit elsewhere. */
	COMPACT,
	/** Float16, on a GPU. */
	HALF;

	/**
	 * Reads a name as written on the command line; upper and lower case are one.
	 *
	 * @throws DeviceException if there is no such precision
	 */
	public static Precision parse(final String text) {
		return Arrays.stream(values()).filter(precision -> precision.label().equals(text.toLowerCase(Locale.ROOT)))
			.findFirst().orElseThrow(
				() -> new DeviceException("'" + text + "' is not a precision; use exact, fast, compact or half."));
	}

	/** The networks that run in this precision. */
	public Set<Network> networks() {
		final Set<Network> networks = EnumSet.allOf(Network.class);
		networks.removeAll(
			readsPromptsApart() ? Set.of(Network.LANGUAGE_MODEL) : Set.of(Network.PROMPT_READER, Network.TOKEN_WRITER));
		return networks;
	}

	/** Whether prompts are read by a network of their own: what is fast for many tokens is not what is fast for one. */
	public boolean readsPromptsApart() {
		return this == FAST || this == COMPACT;
	}

	/** In which numbers the linear layers of a network are kept. */
	public WeightFormatPlan plan(final Network network) {
		if (this == EXACT || this == HALF) {
			return WeightFormatPlan.FLOAT32;
		}
		return switch (network) {
			case VISION_ENCODER, PROMPT_READER, IMAGE_ENCODER -> (layer, inputs, outputs) -> WeightFormat.INT8;
			case TOKEN_WRITER -> this::formInLanguageModel;
			default -> WeightFormatPlan.FLOAT32;
		};
	}

	private WeightFormat formInLanguageModel(final String layer, final int inputs, final int outputs) {
		if (inputs % BlockQuantization.SMALLEST_BLOCK != 0) {
			return WeightFormat.FLOAT32;
		}
		return this == COMPACT && layer.contains(".layers.") ? WeightFormat.BITS4 : WeightFormat.BITS8;
	}

	/** The name used on the command line and in result files. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
