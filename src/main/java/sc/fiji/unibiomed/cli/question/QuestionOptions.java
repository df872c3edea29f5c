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
package sc.fiji.unibiomed.cli.question;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ExportOption;
import sc.fiji.unibiomed.cli.option.ModelNameOption;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.option.ObjectOptions;
import sc.fiji.unibiomed.cli.option.ViewOptions;
import sc.fiji.unibiomed.cli.terminal.AnswerPrinter;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.QuestionProgress;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.BatchOrigin;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.RegionMentions;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.file.QuestionFiles;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.result.AnswerFiles;
import sc.fiji.unibiomed.interpret.result.FileAnswer;
import sc.fiji.unibiomed.interpret.result.QuestionResults;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * One question about an image, a stack, or nothing: what all commands that ask one have in common, and how they ask it.
 */
final class QuestionOptions {

	/** Explains {@code --output} where it may be left out. */
	static final String OUTPUT = "The folder for answer.json, mask-1.png … (mask-1.tif for a stack) and overlay.png. " +
		"Without it, the answer is only printed.";

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--image", paramLabel = "FILE",
		description = "A PNG, JPEG, TIFF, BMP, GIF or DICOM file; with Bio-Formats, many more. Several files are the " +
			"frames of a stack, in this order.")
	private List<String> images = new ArrayList<>();

	@InHelp(HelpGroup.PART)
	@Option(names = "--series", paramLabel = "N",
		description = "Ask about this image of a file that has several, counted from 1; default ${DEFAULT-VALUE}.")
	private int series = 1;

	@Mixin
	private ViewOptions view;

	@Mixin
	private ObjectOptions objects;

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--region", paramLabel = "MASK",
		description = "A mask image of the same size as the image, not zero inside the region. Several are region1, " +
			"region2 and so on.")
	private List<String> regions = new ArrayList<>();

	@InHelp(HelpGroup.ASKED)
	@Option(names = "--past-text", paramLabel = "FILE",
		description = "An earlier conversation in the notation of the model. It is put before the question as it is.")
	private String pastText;

	@InHelp(HelpGroup.FINDINGS)
	@Option(names = "--check", arity = "0..1", fallbackValue = "on", paramLabel = "off|on|thorough",
		description = "Ask the model again about each outline, and call each finding confirmed, doubtful or absent. " +
			"thorough also compares with a mirrored and an enlarged image. Default on; off for interpret.",
		completionCandidates = Choices.Checks.class)
	private String check;

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--only", paramLabel = "LIST",
		description = "With --export: only findings that are confirmed, doubtful or both (with a comma).",
		completionCandidates = Choices.Verdicts.class)
	private String only = "";

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--export", paramLabel = "LIST",
		description = "More files with the findings: csv, geojson, coco, labels, rois, html; several with commas. " +
			"Their names begin with the name of the image.",
		completionCandidates = Choices.Exports.class)
	private String export = "";

	@InHelp(HelpGroup.OUTPUT)
	@Option(names = "--json", description = "Print answer.json instead of the answer in words.")
	private boolean json;

	@Mixin
	private ModelNameOption model;

	@Mixin
	private ModelOptions options;

	@InHelp(HelpGroup.MODEL)
	@Option(names = "--max-new-tokens", paramLabel = "N",
		description = "The longest answer, in tokens (pieces of words); default ${DEFAULT-VALUE}.")
	private int maxNewTokens = Question.DEFAULT_MAX_NEW_TOKENS;

	/**
	 * Asks, prints the answer, and writes it.
	 *
	 * @param usual what is asked, checked as usual
	 * @param output folder for the answer; {@code null} for none
	 * @return the exit code
	 */
	int ask(final CommandSpec spec, final AskedTask usual, final String output) throws IOException {
		final AskedTask task = (check == null ? usual : usual.with(CheckLevel.of(check)))
			.with(objects.or(usual.objects()));
		final long begin = System.nanoTime();
		final Path folder = output == null ? null : ModelOptions.path(output, "--output");
		if (folder != null) {
			ResultFolder.check(folder);
		}
		final RuntimeOptions runtime = options.runtime();
		check();
		if (folder == null && !exporters().isEmpty()) {
			throw new UsageException("--export needs an --output folder.");
		}
		final Messages messages = Messages.of(spec);
		final List<Path> files = ModelOptions.paths(images, "--image");
		final String past = pastText == null ? "" : QuestionFiles.text(ModelOptions.path(pastText, "--past-text"));
		if (files.isEmpty()) {
			checkWithoutImage(task, past);
		}
		try (SignalCancellation stop = new SignalCancellation();
			ImageSource source = QuestionFiles.open(files, pages(), view.view().level(), stop.cancellation())
				.orElse(null))
		{
			// A question about nothing has no source, which is closed by doing nothing.
			final Optional<RawImage> image = Optional.ofNullable(source).map(ImageSource::image);
			final Optional<ImageQuestion> question = image.isEmpty()
				? Optional.empty()
				: Optional.of(question(image.get(), task, past, stop.cancellation()));
			final ModelNameOption.Opened opened = model.open(runtime);
			final Checkpoint checkpoint = opened.checkpoint();
			try (LoadedModel loaded = new LoadedModel(checkpoint, runtime);
				QuestionProgress progress = new QuestionProgress(messages, opened.line()))
			{
				final Reply reply = question.isPresent()
					? question.get().ask(loaded, progress, stop.cancellation())
					: new Reply(new Interpreter(loaded).interpret(Question.withoutPicture(task.words())
						.inPlainWords(!task.isPrompt()).withPastText(past).withMaxNewTokens(maxNewTokens), progress,
						stop.cancellation()), List.of()).noting(DemoWarnings.ofNoPicture(checkpoint));
				progress.begin();
				progress.close();
				write(spec, new FileAnswer(question, question.map(ImageQuestion::prompt).orElse(task.words()), reply,
					loaded, begin, List.of()), folder);
			}
		}
		return ExitCode.DONE;
	}

	private void checkWithoutImage(final AskedTask task, final String past) throws IOException {
		if (view.isStack()) {
			throw new UsageException("--stack needs an --image.");
		}
		if (task.task() != Task.ASK) {
			throw new UsageException("Say which image, for example --image ct.png.");
		}
		QuestionFiles.regions(ModelOptions.paths(regions, "--region"), Optional.empty(), false, new Cancellation());
		if (past.isEmpty()) {
			RegionMentions.check(task.words(), 0);
		}
	}

	private ImageQuestion question(final RawImage image, final AskedTask task, final String past,
		final Cancellation cancellation) throws IOException
	{
		final FileView chosen = view.view();
		final boolean several = isStack();
		return chosen.question(image, pages(several), task,
			QuestionFiles.regions(ModelOptions.paths(regions, "--region"), Optional.of(image), several, cancellation))
			.withPastText(past).withMaxNewTokens(maxNewTokens);
	}

	private void write(final CommandSpec spec, final FileAnswer answer, final Path folder) throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final String written = folder == null ? AnswerFiles.json(answer) : exported(answer, folder);
		// Before the answer: who cannot print it knows where it is.
		if (folder != null && !json) {
			Messages.of(spec).say("Written to " + folder + ".");
		}
		if (json) {
			out.println(written);
		}
		else {
			AnswerPrinter.print(answer, out);
		}
		out.flush();
	}

	private String exported(final FileAnswer answer, final Path folder) throws IOException {
		final List<FindingsExporter> exporters = exporters();
		if (exporters.isEmpty() || answer.question().isEmpty()) {
			return AnswerFiles.write(answer, folder, AnswerFiles.Extra.NONE);
		}
		final ImageQuestion question = answer.question().get();
		final Results all = QuestionResults.of(question, answer.reply(), answer.model(),
			question.shown().image().facts().names().title(), BatchOrigin.NONE,
			exporters.stream().anyMatch(FindingsExporter::needsPictures));
		final Results results = ExportOption.only(only).map(all::only).orElse(all);
		return AnswerFiles.write(
			answer.withExports(exporters.stream().map(exporter -> exporter.fileName(results)).toList()), folder,
			files -> {
				for (final FindingsExporter exporter : exporters) {
					exporter.write(results, files.apply(exporter.fileName(results)));
				}
			});
	}

	private List<FindingsExporter> exporters() {
		return ExportOption.parse(export);
	}

	/** Everything that is wrong with the arguments is found here, before a file is read or a model is loaded. */
	private void check() {
		if (maxNewTokens < 1) {
			throw new UsageException("--max-new-tokens must be at least 1, not " + maxNewTokens + ".");
		}
		if (series < 1) {
			throw new UsageException("--series counts from 1, not " + series + ".");
		}
		if (ExportOption.only(only).isPresent() && exporters().isEmpty()) {
			throw new UsageException(
				"--only says which findings are exported; add --export, for example --export csv.");
		}
		if (!exporters().isEmpty() && images.isEmpty()) {
			throw new UsageException("--export needs an --image.");
		}
		if (series > 1 && images.isEmpty()) {
			throw new UsageException("--series needs an --image.");
		}
		view.check(!images.isEmpty(), isStack(), pastText != null);
	}

	private boolean isStack() {
		return view.isStack() || images.size() > 1;
	}

	private PlaneChoice pages() {
		return view.pages().inSeries(series);
	}

	/** Of several files, each of which has one plane of the stack. */
	private PlaneChoice pages(final boolean several) {
		return several ? new PlaneChoice.Stack() : pages();
	}
}
