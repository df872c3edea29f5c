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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/**
 * Which findings the table lists, and how.
 *
 * @param image the image that is worked with; {@code null} while there is none
 * @param allImages whether those of other images are listed, too
 * @param acceptedOnly whether only those are listed that the user accepted
 * @param eachRegion whether each region has a line of its own, rather than each finding
 */
public record TableFilter(ImagePlus image, boolean allImages, boolean acceptedOnly, boolean eachRegion) {

	/** The findings of no image in particular. */
	public static TableFilter everything() {
		return new TableFilter(null, true, false, false);
	}

	/** The lines for some rows, in their order. */
	List<FindingLine> lines(final List<FindingRow> rows) {
		final Map<Key, List<FindingRow>> lines = new LinkedHashMap<>();
		for (final FindingRow row : rows) {
			if (lists(row)) {
				lines.computeIfAbsent(new Key(row, eachRegion), key -> new ArrayList<>()).add(row);
			}
		}
		return lines.entrySet().stream().map(line -> new FindingLine(line.getKey(), line.getValue())).toList();
	}

	private boolean lists(final FindingRow row) {
		return (allImages || row.answer().image() == image) &&
			(!acceptedOnly || row.review().status() == Review.Status.ACCEPTED);
	}

	/** What rows of one line have in common: the answer itself, not one that is equal. */
	private record Key(int answer, int number, long region) {

		Key(final FindingRow row, final boolean eachRegion) {
			this(identity(row.answer()), row.number(), eachRegion ? row.id() : 0);
		}

		private static int identity(final ImageAnswer answer) {
			return System.identityHashCode(answer);
		}
	}
}
