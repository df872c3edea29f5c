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
package sc.fiji.unibiomed.evaluate.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;

/**
 * Puts the results of items together: for each task all items and the mean of its classes, then each modality, in it
 * each data set, if there are several, and in it each class; names in alphabetical order.
 */
public final class Summary {

	private static final Comparator<String> ALPHABETICAL = String.CASE_INSENSITIVE_ORDER
		.thenComparing(Comparator.naturalOrder());

	private final EvaluationTask task;
	private final long seed;
	private final List<GroupScore> groups = new ArrayList<>();

	private Summary(final EvaluationTask task, final long seed) {
		this.task = task;
		this.seed = seed;
	}

	/** @param seed of the intervals */
	public static List<GroupScore> of(final List<ItemResult> results, final long seed) {
		final boolean several = results.stream().map(result -> result.item().dataset()).distinct().count() > 1;
		final List<GroupScore> groups = new ArrayList<>();
		final Map<EvaluationTask, List<ItemResult>> byTask = new LinkedHashMap<>();
		results.forEach(result -> byTask.computeIfAbsent(result.item().task(), key -> new ArrayList<>()).add(result));
		byTask.forEach((task, ofTask) -> groups.addAll(new Summary(task, seed).groups(ofTask, several)));
		return groups;
	}

	private List<GroupScore> groups(final List<ItemResult> results, final boolean severalSets) {
		add(GroupScore.ALL, GroupScore.ALL, GroupScore.ALL, results);
		addMeanOfClasses(results);
		by(results, result -> result.item().modality()).forEach((modality, ofModality) -> {
			add(modality, GroupScore.ALL, GroupScore.ALL, ofModality);
			by(ofModality, result -> result.item().dataset()).forEach((dataset, ofSet) -> {
				if (severalSets) {
					add(modality, dataset, GroupScore.ALL, ofSet);
				}
				by(ofSet, result -> result.item().target())
					.forEach((target, ofClass) -> add(modality, dataset, target, ofClass));
			});
		});
		return groups;
	}

	private static Map<String, List<ItemResult>> by(final List<ItemResult> results,
		final Function<ItemResult, String> name)
	{
		final Map<String, List<ItemResult>> groups = new TreeMap<>(ALPHABETICAL);
		results.forEach(result -> groups.computeIfAbsent(name.apply(result), key -> new ArrayList<>()).add(result));
		return groups;
	}

	private void add(final String modality, final String dataset, final String target, final List<ItemResult> results) {
		final Map<Metric, Estimate> estimates = new LinkedHashMap<>();
		for (final Metric metric : task.metrics()) {
			final List<ItemResult> counting = results.stream().filter(metric::counts).toList();
			if (!counting.isEmpty()) {
				estimates.put(metric, bootstrap(modality, dataset, target, metric).of(counting, metric::of));
			}
		}
		groups.add(group(modality, dataset, target, results, estimates));
	}

	/** A result and the number of its class: a target in a modality and a data set. */
	private record Classed(ItemResult result, int number) {}

	private void addMeanOfClasses(final List<ItemResult> results) {
		final Map<String, Integer> numbers = new HashMap<>();
		final List<Classed> classed = results.stream()
			.map(result -> new Classed(result,
				numbers.computeIfAbsent(
					result.item().modality() + "\n" + result.item().dataset() + "\n" + result.item().target(),
					key -> numbers.size())))
			.toList();
		final Map<Metric, Estimate> estimates = new LinkedHashMap<>();
		for (final Metric metric : task.metrics()) {
			final List<Classed> counting = classed.stream().filter(one -> metric.counts(one.result())).toList();
			if (!counting.isEmpty()) {
				estimates.put(metric, bootstrap(GroupScore.ALL, GroupScore.ALL, GroupScore.MEAN_OF_CLASSES, metric)
					.of(counting, drawn -> meanOfClasses(drawn, metric)));
			}
		}
		groups.add(group(GroupScore.ALL, GroupScore.ALL, GroupScore.MEAN_OF_CLASSES, results, estimates));
	}

	private static double meanOfClasses(final List<Classed> results, final Metric metric) {
		return results.stream()
			.collect(Collectors.groupingBy(Classed::number, TreeMap::new,
				Collectors.mapping(Classed::result, Collectors.toList())))
			.values().stream().mapToDouble(metric::of).average().orElseThrow();
	}

	private GroupScore group(final String modality, final String dataset, final String target,
		final List<ItemResult> results, final Map<Metric, Estimate> estimates)
	{
		return new GroupScore(task, modality, dataset, target, results.size(),
			(int) results.stream().filter(ItemResult::hasFailed).count(), estimates);
	}

	/** A seed for each number, so that its interval does not depend on which others there are. */
	private Bootstrap bootstrap(final String modality, final String dataset, final String target, final Metric metric) {
		return new Bootstrap(seed + String.join("\n", task.key(), modality, dataset, target, metric.key()).hashCode());
	}
}
