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

/** Look-up tables as arrays of 256 packed colours. */
final class Colours {

	static final int SIZE = 256;

	private Colours() {}

	/** From black to white. */
	static int[] grey() {
		return of(ColourBand.BRIGHTNESS);
	}

	/** From black to the full colour. */
	static int[] of(final ColourBand band) {
		final int[] colours = new int[SIZE];
		for (int i = 0; i < SIZE; i++) {
			colours[i] = band.tint(i);
		}
		return colours;
	}

	/**
	 * The colours of an 8-bit image's values, where software puts the display range into the table as ImageJ does
	 * ({@code setMinAndMax} of {@code ij.process.ByteProcessor}): those of the range share the whole table.
	 */
	static int[] inRange(final int[] table, final DisplayRange range) {
		if (range.max() < range.min()) {
			return table.clone();
		}
		final int first = (int) Math.round(range.min());
		final int[] colours = new int[SIZE];
		for (int i = 0; i < SIZE; i++) {
			final int index = i < range.min()
				? 0
				: i > range.max()
					? SIZE - 1
					: Math.min(SIZE - 1, Math.max(0, (int) (256.0 * (i - first) / (range.max() - range.min()))));
			colours[i] = table[index];
		}
		return colours;
	}

	/** Whether the brightness nowhere rises: ImageJ's own rule for a table that shows large values dark. */
	static boolean areInverted(final int[] colours) {
		for (int i = 1; i < SIZE - 1; i++) {
			if (sum(colours[i]) > sum(colours[i - 1])) {
				return false;
			}
		}
		return true;
	}

	private static int sum(final int colour) {
		return ColourBand.RED.of(colour) + ColourBand.GREEN.of(colour) + ColourBand.BLUE.of(colour);
	}
}
