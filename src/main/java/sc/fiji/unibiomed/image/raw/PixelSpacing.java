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
package sc.fiji.unibiomed.image.raw;

/**
 * How large pixels are, and where the first one lies. Calibrated coordinates follow ImageJ:
 * {@code (x - originX) * width}.
 *
 * @param width in units, above 0
 * @param height in units, above 0
 * @param depth from slice to slice in units, above 0; NaN where it is not known
 * @param unit of length, such as "µm"; "pixel" where lengths are not known
 * @param originX the column whose calibrated coordinate is 0, in pixels; mostly 0
 * @param originY the row whose calibrated coordinate is 0, in pixels; mostly 0
 * @param originZ the slice, from 0, whose calibrated coordinate is 0; mostly 0
 * @param interval from time point to time point in time units; 0 where it is not known
 * @param timeUnit such as "sec"; may be empty
 */
public record PixelSpacing(double width, double height, double depth, String unit, double originX, double originY,
	double originZ, double interval, String timeUnit)
{

	/** The unit where lengths are not known. */
	public static final String PIXEL = "pixel";

	/** Lengths are not known. */
	public static final PixelSpacing UNKNOWN = new PixelSpacing(1, 1, Double.NaN, PIXEL, 0, 0, 0, 0, "");

	/** Software lets its users enter sizes of 0 and empty units, which mean nothing: such ones count as not known. */
	public PixelSpacing {
		if (!isLength(width) || !isLength(height) || unit == null || unit.isBlank()) {
			width = 1;
			height = 1;
			depth = Double.NaN;
			unit = PIXEL;
		}
		depth = isLength(depth) ? depth : Double.NaN;
		interval = isLength(interval) ? interval : 0;
		timeUnit = timeUnit == null ? "" : timeUnit;
		originX = Double.isFinite(originX) ? originX : 0;
		originY = Double.isFinite(originY) ? originY : 0;
		originZ = Double.isFinite(originZ) ? originZ : 0;
	}

	/** Of an image whose first pixel lies at the origin. */
	public static PixelSpacing of(final double width, final double height, final double depth, final String unit) {
		return new PixelSpacing(width, height, depth, unit, 0, 0, 0, 0, "");
	}

	private static boolean isLength(final double length) {
		return length > 0 && Double.isFinite(length);
	}

	/** Whether lengths are known. */
	public boolean isKnown() {
		return !unit.matches("pixels?");
	}

	/** The spacing of the same image with fewer pixels. */
	public PixelSpacing scaled(final double factorX, final double factorY) {
		return isKnown()
			? new PixelSpacing(width * factorX, height * factorY, depth, unit, originX / factorX, originY / factorY,
				originZ, interval, timeUnit)
			: this;
	}
}
