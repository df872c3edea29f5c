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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ConnectedParts;

/** Compares what a sentence says of a finding with the finding's outline. */
final class ClaimCheck {

	/** Borders of the picture's thirds, with room for outlines that are not exact. */
	private static final double LOW = 1 / 3.0 + 0.05;
	private static final double HIGH = 2 / 3.0 - 0.05;
	/** Parts of less than this share of the largest one are crumbs of it. */
	private static final double CRUMB = 0.1;

	private final SizeLimits sizes;
	private final PictureSides sides;

	ClaimCheck(final SizeLimits sizes, final PictureSides sides) {
		this.sizes = sizes;
		this.sides = sides;
	}

	/**
	 * What of the claims the outline contradicts, as parts of a sentence; mostly none.
	 *
	 * @param name of the finding
	 * @param found not empty
	 */
	List<String> contradictions(final TextClaims claims, final String name, final FindingMask found) {
		final List<String> wrong = new ArrayList<>();
		final BinaryMask mask = found.mask();
		final double fromLeft = (found.shape().centroidX() + 0.5) / mask.width();
		final double x = sides == PictureSides.PATIENT_LEFT_IS_RIGHT ? 1 - fromLeft : fromLeft;
		final double y = (found.shape().centroidY() + 0.5) / mask.height();
		for (final String place : claims.places()) {
			if (!fits(place, x, y)) {
				wrong.add("the text says " + place + ", but the outline lies " + where(x, y) + sides.words());
			}
		}
		final int parts = parts(mask);
		if (claims.number().isPresent() && claims.number().getAsInt() != parts) {
			wrong.add("the text says " + claims.number().getAsInt() + ", but the outline has " + parts +
				(parts == 1 ? " part" : " parts"));
		}
		final double share = (double) found.shape().pixels() / Math.max(1, claims.number().orElse(1)) /
			((double) mask.width() * mask.height());
		if (claims.size().equals("small") && share > sizes.largestSmall(name) ||
			claims.size().equals("large") && share < sizes.smallestLarge(name))
		{
			wrong.add(String.format(Locale.ROOT, "the text says %s, but it has %.1f %% of the picture", claims.size(),
				100 * share));
		}
		return wrong;
	}

	private static boolean fits(final String place, final double x, final double y) {
		return switch (place) {
			case "left" -> x < LOW;
			case "right" -> x > HIGH;
			case "upper" -> y < LOW;
			case "lower" -> y > HIGH;
			default -> x > 1 - HIGH - 0.1 && x < HIGH + 0.1 && y > 1 - HIGH - 0.1 && y < HIGH + 0.1;
		};
	}

	private static String where(final double x, final double y) {
		final String vertical = y < 1 / 3.0 ? "upper " : y > 2 / 3.0 ? "lower " : "";
		final String horizontal = x < 1 / 3.0 ? "left" : x > 2 / 3.0 ? "right" : "";
		final String both = (vertical + horizontal).strip();
		return both.isEmpty() ? "central" : both;
	}

	private static int parts(final BinaryMask mask) {
		final List<BinaryMask> parts = ConnectedParts.of(mask);
		final long largest = parts.stream().mapToLong(BinaryMask::area).max().orElse(0);
		return (int) parts.stream().filter(part -> part.area() >= CRUMB * largest).count();
	}
}
