package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchPlan;
import sc.fiji.unibiomed.batch.BatchSettings;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.PlaneChoice;
import sc.fiji.unibiomed.batch.Shard;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.Question;
import sc.fiji.unibiomed.runtime.CancelledException;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.RuntimeOptions;

/** Asks questions about many images. */
@Command(name = "batch", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false, description = {
	"Asks one or several questions about every image of folders, or about those of a manifest.",
	"What is done is not done again: started once more, it goes on where it was. Any number of processes may work into one output folder." }, footerHeading = "%nExample:%n", footer = {
		"  unibiomed batch --model UniBiomed --input slides --prompt \"Please segment nuclei in pathology.\" --output result" }, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
			"0:all done", "1:something failed", "2:bad arguments or unusable input", "3:some images failed; the others are done",
			"130:cancelled" })
final class BatchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--model", required = true, paramLabel = "MODEL", description = ModelOptions.MODEL)
	private String model;

	@Option(names = "--input", paramLabel = "FOLDER", description = "A folder with images; may be given several times.")
	private List<String> inputs = new ArrayList<>();

	@Option(names = "--glob", paramLabel = "PATTERN", description = "Which files of the folders, for example *.tif, or **.png for those in folders below, too. Default: all images in the folder itself.")
	private String glob = BatchPlan.IMAGES;

	@Option(names = "--manifest", paramLabel = "FILE", description = "Instead of --input: a CSV file with the columns image and, if wanted, series, plane (a page, or stack), prompt and regions (masks with semicolons between them).")
	private String manifest;

	@Option(names = "--prompt", paramLabel = "TEXT", description = "A question about each image; may be given several times.")
	private List<String> prompts = new ArrayList<>();

	@Option(names = "--prompts", paramLabel = "FILE", description = "A text file with a question per line.")
	private String promptFile;

	@Option(names = "--output", required = true, paramLabel = "FOLDER", description = "Gets tasks/ with a folder per answer, and answers.csv, findings.csv, findings.geojson, findings-coco.json, failures.csv and index.html for all of them.")
	private String output;

	@Option(names = "--stack", description = "The pages of a file are the frames of a stack. Without it, the first page is asked about.")
	private boolean stack;

	@Mixin
	private ViewOptions view;

	@Option(names = "--shard", paramLabel = "I/N", description = "Do the I-th of N equal shares, for job arrays.")
	private String shard = "1/1";

	@Option(names = "--attempts", paramLabel = "N", description = "How often to try an image that fails for a reason that may pass; default ${DEFAULT-VALUE}.")
	private int attempts = 2;

	@Option(names = "--max-new-tokens", paramLabel = "N", description = "The longest answer, in tokens; default ${DEFAULT-VALUE}.")
	private int maxNewTokens = Question.DEFAULT_MAX_NEW_TOKENS;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter err = spec.commandLine().getErr();
		final BatchSettings settings = settings();
		final Shard share = shard();
		final BatchPlan plan = plan();
		final RuntimeOptions runtime = options.runtime();
		final Checkpoint checkpoint = ModelOptions.open(model);
		final Path folder = ModelOptions.path(output, "--output");
		final BatchSummary summary;
		try (StopOnSignal stop = new StopOnSignal(); LoadedModel loaded = new LoadedModel(checkpoint, runtime)) {
			summary = new Batch(plan, settings, loaded, folder).run(share, new BatchLines(err), stop.cancellation());
		}
		catch (final CancelledException e) {
			err.println("unibiomed: Cancelled; what is done is in " + folder + ". Started again, it goes on from there.");
			err.flush();
			return ExitCode.CANCELLED;
		}
		tell(summary, folder);
		return summary.progress().failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
	}

	private void tell(final BatchSummary summary, final Path folder) {
		final PrintWriter out = spec.commandLine().getOut();
		final StringBuilder words = new StringBuilder(summary.answered() + " of " + summary.planned() + " answered");
		if (summary.progress().skipped() > 0) {
			words.append(", ").append(summary.progress().skipped()).append(" of them before");
		}
		if (summary.failed() > 0) {
			words.append(", ").append(summary.failed()).append(" failed (failures.csv says why)");
		}
		out.println(words + ". Open " + folder.resolve("index.html") + " to look through them.");
		out.flush();
	}

	private BatchSettings settings() {
		if (maxNewTokens < 1) {
			throw new UsageException("--max-new-tokens must be at least 1, not " + maxNewTokens + ".");
		}
		if (attempts < 1) {
			throw new UsageException("--attempts must be at least 1, not " + attempts + ".");
		}
		view.check(true, stack || manifest != null, false, false);
		return new BatchSettings(view.view(), maxNewTokens, attempts);
	}

	private Shard shard() {
		try {
			return Shard.parse(shard);
		}
		catch (final IllegalArgumentException e) {
			throw new UsageException("--shard: " + e.getMessage());
		}
	}

	private BatchPlan plan() throws IOException {
		if (inputs.isEmpty() == (manifest == null)) {
			throw new UsageException("Say which images: --input FOLDER, or --manifest FILE.");
		}
		final List<String> all = new ArrayList<>(prompts);
		if (promptFile != null) {
			final Path file = ModelOptions.path(promptFile, "--prompts");
			if (!Files.isRegularFile(file)) {
				throw new UsageException("The file with prompts " + file + " does not exist.");
			}
			Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
		}
		final PlaneChoice plane = stack ? new PlaneChoice.Stack() : PlaneChoice.FIRST;
		return manifest == null ? BatchPlan.ofFolders(ModelOptions.paths(inputs, "--input"), glob, plane, all) : BatchPlan.ofManifest(
			ModelOptions.path(manifest, "--manifest"), plane, all);
	}
}
