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
package sc.fiji.unibiomed.interpret.view;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;

/**
 * The values that are shown between black and white, in the image's calibrated unit.
 *
 * @param level the middle
 * @param width from black to white, more than zero
 */
public record LevelAndWidth(double level, double width) {

	private static final String NUMBER = "\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*";
	private static final Pattern TEXT = Pattern.compile(NUMBER + "/" + NUMBER);

	/** @throws InputException if the width is not more than zero */
	public LevelAndWidth {
		if (!(width > 0) || !Double.isFinite(level) || !Double.isFinite(width)) {
			throw new InputException("window", "The width of the window must be more than 0.");
		}
	}

	/**
	 * Reads a level and a width, such as "40/400".
	 *
	 * @throws InputException if the text is something else
	 */
	public static LevelAndWidth parse(final String text) {
		final Matcher numbers = TEXT.matcher(text);
		if (!numbers.matches()) {
			throw new InputException("window",
				"'" + text + "' is not a window; write its level and width, for example 40/400.");
		}
		return new LevelAndWidth(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
	}

	/** The same by its ends. */
	public IntensityWindow window() {
		return IntensityWindow.ofLevelAndWidth(level, width);
	}

	/** As {@link #parse} reads it. */
	public String text() {
		return number(level) + "/" + number(width);
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15
			? String.format(Locale.ROOT, "%.0f", value)
			: new java.math.BigDecimal(Double.toString(value)).toPlainString();
	}
}
