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
import java.util.Comparator;
import java.util.List;

/**
 * How many findings are wrong if only those with most evidence are believed (El-Yaniv and Wiener, Journal of Machine
 * Learning Research 11, 2010).
 *
 * @param threshold the least evidence that is believed, 0 to 1
 * @param coverage share of the findings that are believed, above 0, up to 1
 * @param risk share of these that are wrong, 0 to 1
 */
public record RiskCoverage(double threshold, double coverage, double risk) {

	/**
	 * A point for each value of the evidence, from the strictest on. Findings with equal evidence are believed
	 * together.
	 *
	 * @param rows those that are not answered do not count
	 * @return none if nothing counts
	 */
	public static List<RiskCoverage> of(final List<PresenceRow> rows) {
		final List<PresenceRow> strictestFirst = rows.stream().filter(PresenceRow::isAnswered)
			.sorted(Comparator.comparingDouble(PresenceScore.EVIDENCE::value).reversed()).toList();
		final List<RiskCoverage> points = new ArrayList<>();
		int wrong = 0;
		for (int i = 0; i < strictestFirst.size(); i++) {
			final double evidence = PresenceScore.EVIDENCE.value(strictestFirst.get(i));
			wrong += strictestFirst.get(i).isWrong() ? 1 : 0;
			if (i + 1 == strictestFirst.size() || PresenceScore.EVIDENCE.value(strictestFirst.get(i + 1)) != evidence) {
				points.add(new RiskCoverage(evidence, (i + 1.0) / strictestFirst.size(), wrong / (i + 1.0)));
			}
		}
		return points;
	}
}
