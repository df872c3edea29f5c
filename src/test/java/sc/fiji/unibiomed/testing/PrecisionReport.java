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
import java.util.List;
import java.util.Locale;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.PrecisionErrors;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/** Prints what a precision costs in accuracy, as Markdown: answers, masks, and each network by itself. */
public final class PrecisionReport {

	/** What a model answered to a case. */
	private record Given(SampleCase asked, Interpretation answer) {

		BinaryMask mask(final int index) {
			return answer.findings().get(index).frames().get(0).mask();
		}
	}

	private PrecisionReport() {}

	/** @param args the folder of the demonstration model, the folder of the samples, and precisions */
	public static void main(final String... args) throws IOException {
		if (args.length < 3) {
			throw new IllegalArgumentException("Give the model's folder, the samples' folder, and precisions.");
		}
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]));
		final List<SampleCase> cases = SampleCase.all(Path.of(args[1]));
		final PrintStream out = System.out;
		try (LoadedModel exact = new LoadedModel(checkpoint, RuntimeOptions.exactOnCpu())) {
			final List<Given> expected = answers(exact, cases);
			out.println(
				"| precision | answers | same text | Dice with float32's masks | Dice with the truth | change |");
			out.println("|---|--:|--:|--:|--:|--:|");
			final double best = truthDice(expected);
			out.printf(Locale.ROOT, "| exact | %d | | | %.4f | |%n", cases.size(), best);
			final List<String> stages = new ArrayList<>();
			for (int i = 2; i < args.length; i++) {
				final Precision precision = Precision.parse(args[i]);
				try (LoadedModel model = new LoadedModel(checkpoint,
					new RuntimeOptions(Device.CPU, precision, Runtime.getRuntime().availableProcessors())))
				{
					final List<Given> given = answers(model, cases);
					out.printf(Locale.ROOT, "| %s | %d | %.1f %% | %.4f | %.4f | %+.4f |%n", precision.label(),
						cases.size(), 100 * sameText(expected, given), dice(expected, given), truthDice(given),
						truthDice(given) - best);
					final PrecisionErrors errors = new PrecisionErrors(exact, model);
					cases.stream().map(SampleCase::image).distinct().forEach(errors::compare);
					errors.means().forEach((stage, error) -> stages
						.add(String.format(Locale.ROOT, "| %s | %s | %.2e |", precision.label(), stage, error)));
				}
			}
			out.println();
			out.println("| precision | network | relative error |");
			out.println("|---|---|--:|");
			stages.forEach(out::println);
		}
	}

	private static List<Given> answers(final LoadedModel model, final List<SampleCase> cases) throws IOException {
		final List<Given> given = new ArrayList<>();
		for (final SampleCase asked : cases) {
			given.add(new Given(asked,
				new Interpreter(model).interpret(
					Question.about(Picture.of(asked.image()), asked.prompt()).withRegions(asked.regions()),
					InterpretationListener.NONE, new Cancellation())));
		}
		return given;
	}

	private static double sameText(final List<Given> expected, final List<Given> given) {
		int same = 0;
		for (int i = 0; i < expected.size(); i++) {
			if (expected.get(i).answer().text().equals(given.get(i).answer().text())) {
				same++;
			}
			else {
				System.err.println(expected.get(i).asked().name() + "\n  " + expected.get(i).answer().text() + "\n  " +
					given.get(i).answer().text());
			}
		}
		return (double) same / expected.size();
	}

	/** Mean over all masks of cases with as many masks in both precisions. */
	private static double dice(final List<Given> expected, final List<Given> given) {
		final List<Double> values = new ArrayList<>();
		for (int i = 0; i < expected.size(); i++) {
			final List<Finding> findings = expected.get(i).answer().findings();
			for (int k = 0; k < findings.size() && findings.size() == given.get(i).answer().findings().size(); k++) {
				values.add(MaskDifference.dice(expected.get(i).mask(k), given.get(i).mask(k)));
			}
		}
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** Mean over the cases that ask for a known mask; 0 for one that was not given. */
	private static double truthDice(final List<Given> given) {
		return given.stream().filter(one -> one.asked().truth() != null)
			.mapToDouble(
				one -> one.answer().findings().isEmpty() ? 0 : MaskDifference.dice(one.asked().truth(), one.mask(0)))
			.average().orElseThrow();
	}
}
