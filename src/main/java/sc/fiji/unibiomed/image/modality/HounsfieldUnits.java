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
package sc.fiji.unibiomed.image.modality;

import java.util.Locale;

import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.RawImage;

/** Tells CT images whose values mean Hounsfield units from pictures of CT images. */
public final class HounsfieldUnits {

	/** Lung and the air around the body are below; nothing in a picture with grey values from zero is. */
	private static final double AIR = -200;

	private HounsfieldUnits() {}

	/**
	 * Whether image or tags say the unit, so that the image must be a CT. Where the tags do not name it, scanners'
	 * usual way to store it says the same: 0 is air, or the lowest of 12 bits.
	 */
	static boolean areNamed(final ImageFacts image) {
		final DicomTags tags = image.tags();
		final String unit = image.values().unit();
		final double zero = tags.rescaleIntercept().orElse(0);
		final boolean isStoredAsUsual = (zero == -1024 || zero == -1000) && tags.rescaleSlope().orElse(0) == 1 &&
			tags.rescaleType().isEmpty();
		return tags.rescaleType().equals("HU") || isStoredAsUsual ||
			unit.strip().toLowerCase(Locale.ROOT).matches("hu|hounsfield( units?)?");
	}

	/**
	 * Whether the calibrated values of a CT image are Hounsfield units. Without DICOM tags the plane that is shown
	 * decides: a body has air around it, or in it.
	 */
	public static boolean areIn(final RawImage image) {
		final ImageFacts facts = image.facts();
		final DicomTags tags = facts.tags();
		if (facts.kind() != PixelKind.UINT16 && facts.kind() != PixelKind.FLOAT) {
			return false;
		}
		if (tags.rescaleSlope().isPresent() && tags.rescaleIntercept().isPresent()) {
			return tags.rescaleType().isEmpty() || tags.rescaleType().equals("HU");
		}
		return areNamed(facts) || hasAir(image.overview());
	}

	private static boolean hasAir(final RawImage image) {
		final ImageFacts facts = image.facts();
		final Object pixels = image.pixels(facts.shown(), Math.max(1, facts.shown().channel()));
		if (pixels instanceof final float[] values) {
			for (final float value : values) {
				if (value < AIR) {
					return true;
				}
			}
		}
		else if (pixels instanceof final short[] raw) {
			for (final short value : raw) {
				if (facts.values().of(value & 0xffff) < AIR) {
					return true;
				}
			}
		}
		return false;
	}
}
