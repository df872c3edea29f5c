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
package sc.fiji.unibiomed.image.file;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/** What raw values mean, as ImageJ saves it: the number of a formula, and its coefficients. */
final class Calibrations {

	private static final String NO_UNIT = "Gray Value";
	private static final int UNCALIBRATED_OPTICAL_DENSITY = 21;
	private static final int MOST_COEFFICIENTS = 5;
	/** How many coefficients each formula needs, by its number. */
	private static final int[] NEEDED = { 2, 3, 4, 5, 2, 2, 2, 4, 4, 3, 4, 3, 4, 3 };

	private Calibrations() {}

	/**
	 * Of a picture.
	 *
	 * @param isSigned whether 32768 was added to signed values
	 * @param colours that it is shown with
	 */
	static ValueCalibration of(final ImageJText text, final PixelKind kind, final boolean isSigned,
		final int[] colours)
	{
		final ValueCalibration otherwise = isSigned ? ValueCalibration.straight(-32768, 1, "") : ValueCalibration.NONE;
		if (text.text("vunit") == null || kind == PixelKind.COLOUR) {
			return otherwise;
		}
		final String unit = text.text("vunit").equals(NO_UNIT) ? "" : text.text("vunit").strip();
		if (kind == PixelKind.FLOAT) {
			return new ValueCalibration(false, ValueCalibration.NONE.function(), unit);
		}
		final int formula = (int) text.number("cf");
		if (formula == UNCALIBRATED_OPTICAL_DENSITY) {
			return new ValueCalibration(true,
				kind == PixelKind.UINT8 ? opticalDensity(LookUpTables.isInverted(colours)) : raw -> (int) raw, unit);
		}
		final double[] coefficients = coefficients(text);
		if (formula < 0 || formula >= NEEDED.length || coefficients.length < NEEDED[formula]) {
			return otherwise;
		}
		final DoubleUnaryOperator function = function(formula, coefficients);
		final boolean hasNoNegatives = text.is("zeroclip");
		return new ValueCalibration(true, raw -> {
			final double value = function.applyAsDouble(raw);
			return hasNoNegatives && value < 0 ? 0 : value;
		}, unit);
	}

	private static double[] coefficients(final ImageJText text) {
		final double[] coefficients = new double[MOST_COEFFICIENTS];
		int count = 0;
		while (count < MOST_COEFFICIENTS) {
			final OptionalDouble next = text.optional("c" + count);
			if (next.isEmpty()) {
				break;
			}
			coefficients[count++] = next.getAsDouble();
		}
		return Arrays.copyOf(coefficients, count);
	}

	private static DoubleUnaryOperator opticalDensity(final boolean isInverted) {
		return raw -> {
			final int value = Math.max(0, Math.min(255, (int) raw));
			final double light = isInverted ? 255 - value : value;
			// Half a level more than nothing, whose density would be infinite.
			return (float) (0.434294481 * Math.log(255 / (light == 0 ? 0.5 : light)));
		};
	}

	/** The formulas of ImageJ's curve fitter, with its numbers. */
	private static DoubleUnaryOperator function(final int formula, final double[] p) {
		return switch (formula) {
			case 0 -> x -> p[0] + x * p[1];
			case 1 -> x -> p[0] + x * (p[1] + x * p[2]);
			case 2 -> x -> p[0] + x * (p[1] + x * (p[2] + x * p[3]));
			case 3 -> x -> p[0] + x * (p[1] + x * (p[2] + x * (p[3] + x * p[4])));
			case 4 -> x -> p[0] * Math.exp(p[1] * x);
			case 5 -> x -> p[0] * Math.pow(x, p[1]);
			case 6 -> x -> x == 0 ? -1000 * p[0] : p[0] * Math.log(p[1] * x);
			case 7 -> x -> p[3] + (p[0] - p[3]) / (1 + Math.pow(x / p[2], p[1]));
			case 8 -> x -> gammaVariate(p, x);
			case 9 -> x -> x - p[2] <= 0 ? Double.NaN : p[0] + p[1] * Math.log(x - p[2]);
			case 10 -> x -> inverseRodbard(p, x);
			case 11 -> x -> p[0] * Math.exp(-p[1] * x) + p[2];
			case 12 -> x -> p[0] + (p[1] - p[0]) * Math.exp(-(x - p[2]) * (x - p[2]) / (2 * p[3] * p[3]));
			default -> x -> p[0] * (1 - Math.exp(-p[1] * x)) + p[2];
		};
	}

	private static double gammaVariate(final double[] p, final double x) {
		if (p[0] >= x) {
			return 0;
		}
		if (p[1] <= 0 || p[2] <= 0 || p[3] <= 0) {
			return Double.NaN;
		}
		return p[1] * Math.pow(x - p[0], p[2]) * Math.exp(-(x - p[0]) / p[3]);
	}

	private static double inverseRodbard(final double[] p, final double x) {
		if (p[3] - x < 2 * Double.MIN_VALUE || x < p[0]) {
			return 0;
		}
		return Math.pow((x - p[0]) / (p[3] - x), 1 / p[1]) * p[2];
	}
}
