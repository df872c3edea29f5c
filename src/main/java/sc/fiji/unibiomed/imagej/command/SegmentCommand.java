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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.scijava.ItemVisibility;
import org.scijava.Priority;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.imagej.CheckedInputs;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.ImageDependent;
import sc.fiji.unibiomed.imagej.Settings;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.dialog.DialogNote;
import sc.fiji.unibiomed.imagej.dialog.PlaneInputs;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.memory.DialogMemory;
import sc.fiji.unibiomed.imagej.memory.KeyedMemory;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/** Outlines something in the image. */
// The first of what Fiji's search finds for "segment".
@Plugin(type = Command.class, priority = Priority.HIGH,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "UniBiomed Segment...", weight = 1) },
	description = "Outlines what you name in the image, and counts nuclei and similar objects.")
public class SegmentCommand extends QuestionCommand implements CheckedInputs, ImageDependent, KeyedMemory {

	/** What is asked for where nothing is known. */
	private static final String ANYWHERE = "nuclei";

	@Parameter
	private PrefService prefs;

	@Parameter(label = "Target",
		description = "What to outline, in English: nuclei, liver, brain tumor, polyp, optic disc …", persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String target = ANYWHERE;

	@Parameter(label = "Modality",
		description = "What kind of image this is. 'auto' takes what is chosen under Image Settings, else the guess.",
		choices = { "auto", "not said", "CT", "MRI", "X-ray", "ultrasound", "OCT", "PET", "pathology", "endoscopy",
			"fundus", "dermoscopy" },
		persist = false)
	private String modality = Modality.AUTO;

	@Parameter(label = "Slices", description = PlaneInputs.SLICES,
		choices = { PlaneInputs.CURRENT, PlaneInputs.CURRENT_TIME, PlaneInputs.EACH_SLICE, PlaneInputs.EACH_TIME,
			PlaneInputs.EACH_PLANE, PlaneInputs.VOLUME, PlaneInputs.TIME_SERIES, PlaneInputs.REFERENCE },
		persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String slices = PlaneInputs.CURRENT;

	@Parameter(label = "Range", description = PlaneInputs.RANGE, required = false, persist = false)
	private String range = "";

	@Parameter(label = "Objects", description = OBJECTS, initializer = "takeFormerChoice",
		choices = { "auto", "one region", "one per object", "touching objects apart" }, persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String objects = ObjectKind.AUTO.label();

	@Parameter(label = "Smallest object", description = SMALLEST, required = false, persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String smallest = "";

	@Parameter(label = "Check", description = CHECK, choices = { "on", "off", "thorough" }, persist = false,
		attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String check = "on";

	@Parameter(label = "Results to", description = "Where regions go. The ROI Manager keeps what is in it.",
		choices = { "ROI Manager", "overlay", "none" }, persist = false, attrs = @Attr(name = DialogMemory.REMEMBERED))
	private String results = ResultPlacement.MANAGER.label();

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false)
	private String guess = "";

	@Override
	String results() {
		return results;
	}

	@Override
	ImageAnswer ask(final UniBiomedService service, final ImagePlus image, final CommandProgress progress) {
		checkTarget();
		return ask(service, image,
			AskedTask.segment(target).with(CheckLevel.of(check)).with(ObjectChoice.parse(objects, smallest)), progress);
	}

	/** Asks for the target. */
	ImageAnswer ask(final UniBiomedService service, final ImagePlus image, final AskedTask task,
		final CommandProgress progress)
	{
		return service.ask(image, task, options(planes(), shown(), progress));
	}

	/** The planes that are asked about. */
	final PlaneSelection planes() {
		return PlaneInputs.selection(slices, range);
	}

	/** What the question says about how the image is shown. */
	final InputChoice shown() {
		return InputChoice.ofModality(modality);
	}

	@Override
	public Map<String, Object> inputsFor(final ImagePlus image) {
		final ModalityGuess seen = modality(image);
		return Map.of("target", targets(seen).get(0), "guess",
			DialogNote.html(List.of("Modality 'auto': " + seen.reason())));
	}

	/** The modality as chosen in the dialog; of {@code auto}, the one that the image seems to have. */
	private ModalityGuess modality(final ImagePlus image) {
		// A script may have given one that does not exist, which is refused when it is asked.
		final boolean isKnown = Modality.choices().stream().anyMatch(modality::equalsIgnoreCase);
		return ShownImage.modality(OpenImage.of(image).facts(), isKnown ? shown() : InputChoice.NONE, "");
	}

	/** What can be asked for, the most usual first; of an unknown modality, the first of each. */
	private static List<String> targets(final ModalityGuess seen) {
		return seen.modality().map(Modality::targets)
			.orElseGet(() -> Stream
				.concat(Stream.of(ANYWHERE), Arrays.stream(Modality.values()).map(known -> known.targets().get(0)))
				.distinct().toList());
	}

	@Override
	public Optional<FittedInput> fitted(final String input) {
		return input.equals("target")
			? image().map(known -> new FittedInput("Target", targets(modality(known)), FittedInput.Kind.EDITABLE))
			: super.fitted(input);
	}

	@Override
	public String memoryKey(final String input) {
		return input.equals("target")
			? image().map(known -> input + "." + modality(known).label()).orElse(input)
			: input;
	}

	@Override
	public void check(final String input) {
		if (input.equals("target")) {
			checkTarget();
		}
		if (input.equals("objects") || input.equals("smallest")) {
			ObjectChoice.parse(objects, smallest);
		}
	}

	/** Called by SciJava before it fills in what was used last: once that is what the options said. */
	@SuppressWarnings("unused")
	private void takeFormerChoice() {
		new Settings(prefs).takeFormerObjects().ifPresent(former -> {
			prefs.put(SegmentCommand.class, DialogMemory.preference("objects"), former.kind().label());
			prefs.put(SegmentCommand.class, DialogMemory.preference("smallest"),
				former.smallest().isPresent() ? former.smallestText() : "");
		});
	}

	private void checkTarget() {
		if (target == null || target.isBlank()) {
			throw new InputException("target", "Say what to segment, for example 'nuclei'.");
		}
	}
}
