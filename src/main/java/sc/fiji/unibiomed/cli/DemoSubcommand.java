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

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import sc.fiji.unibiomed.cli.option.ModelNameOption;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.ProgressLine;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TerminalTable;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.imagej.TourWindow;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.file.QuestionFiles;
import sc.fiji.unibiomed.interpret.result.AnswerFiles;
import sc.fiji.unibiomed.interpret.result.FileAnswer;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.demo.DemoTour;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;

/** Runs the embedded demonstration model on the sample images. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed demo [--output FOLDER] [--no-window] [OPTIONS]",
	description = {
		"Asks the built-in demo model about the sample images: all ten modalities, all five tasks, and " + "a stack.",
		"The demo model is tiny and was trained on computer-generated pictures only. It has no " +
			"diagnostic value." },
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed demo", "  unibiomed demo --no-window --output demo-results" })
final class DemoSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--output", paramLabel = "FOLDER", defaultValue = "unibiomed-demo",
		description = "The folder for the results, one folder for each question; default ${DEFAULT-VALUE}.")
	private String output;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--no-window", description = "Do not show the results in an ImageJ window at the end.")
	private boolean noWindow;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final Path folder = ModelOptions.path(output, "--output");
		for (final DemoTour.Stop question : DemoTour.stops()) {
			ResultFolder.check(folder.resolve(question.name()));
		}
		final RuntimeOptions runtime = options.runtime();
		final CacheFolder cache = CacheFolder.ofUser();
		final Path samples = DemoTour.samples(cache);
		final Checkpoint checkpoint = ModelOptions.open(DemoModel.NAME);
		final List<TourWindow.Page> pages = new ArrayList<>();
		out.println("UniBiomed demo model: tiny, trained on computer-generated pictures only. No diagnostic value.");
		out.println(ModelNameOption.line(ModelCredit.of(checkpoint, runtime.precision().label())));
		try (SignalCancellation stop = new SignalCancellation();
			LoadedModel model = new LoadedModel(checkpoint, runtime);
			ProgressLine progress = new ProgressLine(Messages.of(spec)))
		{
			final long start = System.nanoTime();
			for (final DemoTour.Stop question : DemoTour.stops()) {
				final long begin = System.nanoTime();
				progress.show(ProgressLine.Step.next(question.image(), pages.size(), DemoTour.stops().size(),
					Duration.ofNanos(begin - start)));
				final PlaneChoice planes = question.stack() ? new PlaneChoice.Stack() : PlaneChoice.FIRST;
				try (ImageSource source = QuestionFiles
					.open(List.of(samples.resolve(question.image())), planes, OptionalInt.empty(), stop.cancellation())
					.orElseThrow())
				{
					final List<Path> masks = question.regions().stream().map(samples::resolve).toList();
					final ImageQuestion asked = FileView.USUAL.question(source.image(), planes,
						AskedTask.inWords(Task.ASK, question.prompt()), QuestionFiles.regions(masks,
							Optional.of(source.image()), question.stack(), stop.cancellation()));
					final Reply reply = asked.ask(model, InterpretationListener.NONE, stop.cancellation());
					progress.close();
					out.println();
					out.println(question.image() + " – " + question.task());
					out.println("  " + question.prompt());
					reply.answer().shownText().lines().forEach(line -> out.println("  → " + line));
					TerminalTable.lines(reply.answer().findings()).forEach(line -> out.println("  " + line));
					AnswerFiles.write(new FileAnswer(asked, reply, model, begin), folder.resolve(question.name()),
						AnswerFiles.Extra.NONE);
					pages.add(new TourWindow.Page(question.image(), question.prompt(), asked.shown().picture(),
						reply.answer()));
					out.flush();
				}
			}
		}
		out.println();
		out.println("Answers, masks and overlay pictures: " + folder.toAbsolutePath());
		out.flush();
		if (!noWindow && !GraphicsEnvironment.isHeadless()) {
			out.println("The results are open in ImageJ; close its window to end.");
			out.flush();
			TourWindow.showUntilClosed(pages);
		}
		return ExitCode.DONE;
	}
}
