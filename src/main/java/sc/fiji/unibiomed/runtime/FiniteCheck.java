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
package sc.fiji.unibiomed.runtime;

import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.NotFiniteException;

/**
 * Looks whether what a network returned are finite numbers. Weights that are damaged, a configuration that is not the
 * model's, or a precision whose numbers do not go far enough give infinities and NaN (IEEE 754), and these spread to
 * everything that is calculated from them.
 *
 * @param model what the model is called
 * @param options how its networks run
 */
record FiniteCheck(String model, RuntimeOptions options) {

	/** All bits of a float32 but its sign. */
	private static final int MAGNITUDE = 0x7fff_ffff;
	/** The bits of infinity; those of NaN are greater. */
	private static final int INFINITY = 0x7f80_0000;

	/**
	 * Requires finite values.
	 *
	 * @param stage whose values they are, for people, such as {@code vision encoder}
	 * @throws NotFiniteException if one is infinite or NaN
	 */
	void require(final float[] values, final String stage) {
		// The greatest magnitude as bits, which are ordered like the numbers: no branch for each of millions of values.
		int greatest = 0;
		for (final float value : values) {
			greatest = Math.max(greatest, Float.floatToRawIntBits(value) & MAGNITUDE);
		}
		if (greatest >= INFINITY) {
			throw failure(stage);
		}
	}

	private NotFiniteException failure(final String stage) {
		return new NotFiniteException("The " + stage + " of " + model +
			" gave values that are not numbers (precision " + options.precision().label() + " on " +
			options.device().label() + "), so there is no answer; " + advice());
	}

	private String advice() {
		if (options.precision() != Precision.EXACT) {
			return "try the precision exact, and if that does not help, check the files of the model.";
		}
		return options.device().label().equals(Device.CPU.label())
			? "its weights or its config.json are damaged: check the files of the model, or download it again."
			: "try the device cpu, and if that does not help, check the files of the model.";
	}
}
