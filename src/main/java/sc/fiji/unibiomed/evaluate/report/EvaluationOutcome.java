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
package sc.fiji.unibiomed.evaluate.report;

import java.util.List;

/**
 * How an evaluation ended.
 *
 * @param items the number of items
 * @param failed those of them that failed, and questions about absent targets that did
 * @param lines the numbers of each task for people, a line per task; then those of volumes and of absent targets, if
 *           there are any
 */
public record EvaluationOutcome(int items, int failed, List<String> lines) {

	public EvaluationOutcome {
		lines = List.copyOf(lines);
	}

	/** In one line: {@code 120 items, 2 failed | segmentation: …}. */
	@Override
	public String toString() {
		final String counts = items + (items == 1 ? " item" : " items") + (failed > 0 ? ", " + failed + " failed" : "");
		return lines.isEmpty() ? counts : counts + " | " + String.join(" | ", lines);
	}
}
