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

import java.io.IOException;
import java.util.Optional;

import org.scijava.ItemIO;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.FittedInput;
import sc.fiji.unibiomed.imagej.FittedInputs;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.progress.CommandProgress;
import sc.fiji.unibiomed.imagej.dialog.CommandRefusal;
import sc.fiji.unibiomed.imagej.progress.LongWork;
import sc.fiji.unibiomed.imagej.dialog.PlaneChoices;
import sc.fiji.unibiomed.imagej.download.DownloadDialogs;
import sc.fiji.unibiomed.imagej.download.FailureText;
import sc.fiji.unibiomed.imagej.download.ModelDownloadOffer;
import sc.fiji.unibiomed.imagej.download.NotFetchedException;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.CancelledException;

/** A command that asks a question about an image and shows the answer. */
abstract class QuestionCommand extends ModelCommand implements FittedInputs {

	/** What the input {@code check} of each command means. */
	static final String CHECK = "Whether each outline is checked: a finding is then confirmed, doubtful or " +
		"absent. 'thorough' also mirrors and zooms the image, and takes several times as long.";

	/** What the input {@code objects} of each command means. */
	static final String OBJECTS = "What to do with an outline that has several parts. 'auto': nuclei, cells, glands, " +
		"vessels and similar objects are counted, everything else is one region.";
	/** What the input {@code smallest} of each command means. */
	static final String SMALLEST = "Objects with fewer pixels are left out; blank for the usual size for the target.";

	@Parameter
	private UniBiomedService unibiomed;

	@Parameter(required = false)
	private TaskService tasks;

	// Not required, as SciJava's own words for a missing image help nobody; run() has better ones.
	@Parameter(label = "Image", description = "The image that the question is about.", persist = false,
		required = false)
	private ImagePlus image;

	@Parameter(type = ItemIO.OUTPUT, label = "Answer")
	private String answer;

	/**
	 * Where the regions go, in the words of {@link ResultPlacement}. An input of each command, not of this class,
	 * because SciJava asks for a superclass's inputs first, and this is the last thing to ask.
	 */
	abstract String results();

	/** Asks the question. */
	abstract ImageAnswer ask(UniBiomedService service, ImagePlus image, CommandProgress progress);

	/** The image that is asked about; empty as long as none is known. */
	final Optional<ImagePlus> image() {
		return Optional.ofNullable(image).filter(known -> known.getProcessor() != null);
	}

	@Override
	public Optional<FittedInput> fitted(final String input) {
		return image().flatMap(known -> PlaneChoices.of(input, known));
	}

	/** Whether a question that takes long can be asked about the whole image, or one plane, instead. */
	boolean canAskForLess() {
		return true;
	}

	/** The name of the menu entry. */
	private String name() {
		final Menu[] path = getClass().getAnnotation(Plugin.class).menu();
		return path[path.length - 1].label().replace("...", "");
	}

	@Override
	public void run() {
		final String name = name();
		final LongWork work = CommandProgress.work(name);
		while (asksAgain(name, work)) {
			// The user wanted less, which is soon done.
		}
	}

	/** Asks and shows the answer, or why there is none; whether the user stopped it to ask for less. */
	private boolean asksAgain(final String name, final LongWork work) {
		try (CommandProgress progress = canAskForLess()
			? new CommandProgress(name, tasks, work)
			: new CommandProgress(name, tasks))
		{
			if (image == null || image.getProcessor() == null) {
				throw new InputException("image", "There is no image open. Open one, or try 'UniBiomed Demo'.");
			}
			final ResultPlacement placement = ResultPlacement.of(results());
			final ImageAnswer given = new ModelDownloadOffer(unibiomed.models(), new DownloadDialogs())
				.with(() -> ask(unibiomed, image, progress), progress.task()::show, progress.cancellation());
			unibiomed.presenter().show(given, placement);
			answer = given.answer().shownText();
		}
		catch (final CancelledException e) {
			final Optional<String> less = work.takeLess();
			if (less.isPresent()) {
				IJ.log("UniBiomed: " + less.get());
				return true;
			}
			CommandRefusal.quietly(this, context(), name, "cancelled");
		}
		catch (final NotFetchedException e) {
			CommandRefusal.quietly(this, context(), name, e.getMessage());
		}
		catch (final InputException | InferenceException | IOException e) {
			CommandRefusal.tell(this, context(), name, FailureText.of(e));
		}
		return false;
	}

	/** What a question is asked with, unless the user wants less of it by now. */
	static AskOptions options(final PlaneSelection planes, final InputChoice input, final CommandProgress progress) {
		return AskOptions.usual().withPlanes(progress.work().over(planes)).withInput(progress.work().over(input))
			.withListener(progress).withCancellation(progress.cancellation());
	}
}
