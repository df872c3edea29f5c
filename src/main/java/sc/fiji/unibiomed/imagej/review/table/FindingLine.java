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

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/**
 * A line of the table: a finding with all of its regions, or one region.
 *
 * @param key tells lines apart while the table changes
 * @param rows at least one, all of one finding
 */
record FindingLine(Object key, List<FindingRow> rows) {

	FindingLine {
		rows = List.copyOf(rows);
	}

	/** What all of its regions have in common is said of the first. */
	FindingRow first() {
		return rows.get(0);
	}

	ImageAnswer answer() {
		return first().answer();
	}

	boolean isSingle() {
		return rows.size() == 1;
	}

	/** Whether anything of it is drawn. */
	boolean isOutlined() {
		return rows.stream().anyMatch(row -> row.region().isOutlined());
	}

	/** Number of objects: of those that it was taken apart into, or one for a whole region. */
	int count() {
		return (int) rows.stream().filter(row -> row.region().isOutlined()).map(row -> row.label().object()).distinct()
			.count();
	}

	/** Whether all regions lie in one plane, so that their areas can be added. */
	boolean isPlane() {
		return rows.stream().map(row -> row.region().position()).distinct().count() == 1;
	}

	/** The verdict, if it is the same for all. */
	Review.Status status() {
		final List<Review.Status> different = rows.stream().map(row -> row.review().status()).distinct().toList();
		return different.size() == 1 ? different.get(0) : Review.Status.UNREVIEWED;
	}

	/** The region that stands for the line: the first one that is drawn. */
	FindingRow shown() {
		final Optional<FindingRow> outlined = rows.stream().filter(row -> row.region().isOutlined()).findFirst();
		return outlined.orElse(first());
	}

	boolean has(final long row) {
		return rows.stream().anyMatch(own -> own.id() == row);
	}
}
