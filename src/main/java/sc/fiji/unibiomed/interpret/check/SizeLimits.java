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
package sc.fiji.unibiomed.interpret.check;

import java.util.Locale;
import java.util.Map;

/**
 * What "small" and "large" can mean, as shares of a picture. Nobody knows what a model means by them unless its
 * training pictures are known: then there is a border for each target; else only what is absurd is wrong.
 *
 * @param borders by the name of the target: what is larger is not small, and what is smaller is not large
 */
public record SizeLimits(Map<String, Double> borders) {

	/** For a model whose training pictures nobody has measured. */
	public static final SizeLimits UNKNOWN = new SizeLimits(Map.of());
	/**
	 * For the demonstration model: between the largest small and the smallest large ones among 240 of its
	 * computer-generated training pictures, by their shares of the picture (docs/trust.md).
	 */
	public static final SizeLimits DEMONSTRATION = new SizeLimits(
		Map.of("tumor", 0.08, "liver tumor", 0.011, "brain tumor", 0.021, "opacity", 0.015, "nodule", 0.032, "fluid",
			0.011, "lesion", 0.0055, "polyp", 0.026, "exudate", 0.023, "skin lesion", 0.08));
	/** Nobody calls a sixth of a picture small, or a five-hundredth large. */
	private static final double ABSURDLY_SMALL = 0.002;
	private static final double ABSURDLY_LARGE = 1 / 6.0;
	/** Outlines are not exact. */
	private static final double SLACK = 1.1;

	public SizeLimits {
		borders = Map.copyOf(borders);
	}

	double largestSmall(final String name) {
		return borders.containsKey(key(name)) ? borders.get(key(name)) * SLACK : ABSURDLY_LARGE;
	}

	double smallestLarge(final String name) {
		return borders.containsKey(key(name)) ? borders.get(key(name)) / SLACK : ABSURDLY_SMALL;
	}

	/** Without article, size and plural: "liver tumor" of "a large liver tumor". */
	private String key(final String name) {
		final String plain = name.toLowerCase(Locale.ROOT).strip()
			.replaceAll("^(?:(?:an?|the|\\d+|small|large|tiny|big)\\s+)+", "");
		return borders.containsKey(plain) ? plain : plain.replaceAll("s$", "");
	}
}
