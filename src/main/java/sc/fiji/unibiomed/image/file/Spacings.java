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

import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** How large the pixels of a TIFF file are: resolution and description, as ImageJ understands them. */
final class Spacings {

	private static final int INCH = 2;
	private static final int CENTIMETRE = 3;
	private static final String MICRON = "\u00b5m";
	private static final double SCREEN = 1.0 / 72;
	private static final double MICRONS_PER_CENTIMETRE = 10000;
	/** In metres. */
	private static final Map<String, Double> METRIC = Map.of("nm", 1e-9, MICRON, 1e-6, "micron", 1e-6, "microns", 1e-6,
		"mm", 1e-3, "cm", 1e-2, "m", 1.0, "meter", 1.0);

	private Spacings() {}

	/** @param isStack whether there are several slices, so that their distance means something */
	static PixelSpacing of(final TiffDirectory directory, final ImageJText text, final boolean isStack) {
		try {
			return read(directory, text, isStack);
		}
		catch (final IOException e) {
			return PixelSpacing.UNKNOWN;
		}
	}

	private static PixelSpacing read(final TiffDirectory directory, final ImageJText text, final boolean isStack)
		throws IOException
	{
		double width = length(directory.fraction(TiffTag.X_RESOLUTION));
		double height = length(directory.fraction(TiffTag.Y_RESOLUTION));
		final OptionalDouble spacing = text.optional("spacing");
		double depth = isStack && text.isImageJ() ? Math.abs(spacing.orElse(1)) : Double.NaN;
		String unit = unit(directory);
		if (directory.small(TiffTag.RESOLUTION_UNIT, 0) == INCH && width == SCREEN) {
			// What software writes that knows no size.
			width = 1;
			height = 1;
			unit = "";
		}
		if (text.isImageJ()) {
			final String own = text.text("unit") == null ? "" : text.text("unit");
			if (unit.equals("cm") && own.equals("um")) {
				width *= MICRONS_PER_CENTIMETRE;
				height *= MICRONS_PER_CENTIMETRE;
			}
			unit = own;
		}
		if (unit.equals("cm") && width <= (text.isImageJ() ? 0.0001 : 0.001)) {
			width *= MICRONS_PER_CENTIMETRE;
			height *= MICRONS_PER_CENTIMETRE;
			depth = depth == 1 ? depth : depth * MICRONS_PER_CENTIMETRE;
			unit = MICRON;
		}
		unit = text.isImageJ() ? clean(unit) : unit;
		return new PixelSpacing(width, inUnit(height, text.text("yunit"), unit),
			inUnit(depth, text.text("zunit"), unit), unit, text.number("xorigin"), text.number("yorigin"),
			text.number("zorigin"), text.number("finterval"), timeUnit(text));
	}

	private static String unit(final TiffDirectory directory) throws IOException {
		return switch (directory.small(TiffTag.RESOLUTION_UNIT, 0)) {
			case INCH -> "inch";
			case CENTIMETRE -> "cm";
			default -> "";
		};
	}

	private static double length(final double resolution) {
		return resolution == 0 ? 1 : 1 / resolution;
	}

	private static String timeUnit(final ImageJText text) {
		if (!text.isImageJ()) {
			return "";
		}
		final String unit = text.text("tunit");
		return unit == null || unit.isEmpty() ? "sec" : unit;
	}

	private static String clean(final String unit) {
		return switch (unit) {
			case "" -> PixelSpacing.PIXEL;
			case "um" -> MICRON;
			case "A" -> "\u00c5";
			default -> unit;
		};
	}

	/** A length in the unit of all; NaN if its own unit cannot be converted. */
	private static double inUnit(final double length, final String ownUnit, final String unit) {
		if (ownUnit == null || ownUnit.isEmpty() || clean(ownUnit).equals(unit)) {
			return length;
		}
		return METRIC.containsKey(clean(ownUnit)) && METRIC.containsKey(unit)
			? length * METRIC.get(clean(ownUnit)) / METRIC.get(unit)
			: Double.NaN;
	}
}
