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
package sc.fiji.unibiomed.imagej;

import java.nio.file.Path;
import java.util.List;

import org.scijava.service.SciJavaService;

import ij.ImagePlus;
import ij.gui.Roi;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchListener;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.EvaluationListener;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.AbsentModelException;
import sc.fiji.unibiomed.imagej.imglib2.ImgImage;
import sc.fiji.unibiomed.imagej.imglib2.ImgMask;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Asks images questions, from scripts and plugins. The model is loaded on first use and kept until the options change
 * or the application ends; questions are answered one at a time.
 *
 * <pre>{@code
 * #@ UniBiomedService unibiomed
 * #@ ImagePlus image
 * answer = unibiomed.segment(image, "nuclei", "pathology")
 * println answer.answer().plainText()
 * }</pre>
 *
 * Every method blocks until the answer is there; do not call it on the event thread.
 */
public interface UniBiomedService extends SciJavaService {

	/** What the user chose under "UniBiomed Options...". */
	Settings settings();

	/** The models in the cache folder that the user chose: which there are, and how they get there. */
	Models models();

	/**
	 * Which model answers the next question, in words for people: the one that the user chose. It is not loaded, and
	 * need not be there.
	 */
	ModelCredit credit();

	/**
	 * Lets the loaded model go, so that its memory is free and its files can be removed. Waits while it answers; the
	 * next question loads it again.
	 */
	void releaseModel();

	/** Shows answers, and takes the last one back. */
	ResultPresenter presenter();

	/**
	 * Outlines something in the plane that is shown.
	 *
	 * @param target what to outline, such as "nuclei"
	 * @param modality one of {@link Modality#choices}; "auto" takes what was chosen for the image, what the target's
	 *           words name, or else a guess
	 */
	default ImageAnswer segment(final ImagePlus image, final String target, final String modality) {
		return segment(image, PlaneSelection.of(Planes.CURRENT), target, modality, InterpretationListener.NONE,
			new Cancellation());
	}

	/** Looks for abnormalities in the plane that is shown. */
	default ImageAnswer find(final ImagePlus image) {
		return ask(image, AskedTask.find());
	}

	/**
	 * Says what each region of the plane that is shown contains. Lines, points, text and scale bars beside areas are
	 * left out, and the answer's notes say so.
	 */
	default ImageAnswer describe(final ImagePlus image, final List<Roi> regions) {
		return describe(image, regions, InterpretationListener.NONE, new Cancellation());
	}

	/** Answers a question about the plane that is shown. */
	default ImageAnswer ask(final ImagePlus image, final String question) {
		return ask(image, AskedTask.question(question));
	}

	/** Writes a report on the plane that is shown. */
	default ImageAnswer report(final ImagePlus image) {
		return ask(image, AskedTask.report());
	}

	/** Asks about the plane that is shown. */
	default ImageAnswer ask(final ImagePlus image, final AskedTask task) {
		return ask(image, PlaneSelection.of(Planes.CURRENT), task, InputChoice.NONE, InterpretationListener.NONE,
			new Cancellation());
	}

	/**
	 * Outlines something, with progress and cancel.
	 *
	 * @throws InputException if there is no target, no such modality, or the image cannot be shown as its settings say
	 */
	default ImageAnswer segment(final ImagePlus image, final PlaneSelection planes, final String target,
		final String modality, final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(image, planes, AskedTask.segment(target), InputChoice.ofModality(modality), listener, cancellation);
	}

	/**
	 * Describes regions, with progress and cancel.
	 *
	 * @throws InputException if there are none, or one is no area inside of the image
	 */
	ImageAnswer describe(ImagePlus image, List<Roi> regions, InterpretationListener listener,
		Cancellation cancellation);

	/**
	 * Outlines something inside of a selection of the plane that is shown. The model sees the whole plane, or of an
	 * image that is looked at in fields the field around the selection; of its outlines, what lies outside of the
	 * selection is left out, and the answer's notes say how much.
	 *
	 * @param selection an area
	 * @param task what to outline, {@link AskedTask#segment}
	 * @throws InputException if the selection is no area inside of the image, or the question cannot be asked
	 */
	ImageAnswer askInside(ImagePlus image, Roi selection, AskedTask task, InputChoice input,
		InterpretationListener listener, Cancellation cancellation);

	/**
	 * Asks about planes of an image: the method that all the others end in.
	 *
	 * @param input how the image is shown, as far as the question says so; {@link InputChoice#NONE} mostly
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws AbsentModelException if the model has to be fetched first; nobody is asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	ImageAnswer ask(ImagePlus image, PlaneSelection planes, AskedTask task, InputChoice input,
		InterpretationListener listener, Cancellation cancellation);

	/**
	 * What the networks see of the plane shown. Of an image that is looked at field by field, it is the field around
	 * the middle of the selection or, if there is none, of the image.
	 *
	 * @param target what would be asked for, or blank; in a CT it can decide on the window
	 * @throws InputException if the image cannot be shown as its settings say
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be opened
	 */
	ModelInputImages preview(ImagePlus image, String target);

	/**
	 * Asks in the words given.
	 *
	 * @param task what the words are for; for tables and files
	 * @throws InputException if the prompt is blank
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws AbsentModelException if the model has to be fetched first; nobody is asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	default ImageAnswer ask(final ImagePlus image, final PlaneSelection planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(image, planes, AskedTask.inWords(task, prompt), InputChoice.NONE, listener, cancellation);
	}

	/**
	 * Outlines something in an ImgLib2 image. It goes the way of every image: a large one, with a side of over 2,000
	 * pixels, is looked at in fields and never read as a whole; values in Hounsfield units go through a CT window.
	 *
	 * @param image see {@link ImgImage} for the kinds, and for what can be said of an image
	 * @param target what to outline, such as "nuclei"
	 * @param modality one of {@link Modality#choices}; as the image has no title, "auto" takes what the target's words
	 *           name
	 */
	default MaskedAnswer segment(final RandomAccessibleInterval<?> image, final String target, final String modality) {
		return ask(imgImage(image), AskedTask.segment(target), List.of(), InputChoice.ofModality(modality),
			PlaneSelection.of(Planes.CURRENT), InterpretationListener.NONE, new Cancellation());
	}

	/** Looks for abnormalities in an ImgLib2 image. */
	default MaskedAnswer find(final RandomAccessibleInterval<?> image) {
		return ask(image, AskedTask.find());
	}

	/** Says what regions of an ImgLib2 image contain; each region is as large as the image. */
	default MaskedAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions)
	{
		return ask(imgImage(image), AskedTask.describe(), regions, InputChoice.NONE, PlaneSelection.of(Planes.CURRENT),
			InterpretationListener.NONE, new Cancellation());
	}

	/** Answers a question about an ImgLib2 image. */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image, final String question) {
		return ask(image, AskedTask.question(question));
	}

	/** Writes a report on an ImgLib2 image. */
	default MaskedAnswer report(final RandomAccessibleInterval<?> image) {
		return ask(image, AskedTask.report());
	}

	/** Asks about an ImgLib2 image. */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image, final AskedTask task) {
		return ask(imgImage(image), task, List.of(), InputChoice.NONE, PlaneSelection.of(Planes.CURRENT),
			InterpretationListener.NONE, new Cancellation());
	}

	/**
	 * Asks about an ImgLib2 image in the words given.
	 *
	 * @throws InputException if the prompt is blank, or an image or region cannot be used
	 * @throws AbsentModelException if the model has to be fetched first; nobody is asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final String prompt)
	{
		return ask(image, regions, prompt, InterpretationListener.NONE, new Cancellation());
	}

	/**
	 * Asks about an ImgLib2 image, with progress and cancel; see the other method.
	 *
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return ask(imgImage(image), AskedTask.question(prompt), regions, InputChoice.NONE,
			PlaneSelection.of(Planes.CURRENT), listener, cancellation);
	}

	/**
	 * Asks about planes of any image that needs no window: the method that those for ImgLib2 images, and those of other
	 * plugins, end in.
	 *
	 * @param regions what is described, or what the words speak of; may be none
	 * @param input how the image is shown, as far as the question says so
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws AbsentModelException if the model has to be fetched first; nobody is asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	RawAnswer answer(RawImage image, AskedTask task, List<MarkedRegion> regions, InputChoice input,
		PlaneSelection planes, InterpretationListener listener, Cancellation cancellation);

	/**
	 * Asks about planes of an ImgLib2 image, of which more may be known than its pixels.
	 *
	 * @param regions of the plane that is shown, as large as it; may be none
	 * @param input how the image is shown, as far as the question says so
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws AbsentModelException if the model has to be fetched first; nobody is asked
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	default MaskedAnswer ask(final ImgImage image, final AskedTask task,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final InputChoice input,
		final PlaneSelection planes, final InterpretationListener listener, final Cancellation cancellation)
	{
		return MaskedAnswer
			.of(answer(image, task, ImgMask.regions(regions, image.facts()), input, planes, listener, cancellation));
	}

	private static ImgImage imgImage(final RandomAccessibleInterval<?> image) {
		try {
			return ImgImage.of(image);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("image", e.getMessage());
		}
	}

	/** Asks the demo model, whatever model was chosen, in the words given. */
	default ImageAnswer askDemo(final ImagePlus image, final Planes planes, final Task task, final String prompt,
		final InterpretationListener listener, final Cancellation cancellation)
	{
		return askDemo(image, planes, AskedTask.inWords(task, prompt), listener, cancellation);
	}

	/** Asks the demo model, whatever model was chosen. */
	ImageAnswer askDemo(ImagePlus image, Planes planes, AskedTask task, InterpretationListener listener,
		Cancellation cancellation);

	/**
	 * Opens a conversation about the plane that an image shows, with the model that was chosen. Loads nothing yet.
	 *
	 * @return the conversation, to be closed
	 */
	ImageConversation converse(ImagePlus image);

	/**
	 * Asks about many images with the chosen model, or goes on with that; see {@link Batch#run}. The model is kept from
	 * other questions meanwhile.
	 *
	 * @param output the output folder
	 * @return how it ended
	 * @throws InputException if the output folder cannot be written to
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be opened
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; what is done is in the folder
	 */
	BatchSummary batch(BatchPlan plan, BatchSettings settings, Path output, BatchListener listener,
		Cancellation cancellation);

	/**
	 * Compares the chosen model with a data set, or goes on with that; see {@link Evaluation#run}. The model is kept
	 * from other questions meanwhile.
	 *
	 * @param output the output folder
	 * @return how it ended
	 * @throws InputException if the output folder cannot be written to
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be opened
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; the answers so far are in the folder
	 */
	EvaluationOutcome evaluate(Evaluation evaluation, Path output, EvaluationListener listener,
		Cancellation cancellation);
}
