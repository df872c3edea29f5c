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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;

/**
 * ImageJ's regions as regions that can be asked about. An overlay or ROI Manager holds other things, too, such as scale
 * bars, text and lines: these are left out where there is an area beside them.
 *
 * @param rois those that can be asked about, in their order
 * @param regions the same as masks of the image
 * @param notes what was left out and why, for people; mostly empty
 */
public record MarkedRegions(List<Roi> rois, List<MarkedRegion> regions, List<String> notes) {

	private static final String OUTSIDE = "outside of the image";

	public MarkedRegions {
		rois = List.copyOf(rois);
		regions = List.copyOf(regions);
		notes = List.copyOf(notes);
	}

	/**
	 * The areas among what is marked in an image.
	 *
	 * @param marked may be none
	 * @throws InputException if something is marked, and none of it is an area within the image
	 */
	public static MarkedRegions of(final ImagePlus image, final List<Roi> marked) {
		final List<Roi> rois = new ArrayList<>();
		final List<MarkedRegion> regions = new ArrayList<>();
		final Map<String, Integer> leftOut = new LinkedHashMap<>();
		for (final Roi roi : marked) {
			final Optional<String> kind = MarkKind.unlessArea(roi);
			final BinaryMask mask = kind.isPresent()
				? BinaryMask.empty(image.getWidth(), image.getHeight())
				: RoiToMask.covered(roi, image.getWidth(), image.getHeight());
			if (mask.area() == 0) {
				leftOut.merge(kind.orElse(OUTSIDE), 1, MarkKind.isDrawnByImageJ(roi) ? Math::max : Integer::sum);
			}
			else {
				rois.add(roi);
				regions.add(new MarkedRegion(mask, ImagePosition.of(roi, image), roi.getName()));
			}
		}
		if (regions.isEmpty() && !marked.isEmpty()) {
			throw refusal(image, marked, leftOut);
		}
		return new MarkedRegions(rois, regions, leftOut.isEmpty() ? List.of() : List.of(note(regions.size(), leftOut)));
	}

	private static InputException refusal(final ImagePlus image, final List<Roi> marked,
		final Map<String, Integer> leftOut)
	{
		final int count = count(leftOut);
		if (count == 1) {
			try {
				RoiToMask.of(marked.get(0), image.getWidth(), image.getHeight());
			}
			catch (final InputException e) {
				return e;
			}
		}
		return new InputException("regions",
			"None of the " + count + " regions can be described, as only areas within the image can: " +
				counted(leftOut) + ". Draw a rectangle, oval, polygon or freehand area.");
	}

	private static int count(final Map<String, Integer> kinds) {
		return kinds.values().stream().mapToInt(Integer::intValue).sum();
	}

	private static String note(final int areas, final Map<String, Integer> leftOut) {
		final int count = count(leftOut);
		return count + " of " + (areas + count) + " regions " + (count == 1 ? "was" : "were") +
			" left out, as only areas within the image can be described: " + counted(leftOut) + ".";
	}

	private static String counted(final Map<String, Integer> kinds) {
		return kinds.entrySet().stream().map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
			.collect(Collectors.joining(", "));
	}
}
