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
package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.ModelNameOption;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.EvaluationLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.PresenceSettings;
import sc.fiji.unibiomed.evaluate.data.RegionDisplay;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.CancelledException;

/** Compares a model's answers with a data set. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false,
	description = "Asks a model about a data set whose answers are known, and measures how well it does, as the " +
		"authors of UniBiomed do. Answers are kept: a second run with the same output folder asks only for those " +
		"that are missing.",
	footerHeading = "%nExample:%n",
	footer = "  unibiomed evaluate --model UniBiomed --data CHAOS --task segmentation --output CHAOS-results")
final class EvaluateSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ModelNameOption model;

	@Option(names = "--data", required = true, paramLabel = "FOLDER",
		description = "A data set in BiomedParse's layout (test/, test_mask/, test.json), or a folder with several. " +
			"See docs/dev/evaluate.md.")
	private String data;

	@Option(names = "--output", required = true, paramLabel = "FOLDER",
		description = "Gets report.html, tables, plots, and the answers, which need not be asked for again.")
	private String output;

	@Option(names = "--task", paramLabel = "TASK", split = ",", defaultValue = "segmentation",
		description = "segmentation (default), disease, region, report, description, question; several with commas.")
	private List<String> tasks = new ArrayList<>();

	@Option(names = "--split", paramLabel = "NAME", defaultValue = EvaluationSettings.DEFAULT_SPLIT,
		description = "Which part of the data; default: ${DEFAULT-VALUE}.")
	private String split;

	@Option(names = "--annotations", paramLabel = "FILE", defaultValue = "",
		description = "Name of the annotation file in the data set; default: the split's name with .json.")
	private String annotations;

	@Option(names = "--regions", paramLabel = "box|mask", defaultValue = "box",
		description = "How regions are shown: by a green box in the image, as UniBiomed's scripts do (default), or " +
			"by their mask.")
	private String regions;

	@Option(names = "--modality", paramLabel = "NAME", defaultValue = "",
		description = "Modality of images whose annotations and file names tell none.")
	private String modality;

	@Option(names = "--intensity", paramLabel = "WORDS", defaultValue = "",
		description = "How pixel values become grey or colour, as in 'unibiomed interpret'; default: auto.")
	private String intensity;

	@Option(names = "--window", paramLabel = "LEVEL/WIDTH", defaultValue = "",
		description = "The values from black to white, by their middle and their width, such as 40/400.")
	private String window;

	@Option(names = "--channels", paramLabel = "LIST", defaultValue = "",
		description = "Which channels the model sees, such as 1,3 or 1-3; default: all.")
	private String channels;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "" + EvaluationSettings.DEFAULT_SEED,
		description = "Decides which words are asked with, and on the confidence intervals; default: ${DEFAULT-VALUE}.")
	private long seed;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "0",
		description = "Ask about no more than the first N items of each data set and task; default: all.")
	private int limit;

	@Option(names = "--absent", paramLabel = "N", defaultValue = "0",
		description = "In each image, ask also for N targets that it does not have, and measure how well the model " +
			"tells them from those that it has; default: ${DEFAULT-VALUE}. See docs/dev/evaluate.md.")
	private int absent;

	@Option(names = "--calibrate",
		description = "Measure that also without --absent: for data that have annotations with empty masks.")
	private boolean calibrates;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final PrintWriter err = spec.commandLine().getErr();
		final Path folder = ModelOptions.path(output, "--output");
		final EvaluationSettings settings = settings();
		ResultFolder.check(folder);
		final RuntimeOptions runtime = options.runtime();
		final Evaluation evaluation = Evaluation.of(settings);
		try (SignalCancellation stop = new SignalCancellation();
			LoadedModel loaded = new LoadedModel(model.open(runtime).tell(err).checkpoint(), runtime);
			EvaluationLine line = new EvaluationLine(err))
		{
			final EvaluationOutcome outcome = evaluation.run(loaded, folder, line, stop.cancellation());
			line.close();
			outcome.lines().forEach(out::println);
			out.flush();
			err.println("Written to " + folder + "; open " + folder.resolve("report.html") + " in a browser.");
			err.flush();
			return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
		}
		catch (final CancelledException e) {
			err.println("unibiomed: Cancelled; the answers so far are kept in " + folder +
				", and the next run goes on from there.");
			err.flush();
			return ExitCode.CANCELLED;
		}
	}

	/** Everything that is wrong with the arguments is found here, before a file is read. */
	private EvaluationSettings settings() {
		if (limit < 0) {
			throw new UsageException("--limit must be at least 0, not " + limit + ".");
		}
		if (absent < 0) {
			throw new UsageException("--absent must be at least 0, not " + absent + ".");
		}
		if (!split.matches("[\\w.-]+")) {
			throw new UsageException("--split must be the name of a folder, not '" + split + "'.");
		}
		return new EvaluationSettings(ModelOptions.path(data, "--data"), split, annotations,
			tasks.stream().map(EvaluateSubcommand::task).toList(),
			RegionDisplay.of(regions)
				.orElseThrow(() -> new UsageException("--regions must be box or mask, not '" + regions + "'.")),
			modality, seed, limit, input(), new PresenceSettings(absent, calibrates));
	}

	private InputChoice input() {
		try {
			return InputChoice.parse("", intensity, window, channels, "");
		}
		catch (final InputException e) {
			throw new UsageException("--" + e.field() + ": " + e.getMessage());
		}
	}

	private static EvaluationTask task(final String name) {
		return EvaluationTask.of(name)
			.orElseThrow(() -> new UsageException("'" + name + "' is no task; use " + EvaluationTask.keys() + "."));
	}
}
