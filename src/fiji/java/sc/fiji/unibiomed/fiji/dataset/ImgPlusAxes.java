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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.Set;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import sc.fiji.unibiomed.image.InputException;

/**
 * Which dimension of an image is what; -1 where there is none.
 *
 * @param x columns
 * @param y rows
 * @param channel channels
 * @param slice slices
 * @param time time points
 */
record ImgPlusAxes(int x, int y, int channel, int slice, int time) {

	static final Set<AxisType> KNOWN = Set.of(Axes.X, Axes.Y, Axes.CHANNEL, Axes.Z, Axes.TIME);

	/**
	 * Finds the axes.
	 *
	 * @throws InputException if there are no columns or rows, or other axes than a picture can have
	 */
	static ImgPlusAxes of(final ImgPlus<?> image) {
		final ImgPlusAxes axes = new ImgPlusAxes(image.dimensionIndex(Axes.X), image.dimensionIndex(Axes.Y),
			image.dimensionIndex(Axes.CHANNEL), image.dimensionIndex(Axes.Z), image.dimensionIndex(Axes.TIME));
		if (axes.x < 0 || axes.y < 0) {
			throw new InputException("image",
				"The image '" + image.getName() + "' has no axes X and Y; name its axes first.");
		}
		for (int d = 0; d < image.numDimensions(); d++) {
			if (!KNOWN.contains(image.axis(d).type()) && image.dimension(d) > 1) {
				throw new InputException("image",
					"The image '" + image.getName() + "' has an axis '" + image.axis(d).type().getLabel() +
						"', which the model cannot be shown; choose one position of it first.");
			}
		}
		return axes;
	}

	/** Size along a dimension; 1 where there is none. */
	static int size(final ImgPlus<?> image, final int dimension) {
		return dimension < 0 ? 1 : Math.toIntExact(image.dimension(dimension));
	}

	/** Length of a step along a dimension, in its unit; NaN if it is not known. */
	static double step(final ImgPlus<?> image, final int dimension) {
		if (dimension < 0) {
			return Double.NaN;
		}
		final CalibratedAxis axis = image.axis(dimension);
		return Math.abs(axis.averageScale(0, 1));
	}
}
