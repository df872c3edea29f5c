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
import java.util.List;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.interpret.answer.Interpretation;

/** Keeps of outlines what lies inside of regions. */
final class InsideRegions {

	private InsideRegions() {}

	/**
	 * An answer whose findings end where the regions do.
	 *
	 * @param regions masks as large as a plane
	 * @param positions the plane of each frame of the findings
	 * @return notes say how much was left out, and of which findings nothing is left
	 */
	static Interpretation of(final Interpretation answer, final List<MarkedRegion> regions,
		final List<Position> positions)
	{
		final List<Finding> findings = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		for (final Finding finding : answer.findings()) {
			final List<FindingMask> frames = new ArrayList<>();
			for (int frame = 0; frame < finding.frames().size(); frame++) {
				final Position at = positions.get(frame);
				frames.add(inside(finding.frames().get(frame),
					regions.stream().filter(region -> region.position().equals(at)).map(MarkedRegion::mask).toList()));
			}
			final Finding kept = finding.with(frames);
			note(finding, kept, notes);
			findings.add(kept);
		}
		return answer.with(findings).noting(notes);
	}

	private static FindingMask inside(final FindingMask frame, final List<BinaryMask> regions) {
		final BinaryMask mask = frame.mask();
		final BinaryMask kept = BinaryMask.within(mask.width(), mask.height(), mask.bounds(),
			(x, y) -> mask.contains(x, y) && regions.stream().anyMatch(region -> region.contains(x, y)));
		return kept.area() == 0
			? FindingMask.unrated(kept)
			: new FindingMask(kept, MaskExtent.of(kept), frame.meanProbability(), frame.predictedIou(),
				frame.objectScore());
	}

	private static void note(final Finding all, final Finding kept, final List<String> notes) {
		final long left = all.pixels() - kept.pixels();
		if (all.pixels() > 0 && kept.pixels() == 0) {
			notes.add("'" + all.phrase() + "' was outlined outside of the selection only, and left out.");
		}
		else if (left > 0) {
			notes.add("'" + all.phrase() + "': " + left + " of " + all.pixels() +
				" pixels are outside of the selection and were left out.");
		}
	}
}
