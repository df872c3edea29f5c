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
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.BatchLines;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.CancelledException;

/** Asks questions about many images. */
@Command(name = "batch", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false,
	description = { "Asks one or several questions about every image of folders, or about those of a manifest.",
		"What is done is not done again: started once more, it resumes where it stopped. Any number of processes may " +
			"work into one output folder." },
	footerHeading = "%nExample:%n",
	footer = { "  unibiomed batch --model UniBiomed --input slides --prompt \"Please segment nuclei in pathology.\" " +
		"--output result" },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:all done", "1:something failed",
		"2:bad arguments or unusable input", "3:some images failed; the others are done", "130:cancelled" })
final class BatchSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private BatchOptions options;

	@Option(names = "--shard", paramLabel = "I/N", description = "Do the I-th of N equal shares, for job arrays.")
	private String shard = "1/1";

	@Override
	public Integer call() throws IOException {
		final PrintWriter err = spec.commandLine().getErr();
		final BatchSettings settings = options.settings();
		final Shard share = shard();
		final BatchPlan plan = options.plan();
		final RuntimeOptions runtime = options.runtime().here();
		final Checkpoint checkpoint = options.openModel(runtime, err);
		BatchLines.tell(plan, err);
		final Path folder = options.output();
		final BatchSummary summary;
		try (SignalCancellation stop = new SignalCancellation();
			LoadedModel loaded = new LoadedModel(checkpoint, runtime))
		{
			summary = new Batch(plan, settings, loaded, folder).run(share, new BatchLines(err), stop.cancellation());
		}
		catch (final CancelledException e) {
			err.println(
				"unibiomed: Cancelled; what is done is in " + folder + ". Started again, it goes on from there.");
			err.flush();
			return ExitCode.CANCELLED;
		}
		tell(summary, folder);
		return summary.progress().failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
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
