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
package sc.fiji.unibiomed.imagej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

import ij.IJ;
import sc.fiji.unibiomed.batch.BatchProgress;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.AskListener;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.FileInput;
import sc.fiji.unibiomed.imagej.dialog.PlaneInputs;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.ending.EndWindow;
import sc.fiji.unibiomed.imagej.ending.WorkEnd;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.VisibleText;

/** Asks questions about the images of a folder. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Batch...", weight = 31) },
	description = "Asks about every image of a folder. Start it again, and it resumes where it stopped.")
public final class BatchCommand extends ModelCommand implements CheckedInputs {

	private static final String TITLE = "UniBiomed Batch";
	private static final String SEGMENT = "segment";
	private static final String PROMPTS = "prompts";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Input folder", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false,
		description = "The folder with the images; leave it empty if a manifest says which.")
	private File input;

	@Parameter(label = "Task", persist = false, choices = { SEGMENT, "find", "describe", "report", PROMPTS },
		description = "Prompts are asked as they are written; for the tasks, the words for the model follow from " +
			"each image.")
	private String task = SEGMENT;

	@Parameter(label = "Target", columns = 30, required = false, persist = false,
		description = "With 'segment': what to outline, such as nuclei; several with | between them.")
	private String target = "";

	@Parameter(label = "Prompts", columns = 30, required = false, persist = false,
		description = "With 'prompts': what to ask about each image; several questions with | between them.")
	private String prompts = "";

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Gets a folder per answer, tables of all of them, and index.html to look through.")
	private File output;

	@Parameter(label = "Files", required = false, persist = false,
		description = "Which files of the folder, for example *.tif, or **.png to include subfolders; empty for all " +
			"images.")
	private String files = "";

	@Parameter(label = "Manifest", style = FileWidget.OPEN_STYLE, required = false, persist = false,
		description = "Instead of a folder: a CSV file with a column image and, if wanted, series, plane, prompt or " +
			"task and target, regions, modality, intensity, window, channels, objects, smallest.")
	private File manifest;

	@Parameter(label = "Stacks", persist = false, required = false,
		description = "The pages of a file are the frames of a stack; otherwise the first page is asked about.")
	private boolean stacks;

	@Parameter(label = "Slices", persist = false,
		description = "In a stack: which slices or time points to ask about, each separately or followed " +
			"from the key " + "slice.",
		choices = { PlaneInputs.REFERENCE, PlaneInputs.EACH_SLICE, PlaneInputs.EACH_TIME, PlaneInputs.EACH_PLANE,
			PlaneInputs.VOLUME, PlaneInputs.TIME_SERIES })
	private String slices = PlaneInputs.REFERENCE;

	@Parameter(label = "Range", persist = false, required = false,
		description = "Which of these slices or time points, such as 3-10 or 1,4,7-9; blank for all.")
	private String range = "";

	@Parameter(label = "Key slice", persist = false, min = "1",
		description = "Where objects are followed from, counted from 1.")
	private int key = 1;

	@Parameter(label = "Modality", persist = false,
		description = "What kind of images these are. 'auto' takes the guess for each.", choices = { "auto", "not said",
			"CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "pathology", "endoscopy", "fundus", "dermoscopy" })
	private String modality = Modality.AUTO;

	@Parameter(label = "Intensity", persist = false,
		description = "How pixel values become grey or colour. 'auto' goes by modality, target and kind of image.",
		choices = { "auto", "as displayed", "CT abdomen", "CT lung", "CT liver", "CT brain", "CT bone",
			"CT mediastinum", "CT custom", "MRI percentiles", "fluorescence" })
	private String intensity = IntensityChoice.AUTO.label();

	@Parameter(label = "Window level/width", persist = false, required = false,
		description = "For 'CT custom': the middle and the width of the values shown, for example 40/400.")
	private String window = "";

	@Parameter(label = "Channels", persist = false, required = false,
		description = "Which channels the model sees, for example 1,3 or 1-3; blank for all.")
	private String channels = "";

	@Parameter(label = "Fields", persist = false, required = false,
		description = "auto: large images are split into fields; whole: in one piece; or the side of a field in " +
			"pixels.")
	private String fields = "auto";

	@Parameter(label = "Objects", description = QuestionCommand.OBJECTS, persist = false,
		choices = { "auto", "one region", "one per object", "touching objects apart" })
	private String objects = ObjectKind.AUTO.label();

	@Parameter(label = "Smallest object", description = QuestionCommand.SMALLEST, required = false, persist = false)
	private String smallest = "";

	@Parameter(label = "Check", persist = false, choices = { "on", "off", "thorough" },
		description = "Whether each outline is checked: a finding is then confirmed, doubtful or absent.")
	private String check = "on";

	@Parameter(label = "Only", visibility = ItemVisibility.INVISIBLE, persist = false, required = false,
		description = "Outlines and exports of these findings only: confirmed, doubtful; blank for all.")
	private String only = "";

	@Parameter(label = "Export", persist = false, required = false,
		description = "Further files for each answer: labels, rois, html; several with commas. CSV, GeoJSON and COCO " +
			"are always there.")
	private String export = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Summary")
	private String summary;

	@Override
	public void run() {
		try (CancellableTask task = new CancellableTask(TITLE, tasks, "reading the list of images …")) {
			final BatchPlan plan = plan();
			plan.notes().forEach(BatchCommand::note);
			if (!blank(prompts) && !asksPrompts()) {
				note("The prompts are not asked, because the task is '" + this.task + "'.");
			}
			final Path folder = folder("output", output);
			tell(new ModelDownloadOffer(unibiomed.models(), new DownloadDialogs()).with(
				() -> unibiomed.batch(plan, settings(), folder,
					AskOptions.usual().withListener(new Shown(task)).withCancellation(task.cancellation())),
				task::show, task.cancellation()), folder);
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), TITLE,
				"cancelled; what is done is in " + output + ". Started again, it resumes there.");
		}
		catch (final NotFetchedException e) {
			CommandRefusal.quietly(this, context(), TITLE, e.getMessage());
		}
		catch (final IOException | InputException | InferenceException e) {
			CommandRefusal.tell(this, context(), TITLE, FailureText.of(e));
		}
	}

	private static void note(final String sentence) {
		IJ.log("UniBiomed batch: " + VisibleText.line(sentence));
	}

	private void tell(final BatchSummary ended, final Path folder) throws IOException {
		summary = ended.answered() + " of " + ended.planned() + " answered" +
			(ended.failed() > 0 ? ", " + ended.failed() + " failed (failures.csv says why)" : "") +
			ended.folderWords().map(words -> "; " + words).orElse("");
		IJ.log("UniBiomed batch: model " + unibiomed.credit().forLog());
		IJ.log("UniBiomed batch: " + summary + ". " + folder.resolve("index.html"));
		EndWindow.show(new WorkEnd(TITLE, lines(ended), "Open results", folder.resolve("index.html"), folder));
	}

	/** What the window at the end says. */
	static List<String> lines(final BatchSummary ended) {
		final List<String> lines = new ArrayList<>();
		lines.add((ended.isComplete() ? "Done: " : "Ended: ") + ended.answered() + " of " + ended.planned() +
			" questions are answered" +
			(ended.progress().skipped() > 0
				? ", " + ended.progress().skipped() + " of them skipped, as they were answered before."
				: "."));
		if (ended.failed() > 0) {
			lines.add(ended.failed() + " failed: failures.csv says why.");
		}
		if (ended.others() > 0) {
			lines.add("The folder has " + (ended.answered() + ended.others()) +
				" answers in all. UniBiomed Compare Batch... shows two runs side by side.");
		}
		if (ended.omitted() > 0) {
			lines.add((ended.omitted() == 1 ? "1 earlier result is" : ended.omitted() + " earlier results are") +
				" left out of the tables: left-out.csv says why.");
		}
		return lines;
	}

	private BatchSettings settings() {
		checkRange();
		final PlaneSelection stack = new PlaneSelection(Planes.of(slices), text(range),
			Planes.of(slices) == Planes.REFERENCE_ORDER);
		final FileView view = new FileView(input(), stack,
			Planes.of(slices).isFollowed() ? OptionalInt.of(key) : OptionalInt.empty(), OptionalInt.empty());
		return new BatchSettings(view, BatchSettings.usual().maxNewTokens(), BatchSettings.usual().attempts())
			.withExports(exports()).withOnly(only());
	}

	private Set<FindingCheck.Verdict> only() {
		try {
			return text(only).isBlank() ? Set.of() : FindingCheck.Verdict.named(only);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("only", e.getMessage());
		}
	}

	private List<String> exports() {
		try {
			return FindingsExporters.named(text(export)).stream().map(FindingsExporter::key).toList();
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("export", e.getMessage());
		}
	}

	private InputChoice input() {
		return InputChoice.parse(text(modality), IntensityChoice.AUTO.label().equals(intensity) ? "" : text(intensity),
			text(window), text(channels), "auto".equals(text(fields).strip()) ? "" : text(fields));
	}

	/** SciJava sets what is not required to nothing if it is left blank. */
	private static String text(final String input) {
		return input == null ? "" : input;
	}

	private BatchPlan plan() throws IOException {
		final PlaneChoice plane = isStack() ? new PlaneChoice.Stack() : PlaneChoice.FIRST;
		if (blank(input) == blank(manifest)) {
			throw new InputException("input", "Name a folder with images, or a manifest.");
		}
		try {
			return (blank(manifest)
				? BatchPlan.ofFolders(List.of(folder("input", input)),
					blank(files) ? BatchPlan.ALL_IMAGES : files.strip(), plane, questions())
				: BatchPlan.ofManifest(folder("manifest", manifest), plane, questions())).with(CheckLevel.of(check))
				.with(ObjectChoice.parse(objects, smallest));
		}
		catch (final BatchException e) {
			throw new InputException(blank(manifest) ? "input" : "manifest", e.getMessage());
		}
	}

	private boolean isStack() {
		return stacks || !slices.equals(PlaneInputs.REFERENCE);
	}

	private List<AskedTask> questions() {
		if (asksPrompts()) {
			return parts(prompts).map(prompt -> AskedTask.inWords(Task.ASK, prompt)).toList();
		}
		final Task wanted = Task.ofVerb(task);
		if (wanted != Task.SEGMENT) {
			return List.of(new AskedTask(wanted, ""));
		}
		final List<AskedTask> targets = parts(target).map(AskedTask::segment).toList();
		return targets.isEmpty() ? List.of(AskedTask.segment("")) : targets;
	}

	/** Macros may leave out the task where they say prompts only. */
	private boolean asksPrompts() {
		return task.equals(PROMPTS) || task.equals(SEGMENT) && blank(target) && !blank(prompts);
	}

	private static Stream<String> parts(final String text) {
		return blank(text)
			? Stream.empty()
			: Arrays.stream(text.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
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
			throw new InputException(name, "'" + text + "' is not a valid name.");
		}
	}

	/** While typing, only what can never be right is told. */
	@Override
	public void check(final String name) {
		if (name.equals("window") || name.equals("channels") || name.equals("fields")) {
			checkInput(name);
		}
		if (name.equals("range")) {
			checkRange();
		}
		if (name.equals("objects") || name.equals("smallest")) {
			ObjectChoice.parse(objects, smallest);
		}
		if (name.equals("target") && SEGMENT.equals(task) && !asksPrompts() && parts(target).findAny().isEmpty() &&
			blank(manifest))
		{
			throw new InputException("target", "Say what to segment, for example 'nuclei'.");
		}
		if (name.equals("prompts") && asksPrompts() && questions().isEmpty() && blank(manifest)) {
			throw new InputException("prompts",
				"Say what to ask about each image, for example 'Please segment nuclei in pathology.'");
		}
	}

	private void checkRange() {
		if (!blank(range) && !isStack() && blank(manifest)) {
			throw new InputException("range",
				"A range chooses among the planes of a stack: tick Stacks, or choose Slices.");
		}
	}

	private void checkInput(final String name) {
		try {
			input();
		}
		catch (final InputException e) {
			if (e.field().equals(name)) {
				throw e;
			}
		}
	}

	/** Progress in the status bar and the task monitor; failures in the log, as they pass by otherwise. */
	private record Shown(CancellableTask task) implements AskListener {

		@Override
		public void ended(final BatchEntry entry, final Outcome outcome, final String words,
			final BatchProgress progress)
		{
			task.show(progress.words() + ": " + entry.image(), progress.ended(), progress.total());
			if (outcome == Outcome.FAILED) {
				BatchCommand.note(entry.image() + " failed: " + words);
			}
		}

		@Override
		public void told(final String sentence) {
			BatchCommand.note(sentence);
		}
	}
}
