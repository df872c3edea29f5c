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
package sc.fiji.unibiomed.evaluate.presence;

import java.util.ArrayList;
import java.util.List;

/**
 * Findings with about the same evidence, and how many of them are right.
 *
 * @param evidence mean of theirs, 0 to 1
 * @param right share of those that are right, 0 to 1
 * @param findings at least 1
 */
public record ReliabilityBin(double evidence, double right, int findings) {

	private static final int BINS = 10;

	/**
	 * Ten bins of equal width from 0 to 1, the upper end in the last one; those without findings are left out.
	 *
	 * @param rows those that are not answered do not count
	 */
	public static List<ReliabilityBin> of(final List<PresenceRow> rows) {
		final List<ReliabilityBin> bins = new ArrayList<>();
		for (int bin = 0; bin < BINS; bin++) {
			final int number = bin;
			final List<PresenceRow> within = rows.stream().filter(PresenceRow::isAnswered)
				.filter(row -> bin(PresenceScore.EVIDENCE.value(row)) == number).toList();
			if (!within.isEmpty()) {
				bins.add(new ReliabilityBin(
					within.stream().mapToDouble(PresenceScore.EVIDENCE::value).average().orElseThrow(),
					1 - within.stream().filter(PresenceRow::isWrong).count() / (double) within.size(), within.size()));
			}
		}
		return bins;
	}

	private static int bin(final double evidence) {
		return Math.min(BINS - 1, (int) (evidence * BINS));
	}
}
