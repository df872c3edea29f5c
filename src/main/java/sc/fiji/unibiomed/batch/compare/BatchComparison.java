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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * How much the answers of two runs agree: of two models, precisions, settings or questions in one output folder, or of
 * two folders.
 *
 * <pre>{@code
 * BatchComparison compared = BatchComparison.of(folder, RunChoice.parse("precision=exact"), folder,
 *     RunChoice.parse("precision=fast"), new Cancellation());
 * compared.lines().forEach(System.out::println);
 * Path page = compared.write(folder);
 * }</pre>
 *
 * @param names of both runs, such as "demo, exact"
 * @param pairs two answers each, about the same image
 * @param firstOnly answers of the first run without a partner
 * @param secondOnly answers of the second run without a partner
 */
public record BatchComparison(List<String> names, List<AnswerPair> pairs, List<ComparedAnswer> firstOnly,
	List<ComparedAnswer> secondOnly)
{

	/** How many of those that agree least are named. */
	private static final int MOST_NAMED = 5;

	public BatchComparison {
		names = List.copyOf(names);
		pairs = List.copyOf(pairs);
		firstOnly = List.copyOf(firstOnly);
		secondOnly = List.copyOf(secondOnly);
	}

	/**
	 * Compares what two runs have answered.
	 *
	 * @param first an output folder
	 * @param firstChoice which of its answers; see {@link RunChoice#ALL}
	 * @param second another output folder, or the same one
	 * @param secondChoice likewise. Where nothing is said of two runs in one folder, there must be two only
	 * @param cancellation ends it
	 * @throws BatchException if there is nothing to compare, or more than one way to do it; the message says what there
	 *             is
	 * @throws IOException if a folder cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public static BatchComparison of(final Path first, final RunChoice firstChoice, final Path second,
		final RunChoice secondChoice, final Cancellation cancellation) throws IOException
	{
		final RunPair runs = RunPair.of(first, firstChoice, second, secondChoice);
		final List<AnswerPair> pairs = new ArrayList<>();
		for (final Map.Entry<String, ComparedAnswer> each : runs.first().entrySet()) {
			cancellation.check();
			final ComparedAnswer other = runs.second().get(each.getKey());
			if (other != null) {
				pairs.add(AnswerPair.of(each.getValue(), other));
			}
		}
		if (pairs.isEmpty()) {
			throw new BatchException("No image has been asked about in both: " + runs.names().get(0) + " and " +
				runs.names().get(1) + ". Images are the same if they have the same name in answers.csv.");
		}
		return new BatchComparison(runs.names(), pairs, without(runs.first(), runs.second()),
			without(runs.second(), runs.first()));
	}

	private static List<ComparedAnswer> without(final Map<String, ComparedAnswer> answers,
		final Map<String, ComparedAnswer> others)
	{
		return answers.entrySet().stream().filter(each -> !others.containsKey(each.getKey())).map(Map.Entry::getValue)
			.toList();
	}

	/**
	 * Writes {@code compare.csv} and {@code compare.html} into a folder.
	 *
	 * @return the page
	 * @throws IOException if they cannot be written
	 */
	public Path write(final Path output) throws IOException {
		return new CompareFiles(this, output).write();
	}

	/** Those that agree least first: by their outlines, then by their texts. */
	List<AnswerPair> worstFirst() {
		return pairs.stream()
			.sorted(Comparator.comparing(AnswerPair::isCompared)
				.thenComparingDouble((AnswerPair pair) -> pair.worst().orElse(2)).thenComparing(AnswerPair::isSameText))
			.toList();
	}

	/** Dice of all findings that one of both outlines. */
	private List<Double> dice() {
		return pairs.stream().flatMap(pair -> pair.findings().stream()).map(FindingPair::dice)
			.filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).sorted().toList();
	}

	/** The result in a few lines, for people. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		final List<AnswerPair> compared = pairs.stream().filter(AnswerPair::isCompared).toList();
		lines.add("First: " + names.get(0));
		lines.add("Second: " + names.get(1));
		lines.add("Same text: " + compared.stream().filter(AnswerPair::isSameText).count() + " of " + compared.size() +
			" answers.");
		lines.add(outlines());
		final List<String> worst = worst();
		if (!worst.isEmpty()) {
			lines.add("Least agreement:");
			lines.addAll(worst);
		}
		if (compared.size() < pairs.size()) {
			lines.add((pairs.size() - compared.size()) + " could not be compared; compare.csv says why.");
		}
		if (!firstOnly.isEmpty() || !secondOnly.isEmpty()) {
			lines.add("Without a partner: " + firstOnly.size() + " of the first, " + secondOnly.size() +
				" of the second; compare.csv lists them.");
		}
		return lines;
	}

	private String outlines() {
		final List<Double> dice = dice();
		final long absent = pairs.stream().flatMap(pair -> pair.findings().stream())
			.filter(pair -> pair.agreement().isPresent() && !pair.isOutlined()).count();
		final String rest = absent == 0
			? ""
			: " Absent in both: " + absent + (absent == 1 ? " finding." : " findings.");
		if (dice.isEmpty()) {
			return "Outlines: none." + rest;
		}
		final int middle = dice.size() / 2;
		final double median = dice.size() % 2 == 1 ? dice.get(middle) : (dice.get(middle - 1) + dice.get(middle)) / 2;
		return "Outlines: " + dice.size() + (dice.size() == 1 ? " finding" : " findings") + ", Dice mean " +
			number(dice.stream().mapToDouble(each -> each).average().orElseThrow()) + ", median " + number(median) +
			"." + rest;
	}

	private List<String> worst() {
		final List<String> worst = new ArrayList<>();
		for (final AnswerPair pair : worstFirst()) {
			for (final FindingPair finding : pair.findings().stream()
				.sorted(Comparator.comparingDouble(each -> each.dice().orElse(2))).toList())
			{
				if (worst.size() < MOST_NAMED && finding.dice().orElse(1) < 1) {
					worst.add("  " + number(finding.dice().getAsDouble()) + "  " + pair.image() + ": " +
						finding.phrase() + (finding.note().isEmpty() ? "" : " (" + finding.note() + ")"));
				}
			}
		}
		return worst;
	}

	/** Three decimals. */
	static String number(final double value) {
		// What is not quite the same must not look so.
		final double shown = value < 1 && value > 0.9995 ? 0.999 : value;
		return String.format(Locale.ROOT, "%.3f", shown);
	}
}
