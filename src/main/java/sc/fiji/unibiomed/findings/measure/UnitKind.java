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
package sc.fiji.unibiomed.findings.measure;

import sc.fiji.unibiomed.image.raw.PixelSpacing;

/** What the numbers of a measure are counted in. */
public enum UnitKind {

	/** Nothing: texts, counts, numbers of places. */
	NONE("", ""),
	/** The image's unit of length, or pixels where it has none. */
	LENGTH("", "unit"),
	/** The square of the image's unit of length, or pixels where it has none. */
	AREA("²", "unit²"),
	/** The cube of the image's unit of length, or pixels where it has none. */
	VOLUME("³", "unit³"),
	/** Pixels of the image, also where it has a unit of length. */
	PIXELS("", "pixels"),
	/** Per cent. */
	PERCENT("", "%"),
	/** A probability, or an estimate of one, 0 to 1. */
	PROBABILITY("", "0 to 1"),
	/** The logarithm of odds: 0 is a probability of one half. */
	LOGIT("", "logit"),
	/** Values of the image's own pixels, Hounsfield units of a CT for example. */
	GREY_VALUE("", "grey value");

	private final String power;
	private final String label;

	UnitKind(final String power, final String label) {
		this.power = power;
		this.label = label;
	}

	/** For people who do not know the image, such as "pixels"; empty for {@link #NONE}. */
	public String label() {
		return label;
	}

	/** The unit in an image, such as "µm²"; empty where numbers of this kind stand alone. */
	public String of(final PixelSpacing spacing) {
		return switch (this) {
			case LENGTH, AREA, VOLUME -> (spacing.isKnown() ? spacing.unit() : "px") + power;
			case PIXELS -> "px";
			case PERCENT -> "%";
			default -> "";
		};
	}
}
