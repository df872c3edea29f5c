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
import java.util.Objects;

import ij.gui.Roi;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * Makes the regions of findings: named, in the finding's colour, and tied to their planes.
 *
 * @param size of the image
 * @param isHyperstack whether ImageJ shows it as a hyperstack
 * @param positions the plane of each frame of the findings
 */
public record FindingRois(Dimensions size, boolean isHyperstack, List<Position> positions) {

	/** What a finding is in ImageJ: its name, so that scripts find it again. */
	private static final String PHRASE = "unibiomed.phrase";

	public FindingRois {
		positions = List.copyOf(positions);
	}

	/** The region of a part; {@code null} if the part covers nothing. */
	public Roi of(final Finding finding, final ObjectPart part) {
		return of(finding, part.number(), part.frame(), part.mask());
	}

	/** The region of a finding as a whole in one frame; {@code null} if it covers nothing of it. */
	public Roi of(final Finding finding, final int frame) {
		return of(finding, 0, frame, finding.frames().get(frame).mask());
	}

	/** What ImageJ shows of a finding: a region per object and plane; may be none. */
	public List<Roi> all(final Finding finding) {
		return finding.regions().stream().map(part -> of(finding, part)).filter(Objects::nonNull).toList();
	}

	private Roi of(final Finding finding, final int object, final int frame, final BinaryMask mask) {
		final Roi roi = MaskToRoi.of(mask, FindingName.ofObject(finding, object), finding.index());
		if (roi != null) {
			ImagePosition.apply(positions.get(frame), size, isHyperstack, roi);
			roi.setProperty(PHRASE, finding.phrase());
		}
		return roi;
	}
}
