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
package sc.fiji.unibiomed.imagej.review;

import java.util.Objects;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Recognizes findings in regions of ImageJ, which copies regions whenever it selects or stores them. */
final class RegionMatch {

	private RegionMatch() {}

	/** Whether two regions are copies of each other: of one name, outline and plane. */
	static boolean same(final Roi one, final Roi other) {
		return one != null && other != null && (one == other || Objects.equals(one.getName(), other.getName()) &&
			one.getBounds().equals(other.getBounds()) && one.getType() == other.getType() && samePlane(one, other));
	}

	/** A plain stack's slice and a hyperstack's z are written to different places of a region. */
	private static boolean samePlane(final Roi one, final Roi other) {
		return Math.max(one.getPosition(), one.getZPosition()) == Math.max(other.getPosition(), other.getZPosition()) &&
			one.getTPosition() == other.getTPosition();
	}

	/** The finding that a region of an image shows; one that was drawn on another image is not of this one. */
	static Optional<FindingRow> find(final FindingsModel findings, final ImagePlus image, final Roi roi) {
		return findings.rowOf(roi).filter(row -> row.answer().image() == image);
	}
}
