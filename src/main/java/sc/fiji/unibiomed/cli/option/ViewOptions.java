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
package sc.fiji.unibiomed.cli.option;

import java.util.Optional;
import java.util.OptionalInt;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.ImageFormat;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.interpret.view.ImageInput;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** What of an image the model is shown, and how: the same choices as in ImageJ, in the same words. */
public final class ViewOptions {

	private static final String AUTO = "auto";
	private static final String WHOLE = "whole";

	@InHelp(HelpGroup.PART)
	@Option(names = "--stack",
		description = "Ask about all pages, slices or time points of a file as one stack. Without it, one page is " +
			"asked about.")
	private boolean stack;

	@InHelp(HelpGroup.PART)
	@Option(names = "--plane", paramLabel = "N",
		description = "Ask about this page, slice or time point of a file, counted from 1; default 1.")
	private Integer plane;

	@InHelp(HelpGroup.PART)
	@Option(names = "--slices", paramLabel = "WORDS",
		description = "Ask about these slices or time points: 'every slice', 'every time point', 'every plane', " +
			"volume, 'time series', 'reference order' or 'current slice'.",
		completionCandidates = Choices.Slices.class)
	private String slices;

	@InHelp(HelpGroup.PART)
	@Option(names = "--range", paramLabel = "RANGE",
		description = "With --slices: only these of them, such as 3-10 or 1,4,7-9; default all.")
	private String range;

	@InHelp(HelpGroup.PART)
	@Option(names = "--key-frame", paramLabel = "N",
		description = "With a stack: show the model frame N, counted from 1, and follow what it finds there up and " +
			"down. Without it, the model sees the first five frames at low resolution, and follows forwards.")
	private Integer keyFrame;

	@InHelp(HelpGroup.PART)
	@Option(names = "--each-frame", description = "With a stack: ask about each frame separately.")
	private boolean eachFrame;

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--modality", paramLabel = "NAME",
		description = "The kind of image: CT, MRI, X-ray, ultrasound, OCT, PET, pathology, endoscopy, fundus, " +
			"dermoscopy or 'not said'; auto (default) finds out from the image.",
		completionCandidates = Choices.Modalities.class)
	private String modality = "";

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--intensity", paramLabel = "WORDS",
		description = "How pixel values become grey or colour: auto (default), 'as displayed', 'CT abdomen', 'CT " +
			"lung', 'CT liver', 'CT brain', 'CT bone', 'CT mediastinum', 'MRI percentiles' or fluorescence.",
		completionCandidates = Choices.Intensities.class)
	private String intensity = "";

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--window", paramLabel = "LEVEL/WIDTH",
		description = "The range of values from black to white: its middle and its width, such as 40/400.")
	private String window = "";

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--channels", paramLabel = "LIST",
		description = "The channels that the model sees, such as 1,3 or 1-3; default all.")
	private String channels = "";

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--fields", paramLabel = "auto|whole|SIDE", defaultValue = "",
		description = "Look at a large image piece by piece, in overlapping fields of SIDE pixels. auto (default): " +
			LargeImageInterpreter.DEFAULT_SIDE + " pixels, if the image has more than " + LargeImageInterpreter.LARGE +
			" pixels along a side; whole: never.",
		completionCandidates = Choices.Fields.class)
	private String fields = "";

	@InHelp(HelpGroup.VIEW)
	@Option(names = "--level", paramLabel = "auto|N", defaultValue = AUTO,
		description = "Read this level of an image pyramid; 1 is the full resolution. auto (default): the full " +
			"resolution with --fields, else the smallest level with at least " + ImageFormat.OVERVIEW_SIDE +
			" pixels along a side. Masks have the size of the level.")
	private String level;

	/** Whether several planes of a file are asked about. */
	public boolean isStack() {
		return stack || slices != null && planes() != Planes.CURRENT;
	}

	/**
	 * Finds what does not fit together, before any file is read.
	 *
	 * @param several whether a stack is asked about
	 */
	public void check(final boolean image, final boolean several, final boolean pastText) {
		if (keyFrame != null && eachFrame) {
			throw new UsageException(
				"--key-frame follows objects from one frame, --each-frame asks about every frame " +
					"separately; use one of them.");
		}
		if (slices != null && (eachFrame || stack)) {
			throw new UsageException("--slices says which slices are asked about; leave out " +
				(eachFrame ? "--each-frame" : "--stack") + ".");
		}
		if (!several && (keyFrame != null || eachFrame)) {
			throw new UsageException(
				(eachFrame ? "--each-frame" : "--key-frame") + " needs a stack: --stack, or --image once per frame.");
		}
		if (range != null && slices == null) {
			throw new UsageException(
				"--range chooses among the slices that --slices names; add --slices, for example --slices " +
					"'every slice'.");
		}
		if (plane != null && several) {
			throw new UsageException(
				"--plane asks about one plane of a file; leave it out for a stack, or use --key-frame.");
		}
		if (plane != null && plane < 1) {
			throw new UsageException("--plane counts from 1, not " + plane + ".");
		}
		level();
		checkFields(image, several, pastText);
		input();
	}

	private void checkFields(final boolean image, final boolean several, final boolean pastText) {
		checkSide();
		if (fields.isEmpty() || fields.equals(WHOLE)) {
			return;
		}
		if (!image) {
			throw new UsageException("--fields needs an --image.");
		}
		if (keyFrame != null) {
			throw new UsageException(
				"--fields does not go with --key-frame: objects are followed through whole frames.");
		}
		if (several && !eachFrame && !(slices != null && planes().isEachByItself())) {
			throw new UsageException(
				"--fields does not go with a stack, unless each frame is asked about separately; add " +
					"--each-frame.");
		}
		if (pastText) {
			throw new UsageException("--fields does not go with --past-text: a conversation is about the whole image.");
		}
	}

	private void checkSide() {
		if (fields.isEmpty() || fields.equals(AUTO) || fields.equals(WHOLE)) {
			return;
		}
		try {
			if (Integer.parseInt(fields) >= LargeImageInterpreter.MIN_SIDE) {
				return;
			}
		}
		catch (final NumberFormatException e) {
			// Told below like any other wrong value.
		}
		throw new UsageException("--fields must be auto, whole, or a side of at least " + ImageInput.MIN_TILE +
			" pixels, not '" + fields + "'.");
	}

	/** How values and large images are shown, as far as it is said. */
	InputChoice input() {
		try {
			return InputChoice.parse(modality, intensity, window, channels, fields);
		}
		catch (final InputException e) {
			throw new UsageException("--" + e.field() + ": " + e.getMessage());
		}
	}

	/** The choices, after the {@link #check}. */
	public FileView view() {
		return new FileView(input(), selection(), keyFrame == null ? OptionalInt.empty() : OptionalInt.of(keyFrame),
			level());
	}

	private PlaneSelection selection() {
		if (slices != null) {
			return new PlaneSelection(planes(), range == null ? "" : range);
		}
		return PlaneSelection
			.ofFile(keyFrame != null ? Planes.VOLUME : eachFrame ? Planes.EACH_PLANE : Planes.REFERENCE_ORDER);
	}

	/** Which pages of a file are read. */
	public PlaneChoice pages() {
		return isStack()
			? new PlaneChoice.Stack()
			: Optional.ofNullable(plane).<PlaneChoice>map(PlaneChoice.Page::new).orElse(PlaneChoice.FIRST);
	}

	private Planes planes() {
		try {
			return Planes.of(slices);
		}
		catch (final InputException e) {
			throw new UsageException("--slices: " + e.getMessage());
		}
	}

	private OptionalInt level() {
		if (level.equals(AUTO)) {
			return OptionalInt.empty();
		}
		try {
			final int number = Integer.parseInt(level);
			if (number >= 1) {
				return OptionalInt.of(number);
			}
		}
		catch (final NumberFormatException e) {
			// Told below like any other wrong value.
		}
		throw new UsageException("--level must be auto, or a number from 1, not '" + level + "'.");
	}
}
