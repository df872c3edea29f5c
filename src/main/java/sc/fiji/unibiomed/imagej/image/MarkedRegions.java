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
package sc.fiji.unibiomed.imagej.image;

import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;

/** ImageJ's regions as regions that can be asked about. */
public final class MarkedRegions {

	private MarkedRegions() {}

	/** @throws InputException if a region is no area, or lies outside of the image */
	public static List<MarkedRegion> of(final ImagePlus image, final List<Roi> regions) {
		return regions.stream()
			.map(region -> new MarkedRegion(RoiToMask.of(region, image.getWidth(), image.getHeight()),
				ImagePosition.of(region, image), region.getName()))
			.toList();
	}
}
