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

	@Option(names = "--stack",
		description = "The pages, slices or time points of a file are the frames of a stack. Without it, one page is " +
			"asked about.")
	private boolean stack;

	@Option(names = "--plane", paramLabel = "N",
		description = "Which page, slice or time point of a file is asked about, counted from 1; default 1.")
	private Integer plane;

	@Option(names = "--slices", paramLabel = "WORDS",
		description = "Which slices or time points are asked about, in the words of ImageJ's dialogs: 'every slice', " +
			"'every time point', 'every plane', volume, 'time series', 'reference order', 'current slice'.")
	private String slices;

	@Option(names = "--range", paramLabel = "RANGE",
		description = "Which of those slices or time points, such as 3-10 or 1,4,7-9; without it all.")
	private String range;

	@Option(names = "--key-frame", paramLabel = "N",
		description = "Show the model frame N of a stack, counted from 1, and follow what it finds there in both " +
			"directions. Without it, the model sees the first five frames, small, and goes forward from there.")
	private Integer keyFrame;

	@Option(names = "--each-frame", description = "Ask about each frame of a stack by itself.")
	private boolean eachFrame;

	@Option(names = "--modality", paramLabel = "NAME",
		description = "What kind of image it is: CT, MRI, X-ray, ultrasound, OCT, PET, pathology, endoscopy, fundus, " +
			"dermoscopy; 'not said'; auto (default): from what the image tells.")
	private String modality = "";

	@Option(names = "--intensity", paramLabel = "WORDS",
		description = "How pixel values become grey or colour: auto (default), 'as displayed', 'CT abdomen', 'CT " +
			"lung', 'CT liver', 'CT brain', 'CT bone', 'CT mediastinum', 'MRI percentiles', fluorescence.")
	private String intensity = "";

	@Option(names = "--window", paramLabel = "LEVEL/WIDTH",
		description = "The values from black to white, by their middle and their width, such as 40/400.")
	private String window = "";

	@Option(names = "--channels", paramLabel = "LIST",
		description = "Which channels the model sees, such as 1,3 or 1-3; without it all.")
	private String channels = "";

	@Option(names = "--fields", paramLabel = "auto|whole|SIDE", defaultValue = "",
		description = "Look at a large image in overlapping fields of SIDE pixels; auto (default): of " +
			LargeImageInterpreter.DEFAULT_SIDE + " pixels, if a side of it has more than " +
			LargeImageInterpreter.LARGE +
			"; whole: in one piece. Objects of a stack are followed through whole frames.")
	private String fields = "";

	@Option(names = "--level", paramLabel = "auto|N", defaultValue = AUTO,
		description = "Which level of an image pyramid to read, counted from 1, the full resolution; auto (default): " +
			"with --fields the full one, else the smallest with at least " + ImageFormat.OVERVIEW_SIDE +
			" pixels along a side. Masks are as large as the level.")
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
				"--key-frame follows objects from one frame, --each-frame asks about every frame by " +
					"itself; use one of them.");
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
				"--fields does not go with a stack, unless each frame is asked about by itself; add " +
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
