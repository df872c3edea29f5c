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
package sc.fiji.unibiomed.imagej.answer;

import ij.gui.Roi;
import sc.fiji.unibiomed.findings.AnswerLine;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/**
 * A region of an image that stands for a finding, or for one object of it.
 *
 * @param roi named, coloured, and tied to its plane; {@code null} where nothing is outlined, as for what is not there
 * @param finding what it is; {@code null} for a region that the user drew and the model described
 * @param object number of the object among those of the finding, from 1; 0 for the finding as a whole
 * @param frame index of the finding's frame
 * @param position the plane
 * @param mask what it covers, as large as the image
 * @param shape size and place, in pixels
 */
public record FoundRegion(Roi roi, Finding finding, int object, int frame, Position position, BinaryMask mask,
	MaskExtent shape)
{

	/** How many objects its finding has; 0 where they were not told apart, and of a region that the user drew. */
	public int objectCount() {
		return finding == null ? 0 : finding.objects().count();
	}

	/** Whether there is anything to draw. */
	public boolean isOutlined() {
		return roi != null;
	}

	/** What the region is called, or would be. */
	public String name() {
		return isOutlined() ? roi.getName() : finding.phrase() + " " + finding.index();
	}

	/** In one line: {@code nuclei 1-12: 265 pixels}. */
	@Override
	public String toString() {
		return name() + ": " + AnswerLine.pixels(shape.pixels());
	}
}
