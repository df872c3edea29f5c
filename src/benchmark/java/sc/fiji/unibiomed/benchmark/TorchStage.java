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
package sc.fiji.unibiomed.benchmark;

import java.util.Locale;

/**
 * What is measured of PyTorch, beside figures that were recorded before: with the reference's own code, PyTorch 2.13,
 * two threads on two cores of a quiet AMD EPYC of the fifth Zen generation. Those are for orientation, as they are
 * another machine's.
 */
enum TorchStage {

	VISION_ENCODER("vision encoder with projection, 1 tile", "s", 5.819, 1.662), //
	PREFILL_1900("reading 1,900 tokens", "s", 19.833, 10.763), //
	DECODE_1900("writing after 1,900 tokens", "tokens/s", 5.31, 11.16), //
	PREFILL_2582("reading 2,582 tokens", "s", Double.NaN, Double.NaN), //
	DECODE_2582("writing after 2,582 tokens", "tokens/s", Double.NaN, Double.NaN), //
	IMAGE_ENCODER("SAM 2 image encoder", "s", 14.613, 4.79);

	private final String label;
	private final String unit;
	private final double recordedFloat32;
	private final double recordedBfloat16;

	TorchStage(final String label, final String unit, final double recordedFloat32, final double recordedBfloat16) {
		this.label = label;
		this.unit = unit;
		this.recordedFloat32 = recordedFloat32;
		this.recordedBfloat16 = recordedBfloat16;
	}

	/** In the stage's own unit: seconds, or tokens per second. */
	double measure(final int tokens, final Timing timing) {
		return unit.equals("s") ? timing.seconds() : tokens / timing.seconds();
	}

	/**
	 * One line with the measured and the recorded figure.
	 *
	 * @param tokens that were written, if this is about writing
	 */
	String line(final TorchType type, final int tokens, final Timing timing) {
		final double measured = measure(tokens, timing);
		final double recorded = type == TorchType.FLOAT32 ? recordedFloat32 : recordedBfloat16;
		final String orientation = Double.isNaN(recorded)
			? "not recorded"
			: String.format(Locale.ROOT, "recorded: %.2f", recorded);
		return String.format(Locale.ROOT, "%-8s  %-38s  %6.2f %s  (%s; %s)", type, label, measured, unit, orientation,
			timing.othersText());
	}
}
