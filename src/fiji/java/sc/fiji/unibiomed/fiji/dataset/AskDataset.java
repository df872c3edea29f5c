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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.Locale;

import org.scijava.Cancelable;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.table.DefaultGenericTable;
import org.scijava.table.GenericTable;
import org.scijava.task.TaskService;

import net.imagej.Dataset;
import net.imagej.DatasetService;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * All tasks but region understanding, from a dataset to a dataset, for workflows that know nothing of ImageJ's windows.
 * It stands in no menu; {@code --run sc.fiji.unibiomed.fiji.dataset.AskDataset} and workflow software find it by its
 * name.
 */
@Plugin(type = Command.class, headless = true, label = AskDataset.NAME,
	description = "Asks UniBiomed about a dataset, and gives its answer with a label image and a table of findings.")
public final class AskDataset extends ContextCommand implements Cancelable {

	static final String NAME = "UniBiomed: ask about a dataset";
	private static final String SEGMENT = "segment";
	private static final String FIND = "find abnormalities";
	private static final String REPORT = "report";
	private static final String ASK = "question";
	/** Column with the number of objects, 0 where they were not counted; the name is that of {@code answer.json}. */
	private static final String OBJECTS = "objects";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private DatasetService datasets;

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(
		description = "Of an image with channels, the model sees all of them in their colours, unless some are chosen.")
	private Dataset image;

	@Parameter(choices = { SEGMENT, FIND, REPORT, ASK }, persist = false)
	private String task = SEGMENT;

	@Parameter(label = "Target or question",
		description = "What to segment, such as nuclei, or the question. The others need none.", required = false,
		persist = false)
	private String text = "";

	@Parameter(label = "Slices", description = "Which slices and time points, and what they are to each other.",
		choices = { "every plane", "every slice", "every time point", "volume", "time series", "reference order",
			"current slice" },
		persist = false)
	private String slices = Planes.EACH_PLANE.label();

	@Parameter(label = "Modality",
		description = "What kind of image this is. 'auto' takes what the question names, or else a guess.",
		choices = { "auto", "not said", "CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "pathology", "endoscopy",
			"fundus", "dermoscopy" },
		persist = false)
	private String modality = Modality.AUTO;

	@Parameter(label = "Intensity",
		description = "How pixel values become grey or colour. 'auto' goes by modality, target and " +
			"kind of image. CT windows need an image in Hounsfield units.",
		choices = { "auto", "as displayed", "CT abdomen", "CT lung", "CT liver", "CT brain", "CT bone",
			"CT mediastinum", "CT custom", "MRI percentiles", "fluorescence" },
		persist = false)
	private String intensity = IntensityChoice.AUTO.label();

	@Parameter(label = "Window level/width",
		description = "For 'CT custom': the middle and the width of the values shown, for example 40/400.",
		required = false, persist = false)
	private String window = "";

	@Parameter(label = "Channels",
		description = "Which channels the model sees, for example 1,3 or 1-3; blank for all.", required = false,
		persist = false)
	private String channels = "";

	@Parameter(label = "Objects",
		description = "What to do with an outline that has several parts. 'auto': nuclei, cells, " +
			"glands, vessels and similar objects are counted, everything else is one region.",
		choices = { "auto", "one region", "one per object", "touching objects apart" }, persist = false)
	private String objects = ObjectKind.AUTO.label();

	@Parameter(label = "Smallest object",
		description = "Objects with fewer pixels are left out; blank for the usual size for the target.",
		required = false, persist = false)
	private String smallest = "";

	@Parameter(type = ItemIO.OUTPUT, description = "As people read it.")
	private String answer;

	@Parameter(type = ItemIO.OUTPUT,
		description = "Numbers of findings, as in the table, or of their objects; 0 is none.")
	private Dataset labels;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per finding.")
	private GenericTable findings;

	@Override
	public void run() {
		try (CommandProgress progress = new CommandProgress(NAME, tasks)) {
			final ImgPlusAnswer result = unibiomed.ask(image, task().with(ObjectChoice.parse(objects, smallest)),
				AskOptions.usual()
					.withInput(InputChoice.parse(text(modality), text(intensity), text(window), text(channels), ""))
					.withPlanes(slices).withListener(progress).withCancellation(progress.cancellation()));
			answer = result.text();
			labels = datasets.create(result.labels());
			findings = table(result);
		}
		catch (final CancelledException e) {
			cancel("cancelled");
		}
		catch (final InputException | InferenceException e) {
			// Without a user interface, SciJava keeps the reason of a cancel to itself.
			log.error(NAME + ": " + FailureText.of(e));
			cancel(FailureText.of(e));
		}
	}

	private AskedTask task() {
		return switch (task.strip().toLowerCase(Locale.ROOT)) {
			case SEGMENT -> AskedTask.segment(text);
			case FIND -> AskedTask.find();
			case REPORT -> AskedTask.report();
			case ASK -> AskedTask.question(text);
			default -> throw new InputException("task",
				"'" + task + "' is not a task; write " + SEGMENT + ", " + FIND + ", " + REPORT + " or " + ASK + ".");
		};
	}

	/** SciJava sets what is not required to nothing if it is left blank. */
	private static String text(final String input) {
		return input == null ? "" : input;
	}

	private static GenericTable table(final ImgPlusAnswer answer) {
		final GenericTable table = new DefaultGenericTable();
		final String pixels = MeasureColumns.nameInAnswer(MeasureColumns.AREA_PIXELS);
		table.appendColumns(MeasureColumns.FINDING.key(), MeasureColumns.PHRASE.key(), pixels,
			MeasureColumns.CONFIDENCE.key(), MeasureColumns.CHECK.key(), MeasureColumns.CHECK_REASON.key(),
			MeasureColumns.PREDICTED_IOU.key(), MeasureColumns.OBJECT_SCORE.key(), OBJECTS);
		for (int i = 0; i < answer.findings().size(); i++) {
			final ImgPlusFinding finding = answer.findings().get(i);
			table.appendRow();
			table.set(MeasureColumns.FINDING.key(), i, i + 1);
			table.set(MeasureColumns.PHRASE.key(), i, finding.phrase());
			table.set(pixels, i, MaskFrame.pixels(finding.mask()));
			table.set(MeasureColumns.CONFIDENCE.key(), i, finding.confidence());
			table.set(MeasureColumns.CHECK.key(), i, finding.check().verdict().label());
			table.set(MeasureColumns.CHECK_REASON.key(), i, finding.check().reason());
			table.set(MeasureColumns.PREDICTED_IOU.key(), i, finding.predictedIou());
			table.set(MeasureColumns.OBJECT_SCORE.key(), i, finding.objectScore());
			table.set(OBJECTS, i, finding.objects());
		}
		return table;
	}
}
