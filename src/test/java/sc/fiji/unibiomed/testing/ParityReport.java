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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.StageParity;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;

/**
 * Prints how close every stage is to the reference, as Markdown. Unlike the tests, which see a selection of the
 * recorded tensors, it compares all that a folder has.
 */
public final class ParityReport {

	private ParityReport() {}

	/**
	 * @param args the folder with the reference data, and the folder with the checkpoint it was recorded with
	 * @throws IllegalStateException if a difference is larger than its tolerance; the report is printed all the same
	 */
	public static void main(final String... args) throws IOException {
		if (args.length != 2)
			throw new IllegalArgumentException("Give the reference folder and the checkpoint folder.");
		final ReferenceData reference = new ReferenceData(Path.of(args[0]));
		final List<Comparison> comparisons = new ArrayList<>();
		final List<AnswerParity> answers = new ArrayList<>();
		try (LoadedModel model = new LoadedModel(Checkpoint.open(Path.of(args[1])), RuntimeOptions.exactOnCpu());
			StageParity stages = new StageParity(model))
		{
			for (final String caseId : reference.caseIds()) {
				comparisons.addAll(stages.compare(reference, caseId));
				answers.add(AnswerParity.of(reference, caseId, model));
			}
		}
		printStages(comparisons, System.out);
		System.out.println();
		printAnswers(answers, System.out);
		if (!comparisons.stream().allMatch(Comparison::holds) || !answers.stream().allMatch(AnswerParity::holds))
			throw new IllegalStateException("There are differences that rounding does not explain.");
	}

	private static void printStages(final List<Comparison> comparisons, final PrintStream out) {
		final Map<String, List<Comparison>> byStage = new LinkedHashMap<>();
		comparisons.forEach(
			comparison -> byStage.computeIfAbsent(comparison.stage(), stage -> new ArrayList<>()).add(comparison));
		out.println("| stage | values compared | largest absolute difference | in case | tolerance |");
		out.println("|---|--:|--:|---|--:|");
		byStage.forEach((stage, parts) -> {
			// Double.compare puts NaN above every number, so that it would show.
			final Comparison worst = parts.stream().max((a, b) -> Double.compare(a.difference(), b.difference()))
				.orElseThrow();
			final int values = parts.stream().mapToInt(Comparison::elements).sum();
			out.println(String.format(Locale.ROOT, "| %s | %,d | %.1e | %s | %.0e |", stage, values, worst.difference(),
				worst.caseId(), worst.tolerance()));
		});
	}

	private static void printAnswers(final List<AnswerParity> answers, final PrintStream out) {
		out.println("| case | tiles | images for SAM 2 | prompt | answer | mask pixels | differing | may differ |");
		out.println("|---|---|---|---|---|--:|--:|--:|");
		for (final AnswerParity answer : answers) {
			out.println(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %,d | %d | %d |", answer.caseId(),
				equal(answer.tilesEqual()), equal(answer.samInputsEqual()), equal(answer.promptEqual()),
				equal(answer.answerEqual()), answer.maskPixels(), answer.differingPixels(), answer.allowedPixels()));
		}
	}

	private static String equal(final boolean equal) {
		return equal ? "equal" : "**different**";
	}
}
