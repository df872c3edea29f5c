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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;

/**
 * Which items a report shows. Equal ones come in the order of the data, so that two reports on the same answers show
 * the same; items that failed are never among them.
 *
 * @param how they were chosen, a sentence for people
 * @param worst first the worst
 * @param best first the best; none where all are among the worst
 */
public record ShownItems(String how, List<Candidate> worst, List<Candidate> best) {

	/** How many are shown of each kind. */
	static final int MOST = 4;

	public ShownItems {
		worst = List.copyOf(worst);
		best = List.copyOf(best);
	}

	/** Whether there is nothing to show. */
	boolean isEmpty() {
		return worst.isEmpty();
	}

	/**
	 * Those whose outlines fit worst and best. A volume counts as one, by its Dice as a whole.
	 *
	 * @param results of all tasks
	 * @param volumes that were measured
	 */
	static ShownItems byOutline(final EvaluationTask task, final List<ItemResult> results,
		final List<VolumeResult> volumes)
	{
		final List<Candidate> sorted = new ArrayList<>();
		final Set<EvaluationItem> slices = new HashSet<>();
		if (task == EvaluationTask.SEGMENTATION) {
			final Map<EvaluationItem, ItemResult> answers = new HashMap<>();
			results.forEach(result -> answers.put(result.item(), result));
			for (final VolumeResult volume : volumes) {
				slices.addAll(volume.volume().slices());
				volume.volume().slices().stream().map(answers::get).filter(ShownItems::isOutlined).findFirst()
					.ifPresent(slice -> sorted.add(new Candidate(slice, Optional.of(volume))));
			}
		}
		results.stream().filter(result -> result.item().task() == task && !slices.contains(result.item()))
			.filter(ShownItems::isOutlined).map(Candidate::of).forEach(sorted::add);
		sorted.removeIf(candidate -> Double.isNaN(candidate.dice()));
		sorted.sort(Comparator.comparingDouble(Candidate::dice));
		final String what = slices.isEmpty()
			? "items"
			: sorted.stream().allMatch(candidate -> candidate.volume().isPresent()) ? "volumes" : "volumes and items";
		if (sorted.size() <= 2 * MOST) {
			return new ShownItems(sorted.size() == 1
				? "The only one with a Dice."
				: "All " + sorted.size() + " " + what + " with a Dice, the worst first.", sorted, List.of());
		}
		final List<Candidate> best = new ArrayList<>(sorted);
		best.sort(Comparator.comparingDouble(Candidate::dice).reversed());
		return new ShownItems(
			"The " + MOST + " worst and the " + MOST + " best of " + sorted.size() + " " + what + ", by Dice.",
			sorted.subList(0, MOST), best.subList(0, MOST));
	}

	private static boolean isOutlined(final ItemResult result) {
		return result != null && !result.hasFailed() && result.outline().isPresent();
	}

	/**
	 * Those whose words are the worst: wrong ones where right and wrong are told apart, then those that have the fewest
	 * words in common with what is known.
	 */
	static ShownItems byWords(final EvaluationTask task, final List<ItemResult> results) {
		final List<ItemResult> said = results.stream().filter(result -> result.item().task() == task)
			.filter(result -> !result.hasFailed() && !result.item().truth().isBlank()).toList();
		final boolean isRightOrWrong = task.metrics().contains(Metric.ACCURACY);
		final List<Candidate> worst = said.stream()
			.filter(result -> !isRightOrWrong || result.scores().value(Metric.ACCURACY) < 1)
			.sorted(Comparator.comparingDouble(result -> words(result))).map(Candidate::of).toList();
		final List<Candidate> shown = worst.subList(0, Math.min(MOST, worst.size()));
		return new ShownItems(
			said.isEmpty() ? "" : isRightOrWrong ? wrong(worst.size(), said.size()) : fewest(shown.size(), said.size()),
			shown, List.of());
	}

	private static String wrong(final int wrong, final int answers) {
		if (wrong == 0) {
			return answers == 1
				? "The only answer names what is known."
				: "All " + answers + " answers name what is known.";
		}
		return wrong + " of " + answers + (answers == 1 ? " answer" : " answers") + (wrong == 1 ? " does" : " do") +
			" not name what is known" + (wrong > MOST ? "; " + MOST + " of them are shown." : ".");
	}

	private static String fewest(final int shown, final int answers) {
		return answers == 1
			? "The only answer."
			: "The " + shown + " of " + answers +
				" answers that have the fewest words in common with the known text (ROUGE-L), the worst first.";
	}

	private static double words(final ItemResult result) {
		final double value = result.scores().value(Metric.ROUGE_L);
		return Double.isNaN(value) ? 0 : value;
	}

	/**
	 * Absent targets of which something was outlined nevertheless: first those that the check did not catch, then the
	 * most probable ones.
	 *
	 * @param asked questions whose answers were checked
	 */
	static ShownItems falseFindings(final List<ItemResult> asked) {
		final List<ItemResult> absent = asked.stream()
			.filter(result -> PresenceRow.of(result).isAnswered() && !PresenceRow.of(result).isPresent()).toList();
		final List<ItemResult> outlined = absent.stream()
			.filter(result -> result.outline().filter(mask -> mask.mask().area() > 0).isPresent())
			.sorted(Comparator.comparing((ItemResult result) -> result.finding().orElseThrow().check().verdict())
				.thenComparing(result -> -result.finding().orElseThrow().meanProbability()))
			.toList();
		final long caught = outlined.stream().filter(result -> result.finding().orElseThrow().check().isAbsent())
			.count();
		return new ShownItems(
			absent.isEmpty()
				? ""
				: "The model outlined something for " + outlined.size() + " of " + absent.size() +
					" absent targets; its check called " + caught + " of these absent." +
					(outlined.isEmpty()
						? ""
						: " Shown first are those that the check let pass, then the most probable ones."),
			outlined.stream().limit(MOST).map(Candidate::of).toList(), List.of());
	}
}
