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
package sc.fiji.unibiomed.imagej.review.table;

import java.util.Comparator;

import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.image.raw.Dimensions;

/**
 * A plane as the table shows it: sorted by number, not by letter.
 *
 * @param slice from 1
 * @param time from 1
 * @param text such as "7" or "z 7, t 2"
 */
record PlaneCell(int slice, int time, String text) implements Comparable<PlaneCell> {

	private static final Comparator<PlaneCell> ORDER = Comparator.comparingInt(PlaneCell::time)
		.thenComparingInt(PlaneCell::slice);

	/** Names time points only where there are several. */
	static PlaneCell of(final Dimensions size, final MeasuredFinding at) {
		if (size.times() == 1) {
			return new PlaneCell(at.slice(), at.time(), Integer.toString(at.slice()));
		}
		return new PlaneCell(at.slice(), at.time(),
			size.slices() == 1 ? "t " + at.time() : "z " + at.slice() + ", t " + at.time());
	}

	@Override
	public int compareTo(final PlaneCell other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return text;
	}
}
