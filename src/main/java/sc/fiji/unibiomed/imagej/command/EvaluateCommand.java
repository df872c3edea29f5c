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
import java.nio.file.Path;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

import ij.IJ;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.PresenceSettings;
import sc.fiji.unibiomed.evaluate.data.RegionDisplay;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.imagej.AskListener;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.progress.CancellableTask;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.dialog.FileInput;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.ending.EndWindow;
import sc.fiji.unibiomed.imagej.ending.WorkEnd;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;

/** Compares the chosen model's answers with a data set. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"),
		@Menu(label = "UniBiomed Evaluate...", weight = 32) },
	description = "Asks the chosen model about a data set whose answers are known, and measures how well it does.")
public final class EvaluateCommand extends ModelCommand implements CheckedInputs {

	private static final String TITLE = "UniBiomed Evaluate";
	private static final String FOLDER = "data folder";
	private static final String SAMPLES = "embedded samples";
	/** Where the results of the samples go if nobody says, in the user's home folder. */
	private static final String SAMPLES_OUTPUT = "unibiomed-evaluation";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(label = "Source", persist = false, choices = { FOLDER, SAMPLES },
		description = "The sample images inside this plugin, with their masks, need no folder: the demo model " +
			"takes about a minute for them.")
	private String source = FOLDER;

	@Parameter(label = "Data folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "A data set in BiomedParse's layout (test, test_mask, test.json), or a folder with several; " +
			"samples for the embedded samples.")
	private File data;

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Gets tables, plots, a report, and the answers; made if it is not there. Blank for the " +
			"embedded samples: " + SAMPLES_OUTPUT + " in your home folder.")
	private File output;

	@Parameter(label = "Task", description = "What the model is asked to do.",
		choices = { "segmentation", "disease", "region", "report", "description", "question" }, persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String task = EvaluationTask.SEGMENTATION.key();

	@Parameter(label = "Split", description = "Which part of the data: the name of the folder with the images.",
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String split = EvaluationSettings.DEFAULT_SPLIT;

	@Parameter(label = "Annotations file",
		description = "Its name in the data set; blank for the split's name with .json.", required = false,
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String annotations = "";

	@Parameter(label = "Regions shown as",
		description = "A green box in the image, as UniBiomed's scripts show it, or the mask.",
		choices = { "box", "mask" }, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String regions = RegionDisplay.BOX.key();

	@Parameter(label = "Modality if not told", description = "For images that have none in annotations or file names.",
		required = false, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String modality = "";

	@Parameter(label = "Intensity",
		description = "How pixel values become grey or colour. 'auto' goes by modality, target and kind of image.",
		choices = { "auto", "as displayed", "CT abdomen", "CT lung", "CT liver", "CT brain", "CT bone",
			"CT mediastinum", "CT custom", "MRI percentiles", "fluorescence" },
		persist = false)
	private String intensity = IntensityChoice.AUTO.label();

	@Parameter(label = "Window level/width", persist = false, required = false,
		description = "For 'CT custom': the middle and the width of the values shown, for example 40/400.")
	private String window = "";

	@Parameter(label = "Channels", persist = false, required = false,
		description = "Which channels the model sees, for example 1,3 or 1-3; blank for all.")
	private String channels = "";

	@Parameter(label = "Seed", description = "Decides which words are asked with, and on the confidence intervals.",
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private int seed = (int) EvaluationSettings.DEFAULT_SEED;

	@Parameter(label = "Limit of items", description = "No more than the first of each data set; 0 for all.", min = "0",
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private int limit;

	@Parameter(label = "Absent targets per image", persist = false, required = false,
		description = "How many targets that it does not have are also asked for in each image, to measure how well " +
			"the model tells them from those that it has; 0 for none. Blank: 0, of the embedded samples 2.")
	private String absent = "";

	@Parameter(label = "Calibrate on this data", persist = false,
		description = "Measure that also without asking for more: for data that have annotations with empty masks.")
	private boolean calibrate;

	@Parameter(type = ItemIO.OUTPUT, label = "Results")
	private String results;

	@Override
	public void run() {
		try (CancellableTask progress = new CancellableTask(TITLE, tasks, "reading the data set …")) {
			evaluate(progress);
		}
		catch (final CancelledException e) {
			CommandRefusal.quietly(this, context(), TITLE, "cancelled; the answers so far are kept for the next run.");
		}
		catch (final NotFetchedException e) {
			CommandRefusal.quietly(this, context(), TITLE, e.getMessage());
		}
		catch (final IOException | InputException | InferenceException e) {
			CommandRefusal.tell(this, context(), TITLE, FailureText.of(e));
		}
	}

	private void evaluate(final CancellableTask progress) throws IOException {
		final EvaluationSettings settings = settings();
		final Path folder = output(settings.isOfSamples());
		final Evaluation evaluation = Evaluation.of(settings);
		ResultFolder.check(folder);
		final EvaluationOutcome outcome = new ModelDownloadOffer(unibiomed.models(), new DownloadDialogs()).with(
			() -> unibiomed.evaluate(evaluation, folder, options(progress)), progress::show, progress.cancellation());
		results = String.join("\n", outcome.lines());
		IJ.log("UniBiomed: model " + unibiomed.credit().forLog());
		outcome.lines().forEach(line -> IJ.log("UniBiomed: " + line));
		IJ.log("UniBiomed: report, tables and plots saved in " + folder);
		EndWindow.show(new WorkEnd(TITLE, outcome.lines(), "Open report", folder.resolve("report.html"), folder));
	}

	private static AskOptions options(final CancellableTask progress) {
		return AskOptions.usual().withListener(new AskListener() {

			@Override
			public void work(final String words, final long done, final long total) {
				progress.show(words, done, total);
			}
		}).withCancellation(progress.cancellation());
	}

	private EvaluationSettings settings() {
		if (limit < 0) {
			throw new InputException("limit", "The limit must be at least 0, not " + limit + ".");
		}
		checkSplit();
		final Path folder = data();
		final List<EvaluationTask> asked = List.of(EvaluationTask.of(text(task)).orElseThrow(
			() -> new InputException("task", "'" + task + "' is not a task; write " + EvaluationTask.keys() + ".")));
		return new EvaluationSettings(folder, split.strip(), text(annotations), asked,
			RegionDisplay.of(text(regions)).orElseThrow(
				() -> new InputException("regions", "'" + regions + "' is no way to show regions; write box or mask.")),
			text(modality), seed, limit, input(), PresenceSettings.of(absent(), calibrate, folder, asked));
	}

	private Path data() {
		return switch (text(source)) {
			case SAMPLES -> samples();
			case FOLDER -> FileInput.path("data", data, "Say which folder has the data set.");
			default -> throw new InputException("source",
				"'" + source + "' is not a source of data; write " + FOLDER + " or " + SAMPLES + ".");
		};
	}

	private Path samples() {
		if (!FileInput.text(data).isEmpty()) {
			throw new InputException("data", "Leave the data folder empty, or choose " + FOLDER + " as source.");
		}
		return EvaluationSettings.SAMPLES;
	}

	private Path output(final boolean isOfSamples) {
		return isOfSamples && FileInput.text(output).isEmpty()
			? Path.of(System.getProperty("user.home"), SAMPLES_OUTPUT)
			: FileInput.path("output", output, "Say in which folder to save the results.");
	}

	/** {@code null} if nobody said so. */
	private Integer absent() {
		final String text = text(absent);
		if (text.isEmpty()) {
			return null;
		}
		if (!text.matches("\\d{1,4}")) {
			throw new InputException("absent",
				"The number of absent targets must be a whole number from 0 on, not '" + text + "'.");
		}
		return Integer.valueOf(text);
	}

	private InputChoice input() {
		return InputChoice.parse("", IntensityChoice.AUTO.label().equals(intensity) ? "" : text(intensity),
			text(window), text(channels), "");
	}

	private static String text(final String input) {
		return input == null ? "" : input.strip();
	}

	@Override
	public void check(final String input) {
		switch (input) {
			case "source", "data" -> data();
			case "output" -> output(data().equals(EvaluationSettings.SAMPLES));
			case "absent" -> absent();
			case "split" -> checkSplit();
			default -> {
				// Whether the other inputs fit can be told only with the data.
			}
		}
	}

	private void checkSplit() {
		if (!text(split).matches("[\\w.-]+")) {
			throw new InputException("split", "The split must be the name of a folder, such as test.");
		}
	}
}
