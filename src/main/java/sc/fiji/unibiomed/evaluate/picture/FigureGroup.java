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
package sc.fiji.unibiomed.evaluate.picture;

import java.util.List;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/**
 * Items that a report shows together.
 *
 * @param task that they are of
 * @param kind what they show
 * @param how they were chosen, a sentence for people
 * @param worst first the worst
 * @param best first the best; none where all are among the worst
 */
public record FigureGroup(EvaluationTask task, Kind kind, String how, List<ItemFigure> worst, List<ItemFigure> best) {

	/** What a group of items shows. */
	public enum Kind {

		/** How outlines fit. */
		OUTLINES,
		/** Answers in words. */
		WORDS,
		/** What was outlined though it is absent. */
		FALSE_FINDINGS
	}

	public FigureGroup {
		worst = List.copyOf(worst);
		best = List.copyOf(best);
	}
}
