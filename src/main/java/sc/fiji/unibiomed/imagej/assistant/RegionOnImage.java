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
package sc.fiji.unibiomed.imagej.assistant;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.imagej.image.ImagePosition;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Selects a finding in the session's findings and its region on the image. */
final class RegionOnImage {

	private final FindingsModel findings;

	RegionOnImage(final FindingsModel findings) {
		this.findings = findings;
	}

	/** Selects; false if the finding was taken back, or its image is closed. */
	boolean select(final FindingRow row) {
		final ImagePlus image = row.answer().image();
		final boolean there = findings.rows().stream().anyMatch(kept -> kept.id() == row.id());
		if (!there || image.getProcessor() == null) {
			return false;
		}
		findings.select(row);
		if (!row.region().isOutlined()) {
			return true;
		}
		final Roi region = row.region().roi();
		final Roi selected = image.getRoi();
		// Whoever listens to the findings may have done it.
		if (selected == null || !selected.getBounds().equals(region.getBounds())) {
			ImagePosition.show(row.region().position(), image);
			image.setRoi((Roi) region.clone());
		}
		return true;
	}
}
