package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.interpret.task.AnswerFiles;
import sc.fiji.unibiomed.interpret.task.Asking;
import sc.fiji.unibiomed.interpret.task.PictureSource;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;
import sc.fiji.unibiomed.interpret.task.QuestionFiles;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.RuntimeOptions;

/** Answers one question. */
@Command(name = "interpret", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false,
	description = "Asks a model one question about an image, a stack, or nothing.", footerHeading = "%nExample:%n",
	footer = "  unibiomed interpret --model demo --image ct.png --prompt \"Please segment liver in CT.\" --output result")
final class InterpretCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--model", required = true, paramLabel = "MODEL", description = ModelOptions.MODEL)
	private String model;

	@Option(names = "--image", paramLabel = "FILE",
		description = "PNG, JPEG, TIFF, BMP or GIF, and with Bio-Formats what it reads. Several make a stack, one frame each, in that order. None: a question without a picture.")
	private List<String> images = new ArrayList<>();

	@Option(names = "--stack",
		description = "The image has several pages, slices or time points, which are the frames of a stack.")
	private boolean stack;

	@Option(names = "--series", paramLabel = "N",
		description = "Which image of a file that has several, counted from 1; default ${DEFAULT-VALUE}.")
	private int series = 1;

	@Mixin
	private ViewOptions view;

	@Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "The question. May contain <image> where the picture stands; otherwise it comes first.")
	private String prompt;

	@Option(names = "--output", required = true, paramLabel = "FOLDER", description = "Gets answer.json, mask-K.png (mask-K.tif for a stack) and overlay.png.")
	private String output;

	@Option(names = "--region", paramLabel = "MASK",
		description = "A region the prompt speaks of: an image as large as the picture, non-zero inside. The first is region1, and so on.")
	private List<String> regions = new ArrayList<>();

	@Option(names = "--past-text", paramLabel = "FILE",
		description = "Conversation before the prompt in the model's own notation, put before it as it is.")
	private String pastText;

	@Option(names = "--max-new-tokens", paramLabel = "N",
		description = "The longest answer, in tokens; default ${DEFAULT-VALUE}.")
	private int maxNewTokens = Question.DEFAULT_MAX_NEW_TOKENS;

	@Option(names = "--json", description = "Print answer.json instead of the answer as people read it.")
	private boolean json;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final long begin = System.nanoTime();
		final Path folder = ModelOptions.path(output, "--output");
		ResultFolder.check(folder);
		final RuntimeOptions runtime = options.runtime();
		check();
		final List<Path> files = ModelOptions.paths(images, "--image");
		try (PictureSource source = QuestionFiles.open(files, planes(), view.view().level()).orElse(null)) {
			// A question about nothing has no source, which is closed by doing nothing.
			final Optional<Picture> picture = source == null ? Optional.empty() : Optional.of(source.picture(prompt));
			return answer(picture, runtime, folder, begin);
		}
	}

	private int answer(final Optional<Picture> picture, final RuntimeOptions runtime, final Path folder, final long begin)
		throws IOException
	{
		final PrintWriter out = spec.commandLine().getOut();
		final PrintWriter err = spec.commandLine().getErr();
		final Question question = question(picture);
		final Asking asking = view.view().asking(picture);
		final Checkpoint checkpoint = ModelOptions.open(model);
		try (StopOnSignal stop = new StopOnSignal(); LoadedModel loaded = new LoadedModel(checkpoint, runtime)) {
			final Interpretation answer = asking.ask(question, loaded, new ProgressLine(err), stop.cancellation());
			final String written = AnswerFiles.write(answer, question.picture(), asking, loaded, begin, folder);
			if (json) {
				out.println(written);
			}
			else {
				AnswerPrinter.print(answer, out);
				err.println("Written to " + folder + ".");
			}
			out.flush();
		}
		return ExitCode.DONE;
	}

	/** Everything that is wrong with the arguments is found here, before a file is read or a model is loaded. */
	private void check() {
		if (prompt.isBlank()) {
			throw new UsageException("--prompt is empty; ask something, for example --prompt \"Please segment nuclei in pathology.\"");
		}
		if (maxNewTokens < 1) {
			throw new UsageException("--max-new-tokens must be at least 1, not " + maxNewTokens + ".");
		}
		if (series < 1) {
			throw new UsageException("--series counts from 1, not " + series + ".");
		}
		if (series > 1 && images.isEmpty()) {
			throw new UsageException("--series needs an --image.");
		}
		view.check(!images.isEmpty(), stack || images.size() > 1, !regions.isEmpty(), pastText != null);
	}

	private PlaneChoice planes() {
		return (stack ? new PlaneChoice.Stack() : PlaneChoice.FIRST).inSeries(series);
	}

	private Question question(final Optional<Picture> picture) throws IOException {
		return new Question(picture, prompt, pastText == null ? "" : QuestionFiles.text(ModelOptions.path(pastText,
			"--past-text")), QuestionFiles.regions(ModelOptions.paths(regions, "--region"), picture), maxNewTokens);
	}
}
