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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;

/**
 * How well a model tells present from absent targets.
 *
 * @param rows a question each, in the order in which they were asked; none if it was not measured
 * @param auroc of each score, see {@link Auroc}; none if nothing is present, or nothing absent
 * @param fits what can be promised, for each way in which images were shown
 * @param notes what the numbers do not tell, one sentence each
 */
public record PresenceResult(List<PresenceRow> rows, Map<PresenceScore, Estimate> auroc, List<CalibrationFit> fits,
	List<String> notes)
{

	/** More than these nobody reads on a terminal. */
	private static final int MOST_REFUSALS = 10;

	/** It was not measured. */
	public static final PresenceResult NONE = new PresenceResult(List.of(), Map.of(), List.of(), List.of());

	public PresenceResult {
		rows = List.copyOf(rows);
		fits = List.copyOf(fits);
		notes = List.copyOf(notes);
	}

	/**
	 * Measures.
	 *
	 * @param fits see {@link CalibrationFit#of}
	 * @param seed of the intervals: bootstrap samples of present and absent targets, each drawn by itself
	 */
	public static PresenceResult of(final List<PresenceRow> rows, final List<CalibrationFit> fits,
		final List<String> notes, final long seed)
	{
		final List<PresenceRow> present = rows.stream().filter(PresenceRow::isAnswered).filter(PresenceRow::isPresent)
			.toList();
		final List<PresenceRow> absent = rows.stream().filter(PresenceRow::isAnswered).filter(row -> !row.isPresent())
			.toList();
		final Map<PresenceScore, Estimate> auroc = new LinkedHashMap<>();
		final List<String> remarks = new ArrayList<>(notes);
		if (present.isEmpty() || absent.isEmpty()) {
			remarks.add("No question is about a target that is " + (absent.isEmpty() ? "absent" : "present") +
				", so it is unknown how well the two are told apart.");
		}
		else {
			for (final PresenceScore score : PresenceScore.values()) {
				auroc.put(score, new Bootstrap(seed + score.key().hashCode()).of(present, absent,
					(some, others) -> Auroc.of(ranks(some, score), ranks(others, score))));
			}
		}
		return new PresenceResult(rows, auroc, fits, remarks);
	}

	private static double[] ranks(final List<PresenceRow> rows, final PresenceScore score) {
		return rows.stream().mapToDouble(score::rank).toArray();
	}

	/** Whether it was not measured. */
	public boolean isEmpty() {
		return rows.isEmpty();
	}

	/** How many questions were about absent targets. */
	public int absent() {
		return (int) rows.stream().filter(row -> !row.isPresent()).count();
	}

	/** How many questions have no answer. */
	public int failed() {
		return (int) rows.stream().filter(row -> !row.isAnswered()).count();
	}

	/** For people, a line for the scores, and one for each promise, refusal and note; many refusals are one. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		if (!auroc.isEmpty()) {
			lines.add("Present against absent, AUROC: " +
				auroc.entrySet().stream()
					.map(entry -> String.format(Locale.ROOT, "%s %.3f (%.3f to %.3f), ",
						entry.getKey().label().toLowerCase(Locale.ROOT).replace("iou", "IoU"), entry.getValue().value(),
						entry.getValue().low(), entry.getValue().high()))
					.collect(Collectors.joining()).replaceFirst("\\(", "(95 % CI ") +
				rows.size() + " questions, " + absent() + " of them about absent targets" +
				(failed() == 0 ? "" : ", " + failed() + " failed"));
		}
		for (final CalibrationFit fit : fits) {
			lines.addAll(fit.promised());
			if (fit.refused().size() <= MOST_REFUSALS) {
				lines.addAll(fit.refused());
			}
			else {
				lines.add("No such limit for " + fit.refused().size() + " targets; the report says why for each.");
			}
		}
		lines.addAll(notes);
		return lines;
	}
}
