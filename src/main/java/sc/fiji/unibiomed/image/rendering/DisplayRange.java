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
package sc.fiji.unibiomed.image.rendering;

/**
 * The raw values that ImageJ shows with the first and the last colour of a table.
 *
 * @param min may be not-a-number in a 32-bit image without numbers
 * @param max likewise
 */
record DisplayRange(double min, double max) {

	private static final int LAST = 255;

	/**
	 * The tone in which ImageJ shows a raw value. It scales by its own rules, one for each type of image ({@code
	 * create8BitImage} of its processors), which are kept to the last digit.
	 *
	 * @param levels see {@link RawPlane#levels()}
	 */
	int tone(final int levels, final double raw) {
		return switch (levels) {
			// The range is in the table of colours.
			case RawPlane.LEVELS_8_BIT -> Math.max(0, Math.min((int) raw, LAST));
			case RawPlane.LEVELS_16_BIT -> tone(raw - (int) min, 256.0 / ((int) max - (int) min + 1));
			default -> tone(raw - min, 255.0 / (max - min));
		};
	}

	private static int tone(final double above, final double scale) {
		// What is not a number becomes 0 here, and what is too large the largest whole number.
		return Math.min((int) (Math.max(above, 0) * scale + 0.5), LAST) & 0xff;
	}
}
