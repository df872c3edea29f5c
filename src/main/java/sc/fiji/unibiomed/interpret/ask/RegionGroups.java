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
package sc.fiji.unibiomed.interpret.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.resize.RegionTokens;
import sc.fiji.unibiomed.interpret.large.FieldPlan;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * Which regions are asked about together, and in which part of their plane. Regions of one plane go together, as the
 * model was trained to. A region of an image that is looked at field by field, or one so small that it covers no token
 * of the model's view of the whole image, is asked about in a part of the image around it.
 */
final class RegionGroups {

	private final ShownImage shown;
	private final List<MarkedRegion> regions;
	private final int tokenGrid;
	private final List<String> notes = new ArrayList<>();

	private RegionGroups(final ShownImage shown, final List<MarkedRegion> regions, final int tokenGrid) {
		this.shown = shown;
		this.regions = regions;
		this.tokenGrid = tokenGrid;
	}

	/**
	 * Groups regions that are described one by one: each gets the part that suits it.
	 *
	 * @param shown the planes of the regions
	 * @param tokenGrid tokens along a side of the model's view of an image
	 */
	static QuestionStrategy.AroundRegions ofEach(final ShownImage shown, final List<MarkedRegion> regions,
		final int tokenGrid)
	{
		final RegionGroups groups = new RegionGroups(shown, regions, tokenGrid);
		final Map<List<Object>, RegionGroup> found = new LinkedHashMap<>();
		for (int i = 0; i < regions.size(); i++) {
			final BinaryMask mask = regions.get(i).mask();
			final int frame = shown.positions().indexOf(regions.get(i).position());
			final Bounds part = groups.part(mask.bounds(), !groups.isSeen(mask), groups.name(i));
			found.computeIfAbsent(List.of(frame, part), key -> new RegionGroup(frame, part)).add(i, mask);
		}
		return new QuestionStrategy.AroundRegions(List.copyOf(found.values()), groups.notes);
	}

	/** One group of all regions, which a question of somebody's own speaks of at once. They lie in one plane. */
	static QuestionStrategy.AroundRegions together(final ShownImage shown, final List<MarkedRegion> regions,
		final int tokenGrid)
	{
		final RegionGroups groups = new RegionGroups(shown, regions, tokenGrid);
		final boolean unseen = regions.stream().anyMatch(region -> !groups.isSeen(region.mask()));
		final String who = regions.size() == 1 ? groups.name(0) : "One of the regions";
		final Bounds part = groups.part(around(regions), unseen, who);
		final RegionGroup group = new RegionGroup(shown.positions().indexOf(regions.get(0).position()), part);
		for (int i = 0; i < regions.size(); i++) {
			group.add(i, regions.get(i).mask());
		}
		return new QuestionStrategy.AroundRegions(List.of(group), groups.notes);
	}

	private static Bounds around(final List<MarkedRegion> regions) {
		Bounds all = regions.get(0).mask().bounds();
		for (final MarkedRegion region : regions) {
			final Bounds one = region.mask().bounds();
			final int left = Math.min(all.x(), one.x());
			final int top = Math.min(all.y(), one.y());
			all = new Bounds(left, top, Math.max(all.x() + all.width(), one.x() + one.width()) - left,
				Math.max(all.y() + all.height(), one.y() + one.height()) - top);
		}
		return all;
	}

	private boolean isSeen(final BinaryMask mask) {
		return RegionTokens.under(mask, tokenGrid).area() > 0;
	}

	private Bounds part(final Bounds region, final boolean isTooSmall, final String who) {
		final int width = shown.picture().width();
		final int height = shown.picture().height();
		if (shown.inFields() && !region.isEmpty()) {
			return FieldPlan.around(region, width, height, shown.fieldSide(), shown.picture().pixelAspect());
		}
		if (!isTooSmall || region.isEmpty()) {
			return new Bounds(0, 0, width, height);
		}
		final Bounds part = FieldPlan.closeUp(region, width, height, shown.picture().pixelAspect());
		if (part.width() < width || part.height() < height) {
			notes.add(who + " is too small for the model to see in the whole image; it was shown with the " +
				part.width() + " × " + part.height() + " pixels around it.");
		}
		return part;
	}

	private String name(final int region) {
		final String name = regions.get(region).name();
		return name.isBlank() ? "Region " + (region + 1) : "The region '" + name + "'";
	}
}
