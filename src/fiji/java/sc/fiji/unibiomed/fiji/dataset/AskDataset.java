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
import sc.fiji.unibiomed.findings.measure.Measures;
import sc.fiji.unibiomed.imagej.InputException;
import sc.fiji.unibiomed.imagej.Planes;
import sc.fiji.unibiomed.imagej.Task;
import sc.fiji.unibiomed.imagej.command.CommandProgress;
import sc.fiji.unibiomed.imagej.models.FailureWords;
import sc.fiji.unibiomed.runtime.CancelledException;
import sc.fiji.unibiomed.runtime.InferenceException;

/**
 * All tasks but region understanding, from a dataset to a dataset, for workflows that know nothing of ImageJ's windows. It
 * stands in no menu; {@code --run sc.fiji.unibiomed.fiji.dataset.AskDataset} and workflow software find it by its name.
 */
@Plugin(type = Command.class, headless = true, label = AskDataset.NAME,
	description = "Asks UniBiomed about a dataset, and gives its answer with a label image and a table of findings.")
public final class AskDataset extends ContextCommand implements Cancelable {

	static final String NAME = "UniBiomed: ask about a dataset";
	private static final String SEGMENT = "segment";
	private static final String FIND = "find abnormalities";
	private static final String REPORT = "report";
	private static final String ASK = "question";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private DatasetService datasets;

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private TaskService tasks;

	@Parameter(description = "Of an image with channels, the model sees all of them in their colours.")
	private Dataset image;

	@Parameter(choices = { SEGMENT, FIND, REPORT, ASK }, persist = false)
	private String task = SEGMENT;

	@Parameter(label = "Target or question", description = "What to segment, such as nuclei, or the question. The others need none.", required = false, persist = false)
	private String text = "";

	@Parameter(label = "Slices", description = "Which slices and time points, and what they are to each other.", choices = {
		"every plane", "every slice", "every time point", "volume", "time series", "reference order", "current slice" }, persist = false)
	private String slices = Planes.EACH_PLANE.label();

	@Parameter(type = ItemIO.OUTPUT, description = "As people read it.")
	private String answer;

	@Parameter(type = ItemIO.OUTPUT, description = "Numbers of findings, as in the table; 0 is none.")
	private Dataset labels;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per finding.")
	private GenericTable findings;

	@Override
	public void run() {
		try (CommandProgress progress = new CommandProgress(NAME, tasks)) {
			final ImgPlusAnswer result = ask(Planes.of(slices), progress);
			answer = result.text();
			labels = datasets.create(result.labels());
			findings = table(result);
		}
		catch (final CancelledException e) {
			cancel("cancelled");
		}
		catch (final InputException | InferenceException e) {
			// Without a user interface, SciJava keeps the reason of a cancel to itself.
			log.error(NAME + ": " + FailureWords.of(e));
			cancel(FailureWords.of(e));
		}
	}

	private ImgPlusAnswer ask(final Planes planes, final CommandProgress progress) {
		return switch (task.strip().toLowerCase(Locale.ROOT)) {
			case SEGMENT -> unibiomed.segment(image, text, "auto", planes, progress, progress.cancellation());
			case FIND -> unibiomed.ask(image, Task.FIND, Task.findPrompt(), planes, progress, progress.cancellation());
			case REPORT -> unibiomed.ask(image, Task.REPORT, Task.reportPrompt(), planes, progress, progress.cancellation());
			case ASK -> unibiomed.ask(image, Task.ASK, text == null ? "" : text, planes, progress, progress.cancellation());
			default -> throw new InputException("task", "'" + task + "' is no task; write " + SEGMENT + ", " + FIND + ", " + REPORT +
				" or " + ASK + ".");
		};
	}

	private static GenericTable table(final ImgPlusAnswer answer) {
		final GenericTable table = new DefaultGenericTable();
		final String pixels = Measures.nameInAnswer(Measures.AREA_PIXELS);
		table.appendColumns(Measures.FINDING.key(), Measures.PHRASE.key(), pixels, Measures.CONFIDENCE.key(),
			Measures.PREDICTED_IOU.key(), Measures.OBJECT_SCORE.key());
		for (int i = 0; i < answer.findings().size(); i++) {
			final ImgPlusFinding finding = answer.findings().get(i);
			table.appendRow();
			table.set(Measures.FINDING.key(), i, i + 1);
			table.set(Measures.PHRASE.key(), i, finding.phrase());
			table.set(pixels, i, MaskFrame.pixels(finding.mask()));
			table.set(Measures.CONFIDENCE.key(), i, finding.confidence());
			table.set(Measures.PREDICTED_IOU.key(), i, finding.predictedIou());
			table.set(Measures.OBJECT_SCORE.key(), i, finding.objectScore());
		}
		return table;
	}
}
