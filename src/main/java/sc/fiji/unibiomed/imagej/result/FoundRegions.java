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
package sc.fiji.unibiomed.imagej.result;

import java.util.ArrayList;
import java.util.List;

import ij.gui.Roi;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.DescribedRegion;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.RoiToMask;

/** Makes the regions of an answer. */
public final class FoundRegions {

	private FoundRegions() {}

	/**
	 * One region per finding and plane, or one per object and plane; for region understanding, the user's own regions.
	 * A finding without a pixel, or of which no object is large enough, has one that is not outlined.
	 */
	public static List<FoundRegion> of(final ImageAnswer answer) {
		final List<FoundRegion> regions = new ArrayList<>();
		for (final DescribedRegion described : answer.described()) {
			final Roi roi = (Roi) described.region().clone();
			roi.setName(RegionNames.shortened(described.text()));
			final BinaryMask mask = RoiToMask.of(roi, answer.facts().image().size().width(),
				answer.facts().image().size().height());
			regions.add(new FoundRegion(roi, null, 0, described.frame(), answer.positions().get(described.frame()),
				mask, MaskExtent.of(mask)));
		}
		for (final Finding finding : answer.answer().findings()) {
			finding.regions().forEach(part -> regions.add(region(answer, finding, part)));
			if (finding.regions().isEmpty()) {
				final FindingMask nothing = MeasuredFinding.ofNothing(finding).mask();
				regions.add(
					new FoundRegion(null, finding, 0, 0, answer.positions().get(0), nothing.mask(), nothing.shape()));
			}
		}
		return regions;
	}

	private static FoundRegion region(final ImageAnswer answer, final Finding finding, final ObjectPart part) {
		final Roi roi = answer.rois().of(finding, part);
		final Position position = answer.positions().get(part.frame());
		roi.setProperty("unibiomed.prompt", answer.prompt());
		return new FoundRegion(roi, finding, part.number(), part.frame(), position, part.mask(), part.shape());
	}
}
