package sc.fiji.unibiomed.imagej.command;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

import ij.IJ;
import ij.Macro;
import ij.plugin.BrowserLauncher;
import sc.fiji.unibiomed.batch.BatchEntry;
import sc.fiji.unibiomed.batch.BatchException;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchPlan;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.BatchSettings;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.InputException;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.models.DownloadDialogs;
import sc.fiji.unibiomed.imagej.models.FailureWords;
import sc.fiji.unibiomed.imagej.models.ModelOffer;
import sc.fiji.unibiomed.imagej.models.NotFetchedException;
import sc.fiji.unibiomed.interpret.task.PlaneChoice;
import sc.fiji.unibiomed.runtime.CancelledException;
import sc.fiji.unibiomed.runtime.InferenceException;

/** Asks questions about the images of a folder. */
@Plugin(type = Command.class, menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
	@Menu(label = "UniBiomed Batch...", weight = 13) },
	description = "Asks about every image of a folder. What is done is not done again: started once more, it goes on.")
public final class BatchCommand extends ContextCommand implements CheckedInputs {

	private static final String TITLE = "UniBiomed Batch";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Input folder", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false,
		description = "The folder with the images; leave it empty if a manifest says which.")
	private File input;

	@Parameter(label = "Files", required = false, persist = false,
		description = "Which files of the folder, for example *.tif, or **.png for folders below, too; empty for all images.")
	private String files = "";

	@Parameter(label = "Manifest", style = FileWidget.OPEN_STYLE, required = false, persist = false,
		description = "Instead of a folder: a CSV file with the columns image, series, plane, prompt, regions.")
	private File manifest;

	@Parameter(label = "Prompts", columns = 30, required = false, persist = false,
		description = "What to ask about each image; several questions with | between them.")
	private String prompts = "Please segment nuclei in pathology.";

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Gets a folder per answer, tables of all of them, and index.html to look through.")
	private File output;

	@Parameter(label = "Stacks", persist = false, required = false,
		description = "The pages of a file are the frames of a stack; otherwise the first page is asked about.")
	private boolean stacks;

	@Parameter(type = ItemIO.OUTPUT, label = "Summary")
	private String summary;

	@Override
	public void run() {
		try (StoppableTask task = new StoppableTask(TITLE, tasks, "reading the list of images …")) {
			final BatchPlan plan = plan();
			final Path folder = folder("output", output);
			tell(new ModelOffer(unibiomed.models(), new DownloadDialogs()).with(() -> unibiomed.batch(plan,
				BatchSettings.usual(), folder, new Shown(task), task.cancellation()), task::show, task.cancellation()), folder);
		}
		catch (final CancelledException e) {
			Refusal.quietly(this, context(), TITLE, "cancelled; what is done is in " + output + ". Started again, it goes on from there.");
		}
		catch (final NotFetchedException e) {
			Refusal.quietly(this, context(), TITLE, e.getMessage());
		}
		catch (final IOException | InputException | InferenceException e) {
			Refusal.tell(this, context(), TITLE, FailureWords.of(e));
		}
	}

	private void tell(final BatchSummary ended, final Path folder) throws IOException {
		summary = ended.answered() + " of " + ended.planned() + " answered" + (ended.failed() > 0 ? ", " + ended.failed() +
			" failed (failures.csv says why)" : "");
		IJ.log("UniBiomed batch: " + summary + ". " + folder.resolve("index.html"));
		if (!GraphicsEnvironment.isHeadless() && Macro.getOptions() == null) {
			BrowserLauncher.openURL(folder.toAbsolutePath().resolve("index.html").toUri().toString());
		}
	}

	private BatchPlan plan() throws IOException {
		final PlaneChoice plane = stacks ? new PlaneChoice.Stack() : PlaneChoice.FIRST;
		if (blank(input) == blank(manifest)) {
			throw new InputException("input", "Name a folder with images, or a manifest.");
		}
		try {
			return blank(manifest) ? BatchPlan.ofFolders(List.of(folder("input", input)), blank(files) ? BatchPlan.ALL_IMAGES : files
				.strip(), plane, questions()) : BatchPlan.ofManifest(folder("manifest", manifest), plane, questions());
		}
		catch (final BatchException e) {
			throw new InputException(blank(manifest) ? "input" : "manifest", e.getMessage());
		}
	}

	private List<String> questions() {
		return blank(prompts) ? List.of() : Arrays.stream(prompts.split("\\|")).map(String::strip).filter(text ->
			!text.isEmpty()).toList();
	}

	private static boolean blank(final String text) {
		return text == null || text.isBlank();
	}

	private static boolean blank(final File file) {
		return FileInput.text(file).isEmpty();
	}

	private static Path folder(final String name, final File file) {
		final String text = FileInput.text(file);
		try {
			if (text.isEmpty()) {
				throw new InputException(name, "Name the " + name + " folder.");
			}
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new InputException(name, "'" + text + "' is no valid name.");
		}
	}

	/** While typing, only what can never be right is told. */
	@Override
	public void check(final String name) {
		if (name.equals("prompts") && questions().isEmpty() && blank(manifest)) {
			throw new InputException("prompts", "Say what to ask about each image, for example 'Please segment nuclei in pathology.'");
		}
	}

	/** Progress in the status bar and the task monitor; failures in the log, as they pass by otherwise. */
	private record Shown(StoppableTask task) implements BatchListener {

		@Override
		public void ended(final BatchEntry entry, final Outcome outcome, final String words, final BatchProgress progress) {
			task.show(progress.words() + ": " + entry.image(), progress.ended(), progress.total());
			if (outcome == Outcome.FAILED) {
				IJ.log("UniBiomed batch: " + entry.image() + " failed: " + words);
			}
		}
	}
}
