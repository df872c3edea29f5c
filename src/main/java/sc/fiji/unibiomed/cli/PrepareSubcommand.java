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
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelNameOption;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.ProgressLine;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.interpret.result.PeakMemory;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.RemainingTime;

/** Prepares a model, so that the first question does not have to wait for it. */
@Command(name = "prepare", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed prepare --model MODEL [--precision P] [OPTIONS]",
	description = "Gets a model ready, so that the first question does not wait for it: converts it to the " +
		"precision, keeps the result in the cache folder, and loads it once to see that it works.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed prepare --model demo", "  unibiomed prepare --model UniBiomed --precision fast" })
final class PrepareSubcommand implements Callable<Integer> {

	private static final double MEBIBYTE = 1 << 20;
	private static final int PERCENT = 100;

	@Spec
	private CommandSpec spec;

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--model", required = true, paramLabel = "MODEL", description = ModelOptions.MODEL,
		completionCandidates = Choices.Known.class)
	private String model;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final RuntimeOptions runtime = options.runtime();
		final Checkpoint checkpoint = ModelOptions.open(model);
		final Messages messages = Messages.of(spec);
		messages.say(ModelNameOption.line(ModelCredit.of(checkpoint, runtime.precision().label())));
		final long begin = System.nanoTime();
		final PreparedModel prepared = PreparedModel.of(checkpoint, runtime);
		out.printf(Locale.ROOT, "%s, %s, in %s%n", checkpoint.name(), runtime.precision().label(), prepared.folder());
		try (SignalCancellation stop = new SignalCancellation(); ProgressLine line = new ProgressLine(messages)) {
			long bytes = 0;
			for (final Network network : runtime.precision().networks()) {
				final long start = System.nanoTime();
				prepared.network(network, shown(network, line), stop.cancellation());
				line.close();
				bytes += prepared.size(network);
				out.printf(Locale.ROOT, "  %-17s %,9.1f MiB %7.1f s%n", network.label(),
					prepared.size(network) / MEBIBYTE, seconds(start));
				out.flush();
			}
			out.printf(Locale.ROOT, "  %-17s %,9.1f MiB %7.1f s%n", "together", bytes / MEBIBYTE, seconds(begin));
			load(out, checkpoint, runtime);
		}
		out.printf(Locale.ROOT, "ready; peak memory %,d MiB%n", PeakMemory.mebibytes());
		out.flush();
		return ExitCode.DONE;
	}

	private static Progress shown(final Network network, final ProgressLine line) {
		final RemainingTime left = new RemainingTime();
		return (done, total) -> line.show(new ProgressLine.Step("preparing the " + network.label(),
			total <= 0 ? "" : PERCENT * done / total + " %", "", left.at(done, total, System.nanoTime()), "", false));
	}

	private static void load(final PrintWriter out, final Checkpoint checkpoint, final RuntimeOptions runtime)
		throws IOException
	{
		try (LoadedModel loaded = new LoadedModel(checkpoint, runtime)) {
			report(out, "vision encoder", loaded::visionEncoder);
			report(out, "language model", loaded::languageModel);
			report(out, "image encoder", loaded::imageEncoder);
			report(out, "mask decoder", loaded::maskDecoder);
			report(out, "object memory", loaded::objectMemory);
		}
	}

	private static void report(final PrintWriter out, final String name, final Runnable load) {
		final long begin = System.nanoTime();
		load.run();
		out.printf(Locale.ROOT, "  %-17s loads in %.1f s%n", name, seconds(begin));
		out.flush();
	}

	private static double seconds(final long begin) {
		return (System.nanoTime() - begin) / 1e9;
	}
}
