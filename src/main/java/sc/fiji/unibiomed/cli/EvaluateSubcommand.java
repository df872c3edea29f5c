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
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelNameOption;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.EvaluationLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
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
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed evaluate --data FOLDER|samples --output FOLDER [OPTIONS]",
	description = {
		"Measures how well a model does on images with known answers, in the same way as the authors of " +
			"UniBiomed.",
		"Start the same command again to resume where it stopped: answers that are there are not asked " +
			"for again." },
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed evaluate --data samples",
		"  unibiomed evaluate --model UniBiomed --data CHAOS --output CHAOS-results",
		"  unibiomed evaluate --data CHAOS --task segmentation,disease --limit 20 --output trial" })
final class EvaluateSubcommand implements Callable<Integer> {

	private static final String SAMPLES_OUTPUT = "unibiomed-evaluation";

	@Spec
	private CommandSpec spec;

	@Mixin
	private ModelNameOption model;

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--data", required = true, paramLabel = "FOLDER",
		description = "A data set in the layout of BiomedParse, or a folder with several. In such a layout, the " +
			"folders test and test_mask lie beside the file test.json. 'samples' stands for the sample images " +
			"inside this program.")
	private String data;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", paramLabel = "FOLDER",
		description = "The folder for report.html, tables, plots and answers. Answers in it are not asked for " +
			"again. With samples, the default is " + SAMPLES_OUTPUT + ".")
	private String output;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--task", paramLabel = "TASK", split = ",", defaultValue = "segmentation",
		description = "segmentation (default), disease, region, report, description or question; several with commas.",
		completionCandidates = Choices.EvaluationTasks.class)
	private List<String> tasks = new ArrayList<>();

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--split", paramLabel = "NAME", defaultValue = EvaluationSettings.DEFAULT_SPLIT,
		description = "Which part of the data; default ${DEFAULT-VALUE}.")
	private String split;

	@InHelp(HelpGroup.IMAGES)
	@Option(names = "--annotations", paramLabel = "FILE", defaultValue = "",
		description = "The annotation file; default: the one that is called as the split.")
	private String annotations;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--regions", paramLabel = "box|mask", defaultValue = "box",
		description = "How regions are shown: box (default) draws a green box into the image, as the scripts of " +
			"UniBiomed do; mask gives their mask.",
		completionCandidates = Choices.RegionDisplays.class)
	private String regions;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--modality", paramLabel = "NAME", defaultValue = "",
		description = "The kind of images whose annotations and file names do not say it.",
		completionCandidates = Choices.Modalities.class)
	private String modality;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--intensity", paramLabel = "WORDS", defaultValue = "",
		description = "How pixel values become grey or colour, as in 'unibiomed segment'; default auto.",
		completionCandidates = Choices.Intensities.class)
	private String intensity;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--window", paramLabel = "LEVEL/WIDTH", defaultValue = "",
		description = "The range of values from black to white: its middle and its width, such as 40/400.")
	private String window;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--channels", paramLabel = "LIST", defaultValue = "",
		description = "The channels that the model sees, such as 1,3 or 1-3; default all.")
	private String channels;

	@InHelp(HelpGroup.WORK)
	@Option(names = "--seed", paramLabel = "N", defaultValue = "" + EvaluationSettings.DEFAULT_SEED,
		description = "A number that decides which words are asked with, and the confidence intervals; default " +
			"${DEFAULT-VALUE}.")
	private long seed;

	@InHelp(HelpGroup.WORK)
	@Option(names = "--limit", paramLabel = "N", defaultValue = "0",
		description = "Ask only about the first N items of each data set and task; default: all.")
	private int limit;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--absent", paramLabel = "N",
		description = "Ask also for N targets that are not in the image, and measure how well the model tells them " +
			"apart; default 0, with samples 2.")
	private Integer absent;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--calibrate",
		description = "Measure this also without --absent: for data whose annotations have empty masks.")
	private boolean calibrates;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final Messages messages = Messages.of(spec);
		final EvaluationSettings settings = settings();
		final Path folder = output(settings);
		ResultFolder.check(folder);
		final RuntimeOptions runtime = options.runtime();
		final Evaluation evaluation = Evaluation.of(settings);
		try (SignalCancellation stop = new SignalCancellation();
			LoadedModel loaded = new LoadedModel(model.open(runtime).tell(messages).checkpoint(), runtime);
			EvaluationLine line = new EvaluationLine(messages))
		{
			final EvaluationOutcome outcome = evaluation.run(loaded, folder, line, stop.cancellation());
			line.close();
			messages.say("Written to " + folder + "; open " + folder.resolve("report.html") + " in a browser.");
			outcome.lines().forEach(out::println);
			out.flush();
			return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
		}
		catch (final CancelledException e) {
			messages.warn("unibiomed: Cancelled; the answers so far are kept in " + folder +
				". Started again, it resumes where it stopped.");
			return ExitCode.CANCELLED;
		}
	}

	private Path output(final EvaluationSettings settings) {
		if (output == null && !settings.isOfSamples()) {
			throw new UsageException("Say in which folder to save the results: --output FOLDER.");
		}
		return ModelOptions.path(output == null ? SAMPLES_OUTPUT : output, "--output");
	}

	/** Everything that is wrong with the arguments is found here, before a file is read. */
	private EvaluationSettings settings() {
		if (limit < 0) {
			throw new UsageException("--limit must be at least 0, not " + limit + ".");
		}
		if (absent != null && absent < 0) {
			throw new UsageException("--absent must be at least 0, not " + absent + ".");
		}
		if (!split.matches("[\\w.-]+")) {
			throw new UsageException("--split must be the name of a folder, not '" + split + "'.");
		}
		final Path folder = ModelOptions.path(data, "--data");
		final List<EvaluationTask> asked = tasks.stream().map(EvaluateSubcommand::task).toList();
		return new EvaluationSettings(folder, split, annotations, asked,
			RegionDisplay.of(regions)
				.orElseThrow(() -> new UsageException("--regions must be box or mask, not '" + regions + "'.")),
			modality, seed, limit, input(), PresenceSettings.of(absent, calibrates, folder, asked));
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
			.orElseThrow(() -> new UsageException("'" + name + "' is not a task; use " + EvaluationTask.keys() + "."));
	}
}
