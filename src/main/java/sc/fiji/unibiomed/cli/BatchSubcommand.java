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
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchPreview;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.task.EntryPreview;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.option.CompareOptions;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.BatchLines;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.PreviewPrinter;
import sc.fiji.unibiomed.cli.terminal.ProgressLine;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.RemainingTime;

/** Asks questions about many images. */
@Command(name = "batch", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed batch --input FOLDER --task TASK --output FOLDER [OPTIONS]",
	description = { "Asks one or several questions about every image of a folder or of a table.",
		"Start the same command again to resume where it stopped: what is done is not done again. " +
			"Several processes can work on one output folder at the same time. Other questions, models and images " +
			"are added to its tables.",
		"With --compare, nothing is asked: two runs in output folders are compared." },
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed batch --input sample-images --task segment --target liver --output answers --dry-run",
		"  unibiomed batch --input slides --glob \"**.tif\" --task segment --target nuclei --output answers",
		"  unibiomed batch --manifest images.csv --model UniBiomed --precision fast --output answers",
		"  unibiomed batch --input scans --task report --output answers --shard 1/8 --quiet --log run.log",
		"  unibiomed batch --compare answers --first precision=exact --second precision=fast" },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:all done", "1:something failed",
		"2:bad arguments or unusable input", "3:some images failed; the others are done", "130:cancelled" })
final class BatchSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private BatchOptions options;

	@InHelp(HelpGroup.WORK)
	@Option(names = "--shard", paramLabel = "I/N",
		description = "Do part I of N equal parts, for job arrays: 1/8, 2/8 … on eight computers.")
	private String shard = "1/1";

	@InHelp(HelpGroup.WORK)
	@Option(names = "--dry-run",
		description = "Only print what would be done: the question about each image, what is done already, and files " +
			"that cannot be used. Loads no model, and writes nothing into the output folder.")
	private boolean dryRun;

	@Mixin
	private CompareOptions compare;

	@Override
	public Integer call() throws IOException {
		final Messages messages = Messages.of(spec);
		compare.check(spec.commandLine().getParseResult());
		if (compare.isAsked()) {
			compare.run(options.isOutputNamed() ? Optional.of(options.output()) : Optional.empty(),
				spec.commandLine().getOut());
			return ExitCode.DONE;
		}
		final Path folder = options.output();
		final BatchSettings settings = options.settings();
		final Shard share = shard();
		final BatchPlan plan = options.plan();
		final RuntimeOptions runtime = options.runtime().here();
		final Checkpoint checkpoint = options.openModel(runtime, messages);
		BatchLines.tell(plan, messages);
		if (dryRun) {
			return preview(plan, settings, share, checkpoint, runtime);
		}
		final BatchSummary summary;
		try (SignalCancellation stop = new SignalCancellation();
			LoadedModel loaded = new LoadedModel(checkpoint, runtime);
			BatchLines lines = new BatchLines(messages, share.of(plan).size()))
		{
			summary = new Batch(plan, settings, loaded, folder).run(share, lines, stop.cancellation());
		}
		catch (final CancelledException e) {
			messages.warn(
				"unibiomed: Cancelled; what is done is in " + folder + ". Started again, it resumes where it stopped.");
			return ExitCode.CANCELLED;
		}
		tell(summary, folder);
		return summary.progress().failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
	}

	private int preview(final BatchPlan plan, final BatchSettings settings, final Shard share,
		final Checkpoint checkpoint, final RuntimeOptions runtime) throws IOException
	{
		final BatchPreview preview;
		final RemainingTime left = new RemainingTime();
		try (SignalCancellation stop = new SignalCancellation();
			ProgressLine line = new ProgressLine(Messages.of(spec)))
		{
			preview = BatchPreview.of(plan, settings, checkpoint, runtime.precision().label(), options.output(), share,
				(done, total) -> line.show(new ProgressLine.Step("checking images", done + 1 + " of " + total, "",
					left.at(done, total, System.nanoTime()), "", false)),
				stop.cancellation());
		}
		final PreviewPrinter printer = new PreviewPrinter(spec.commandLine().getOut());
		printer.list(preview);
		printer.summary(preview, checkpoint.name(), runtime, options.output(), share, plan.entries().size());
		return preview.count(EntryPreview.State.UNUSABLE) > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
	}

	private void tell(final BatchSummary summary, final Path folder) {
		final PrintWriter out = spec.commandLine().getOut();
		out.println(summary.words() + ". Open " + folder.resolve("index.html") + " to look through them.");
		out.flush();
	}

	private Shard shard() {
		try {
			return Shard.parse(shard);
		}
		catch (final IllegalArgumentException e) {
			throw new UsageException("--shard: " + e.getMessage());
		}
	}
}
