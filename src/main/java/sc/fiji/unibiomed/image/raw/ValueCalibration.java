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
package sc.fiji.unibiomed.image.raw;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * What raw values mean, such as Hounsfield units.
 *
 * @param isCalibrated whether raw values mean anything else than themselves
 * @param function meaning of a raw value
 * @param unit of the meanings, such as "HU"; empty where it is not known
 */
public record ValueCalibration(boolean isCalibrated, DoubleUnaryOperator function, String unit) {

	/** Values mean themselves, whatever that is. */
	public static final ValueCalibration NONE = new ValueCalibration(false, DoubleUnaryOperator.identity(), "");

	public ValueCalibration {
		Objects.requireNonNull(function, "function");
		unit = unit == null ? "" : unit;
	}

	/** Values that rise in a straight line: {@code zero + slope * raw}. */
	public static ValueCalibration straight(final double zero, final double slope, final String unit) {
		return new ValueCalibration(true, raw -> zero + slope * raw, unit);
	}

	/** Meaning of a raw value. */
	public double of(final double raw) {
		return function.applyAsDouble(raw);
	}
}
