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
package sc.fiji.unibiomed.findings;

/**
 * The colours findings are drawn in: the palette of Okabe and Ito ("Color Universal Design", 2008), which colour-blind
 * people can tell apart, without its black, and with the colours that show best on grey images first.
 */
public enum FindingColor {

	ORANGE(230, 159, 0),
	SKY_BLUE(86, 180, 233),
	GREEN(0, 158, 115),
	YELLOW(240, 228, 66),
	PINK(204, 121, 167),
	RED(213, 94, 0),
	BLUE(0, 114, 178);

	/** Of 0 to 255. */
	private static final double BRIGHT = 120;

	private final int red;
	private final int green;
	private final int blue;

	FindingColor(final int red, final int green, final int blue) {
		this.red = red;
		this.green = green;
		this.blue = blue;
	}

	/** The colour of a finding; colours repeat after the last. */
	public static FindingColor of(final int findingIndex) {
		return values()[Math.floorMod(findingIndex - 1, values().length)];
	}

	public int red() {
		return red;
	}

	public int green() {
		return green;
	}

	public int blue() {
		return blue;
	}

	/** Whether black text is easier to read on it than white. */
	public boolean isBright() {
		final double brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
		return brightness > BRIGHT;
	}

	/** For people, such as "sky blue". */
	public String label() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
	}
}
