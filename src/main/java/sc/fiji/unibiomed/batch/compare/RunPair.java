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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.batch.compare.RunChoice.Facet;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.task.EntryRecord;
import sc.fiji.unibiomed.batch.task.FolderContents;

/**
 * The answers that are compared: found in one or two output folders from what somebody said of them.
 *
 * @param names of both, such as "demo, exact"
 * @param first by what must be the same in both
 * @param second likewise
 */
record RunPair(List<String> names, Map<String, ComparedAnswer> first, Map<String, ComparedAnswer> second) {

	/**
	 * Finds them. Where a folder has exactly two runs, they need no choice: two models, precisions or settings, or else
	 * two questions.
	 *
	 * @throws BatchException if there are none, or there is a choice left; the message lists what there is
	 * @throws IOException if a folder cannot be read
	 */
	static RunPair of(final Path one, final RunChoice firstChoice, final Path other, final RunChoice secondChoice)
		throws IOException
	{
		final boolean same = Files.isSameFile(one, existing(other));
		final List<ComparedAnswer> all = answers(one);
		final List<ComparedAnswer> others = same ? all : answers(other);
		RunChoice left = firstChoice;
		RunChoice right = secondChoice;
		if (same && left.values().isEmpty() && right.values().isEmpty()) {
			final List<RunChoice> runs = two(all, one);
			left = runs.get(0);
			right = runs.get(1);
		}
		final List<ComparedAnswer> first = fitting(all, left, same ? right : RunChoice.ALL, one, "first");
		final List<ComparedAnswer> second = fitting(others, right, same ? left : RunChoice.ALL, other, "second");
		// What differs in both as a whole is what is compared.
		final boolean anyQuestion = values(first, Facet.QUESTION).size() == 1 &&
			values(second, Facet.QUESTION).size() == 1;
		final List<String> names = same
			? List.of(name(first, second), name(second, first))
			: List.of(one + named(name(first, second)), other + named(name(second, first)));
		return new RunPair(names, byPlace(first, anyQuestion, "first"), byPlace(second, anyQuestion, "second"));
	}

	private static Path existing(final Path folder) throws BatchException {
		if (!Files.isDirectory(folder)) {
			throw new BatchException("The folder " + folder + " does not exist.");
		}
		return folder;
	}

	private static String named(final String name) {
		return name.isEmpty() ? "" : " (" + name + ")";
	}

	private static List<ComparedAnswer> answers(final Path folder) throws IOException {
		final List<ComparedAnswer> answers = FolderContents.of(folder).tasks().stream()
			.map(FolderContents.Known::record).filter(EntryRecord::isDone)
			.map(record -> new ComparedAnswer(record, folder.resolve("tasks").resolve(record.folder()))).toList();
		if (answers.isEmpty()) {
			throw new BatchException("The folder " + folder + " has no answers to compare.");
		}
		return answers;
	}

	/** The only two runs that there are. */
	private static List<RunChoice> two(final List<ComparedAnswer> all, final Path folder) throws BatchException {
		final List<RunChoice> runs = runs(all, List.of(Facet.MODEL, Facet.PRECISION, Facet.SETTINGS));
		final List<RunChoice> found = runs.size() == 1 ? runs(all, List.of(Facet.QUESTION)) : runs;
		if (found.size() == 2) {
			return found;
		}
		if (found.size() == 1) {
			throw new BatchException("The folder " + folder + " has one run only (" + runs.get(0) +
				"), so that there is nothing to compare. Ask into it with another question, model or precision, " +
				"or name a second folder.");
		}
		throw new BatchException("The folder " + folder + " has " + found.size() +
			" runs; choose the first and the second:" + list(all, found));
	}

	private static String list(final List<ComparedAnswer> all, final List<RunChoice> runs) {
		final StringBuilder list = new StringBuilder();
		for (final RunChoice run : runs) {
			final long count = all.stream().filter(each -> run.fits(each.record())).count();
			list.append("\n  ").append(run).append("  (").append(count).append(count == 1 ? " answer)" : " answers)");
		}
		return list.toString();
	}

	private static List<RunChoice> runs(final List<ComparedAnswer> all, final List<Facet> facets) {
		final Set<RunChoice> runs = new LinkedHashSet<>();
		for (final ComparedAnswer answer : all) {
			// Settings are told only where there are different ones.
			runs.add(new RunChoice(
				facets.stream().filter(facet -> facet != Facet.SETTINGS || values(all, Facet.SETTINGS).size() > 1)
					.collect(Collectors.toMap(facet -> facet, facet -> facet.of(answer.record())))));
		}
		return List.copyOf(runs);
	}

	/** @param taken if nothing is said of these answers, they are all but those */
	private static List<ComparedAnswer> fitting(final List<ComparedAnswer> all, final RunChoice choice,
		final RunChoice taken, final Path folder, final String which) throws BatchException
	{
		final Predicate<ComparedAnswer> isMeant = choice.values().isEmpty() && !taken.values().isEmpty()
			? each -> !taken.fits(each.record())
			: each -> choice.fits(each.record());
		final List<ComparedAnswer> fitting = all.stream().filter(isMeant).toList();
		if (fitting.isEmpty()) {
			throw new BatchException("No answer in " + folder + " fits the " + which + " run" +
				(choice.values().isEmpty() ? "" : " " + choice) + "; there are:" +
				list(all, runs(all, List.of(Facet.values()))));
		}
		return fitting;
	}

	private static Set<String> values(final List<ComparedAnswer> answers, final Facet facet) {
		return answers.stream().map(answer -> facet.of(answer.record()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** In what these answers differ from others, as a whole. */
	private static String name(final List<ComparedAnswer> of, final List<ComparedAnswer> others) {
		final List<String> words = new ArrayList<>();
		final boolean sameAsker = Stream.of(Facet.MODEL, Facet.PRECISION)
			.allMatch(facet -> values(of, facet).equals(values(others, facet)));
		for (final Facet facet : List.of(Facet.MODEL, Facet.PRECISION, Facet.SETTINGS, Facet.QUESTION)) {
			final Set<String> values = values(of, facet);
			final Set<String> ofOthers = values(others, facet);
			final boolean differs = !values.equals(ofOthers) && (facet != Facet.QUESTION || ofOthers.size() == 1);
			if (values.size() == 1 && (differs || !sameAsker && (facet == Facet.MODEL || facet == Facet.PRECISION))) {
				final String value = values.iterator().next();
				words.add(value.isEmpty() ? "usual settings" : value);
			}
		}
		return String.join(", ", words);
	}

	/** Answers that differ in nothing, such as in regions that a manifest names, are told apart by their order. */
	private static Map<String, ComparedAnswer> byPlace(final List<ComparedAnswer> answers, final boolean anyQuestion,
		final String which) throws BatchException
	{
		final Map<String, List<ComparedAnswer>> places = new LinkedHashMap<>();
		for (final ComparedAnswer answer : answers) {
			places.computeIfAbsent(answer.place() + (anyQuestion ? "" : "\n" + answer.record().prompt()),
				unknown -> new ArrayList<>()).add(answer);
		}
		final Map<String, ComparedAnswer> byPlace = new LinkedHashMap<>();
		for (final Map.Entry<String, List<ComparedAnswer>> place : places.entrySet()) {
			final List<ComparedAnswer> there = place.getValue();
			final List<RunChoice> runs = runs(there, List.of(Facet.values()));
			if (runs.size() > 1) {
				throw new BatchException(
					"There are several answers about " + there.get(0).record().image() + "; choose the " + which +
						" run more exactly:" + list(answers, runs(answers, List.of(Facet.values()))));
			}
			for (int i = 0; i < there.size(); i++) {
				byPlace.put(place.getKey() + "\n" + i, there.get(i));
			}
		}
		return byPlace;
	}
}
