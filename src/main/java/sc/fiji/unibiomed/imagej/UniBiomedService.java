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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.scijava.service.SciJavaService;

import ij.ImagePlus;
import ij.gui.Roi;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.compare.BatchComparison;
import sc.fiji.unibiomed.batch.compare.RunChoice;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.evaluate.Evaluation;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.raw.RawImage;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.AbsentModelException;
import sc.fiji.unibiomed.imagej.host.PreparedNetworks;
import sc.fiji.unibiomed.imagej.imglib2.ImgImage;
import sc.fiji.unibiomed.imagej.imglib2.ImgMask;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.ModelFolder;

/**
 * Asks images questions, from scripts and plugins.
 *
 * <pre>{@code
 * #@ UniBiomedService unibiomed
 * #@ ImagePlus image
 * answer = unibiomed.segment(image, "nuclei", "pathology")
 * println answer.text()
 * for (finding in answer.findings()) println finding
 * image.setRoi(answer.findings()[0].roi())
 * }</pre>
 *
 * Every verb takes {@link AskOptions} as its last argument: model, precision, device, modality, window, planes,
 * objects, check, listener and cancellation of this call. Without them, it asks about the plane that is shown, as the
 * user's options say.
 *
 * <p>The model is loaded on first use and kept until another one is asked, or the application ends; questions are
 * answered one at a time, from whatever threads they come. Every method but {@link #settings}, {@link #models},
 * {@link #presenter} and {@link #converse} blocks until its work is done: do not call them on the event thread.
 *
 * <p>Methods that ask throw
 * <ul>
 * <li>{@link InputException} if the question cannot be asked; its message is a sentence for people
 * <li>{@link sc.fiji.unibiomed.util.CancelledException} if it was cancelled
 * <li>{@link AbsentModelException} if the model has to be fetched first; nobody is asked
 * <li>{@link sc.fiji.unibiomed.runtime.failure.InferenceException} if the model cannot be loaded or run
 * </ul>
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
	 */
	default ImageAnswer segment(final ImagePlus image, final String target) {
		return segment(image, target, AskOptions.usual());
	}

	/**
	 * Outlines something in the plane that is shown.
	 *
	 * @param target what to outline, such as "nuclei"
	 * @param modality one of {@link Modality#choices}; "auto" takes what was chosen for the image, what the target's
	 *           words name, or else a guess
	 */
	default ImageAnswer segment(final ImagePlus image, final String target, final String modality) {
		return segment(image, target, AskOptions.usual().withModality(modality));
	}

	/**
	 * Outlines something.
	 *
	 * @param target what to outline, such as "nuclei"
	 */
	default ImageAnswer segment(final ImagePlus image, final String target, final AskOptions options) {
		return ask(image, AskedTask.segment(target), options);
	}

	/** Looks for abnormalities in the plane that is shown. */
	default ImageAnswer find(final ImagePlus image) {
		return find(image, AskOptions.usual());
	}

	/** Looks for abnormalities. */
	default ImageAnswer find(final ImagePlus image, final AskOptions options) {
		return ask(image, AskedTask.find(), options);
	}

	/**
	 * Says what each region of an image contains. Lines, points, text and scale bars beside areas are left out, and the
	 * answer's notes say so.
	 *
	 * @param regions at least one area inside of the image
	 */
	default ImageAnswer describe(final ImagePlus image, final List<Roi> regions) {
		return describe(image, regions, AskOptions.usual());
	}

	/**
	 * Says what each region of an image contains, each in its own plane; see the other method.
	 *
	 * @param options without planes, as regions name theirs
	 */
	ImageAnswer describe(ImagePlus image, List<Roi> regions, AskOptions options);

	/** Answers a question about the plane that is shown. */
	default ImageAnswer ask(final ImagePlus image, final String question) {
		return ask(image, question, AskOptions.usual());
	}

	/** Answers a question. */
	default ImageAnswer ask(final ImagePlus image, final String question, final AskOptions options) {
		return ask(image, AskedTask.question(question), options);
	}

	/** Writes a report on the plane that is shown. */
	default ImageAnswer report(final ImagePlus image) {
		return report(image, AskOptions.usual());
	}

	/** Writes a report. */
	default ImageAnswer report(final ImagePlus image, final AskOptions options) {
		return ask(image, AskedTask.report(), options);
	}

	/** Asks about an image: the method that the others end in. */
	ImageAnswer ask(ImagePlus image, AskedTask task, AskOptions options);

	/**
	 * Outlines something inside of a selection of the plane that is shown. The model sees the whole plane, or of an
	 * image that is looked at in fields the field around the selection; of its outlines, what lies outside of the
	 * selection is left out, and the answer's notes say how much.
	 *
	 * @param selection an area
	 * @param task what to outline, {@link AskedTask#segment}
	 * @param options without planes
	 */
	ImageAnswer askInside(ImagePlus image, Roi selection, AskedTask task, AskOptions options);

	/**
	 * What the networks see of the plane shown. Of an image that is looked at field by field, it is the field around
	 * the middle of the selection or, if there is none, of the image.
	 *
	 * @param target what would be asked for, or blank; in a CT it can decide on the window
	 */
	default ModelInputImages preview(final ImagePlus image, final String target) {
		return preview(image, target, AskOptions.usual());
	}

	/** What the networks would see with these options; see the other method. */
	ModelInputImages preview(ImagePlus image, String target, AskOptions options);

	/**
	 * Outlines something in an ImgLib2 image. It goes the way of every image: a large one, with a side of over 2,000
	 * pixels, is looked at in fields and never read as a whole; values in Hounsfield units go through a CT window.
	 *
	 * @param image see {@link ImgImage} for the kinds, and for what can be said of an image
	 * @param target what to outline, such as "nuclei"
	 */
	default MaskedAnswer segment(final RandomAccessibleInterval<?> image, final String target) {
		return segment(image, target, AskOptions.usual());
	}

	/**
	 * Outlines something in an ImgLib2 image; see the other method.
	 *
	 * @param modality one of {@link Modality#choices}; as the image has no title, "auto" takes what the target's words
	 *           name
	 */
	default MaskedAnswer segment(final RandomAccessibleInterval<?> image, final String target, final String modality) {
		return segment(image, target, AskOptions.usual().withModality(modality));
	}

	/** Outlines something in an ImgLib2 image; see the other method. */
	default MaskedAnswer segment(final RandomAccessibleInterval<?> image, final String target,
		final AskOptions options)
	{
		return ask(image, AskedTask.segment(target), options);
	}

	/** Looks for abnormalities in an ImgLib2 image. */
	default MaskedAnswer find(final RandomAccessibleInterval<?> image) {
		return find(image, AskOptions.usual());
	}

	/** Looks for abnormalities in an ImgLib2 image. */
	default MaskedAnswer find(final RandomAccessibleInterval<?> image, final AskOptions options) {
		return ask(image, AskedTask.find(), options);
	}

	/** Says what regions of an ImgLib2 image contain; each region is as large as the image. */
	default MaskedAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions)
	{
		return describe(image, regions, AskOptions.usual());
	}

	/** Says what regions of an ImgLib2 image contain; each region is as large as the image. */
	default MaskedAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final AskOptions options)
	{
		return ask(imgImage(image), AskedTask.describe(), regions, options);
	}

	/** Answers a question about an ImgLib2 image. */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image, final String question) {
		return ask(image, question, AskOptions.usual());
	}

	/** Answers a question about an ImgLib2 image. */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image, final String question, final AskOptions options) {
		return ask(image, AskedTask.question(question), options);
	}

	/** Writes a report on an ImgLib2 image. */
	default MaskedAnswer report(final RandomAccessibleInterval<?> image) {
		return report(image, AskOptions.usual());
	}

	/** Writes a report on an ImgLib2 image. */
	default MaskedAnswer report(final RandomAccessibleInterval<?> image, final AskOptions options) {
		return ask(image, AskedTask.report(), options);
	}

	/** Asks about an ImgLib2 image. */
	default MaskedAnswer ask(final RandomAccessibleInterval<?> image, final AskedTask task, final AskOptions options) {
		return ask(imgImage(image), task, List.of(), options);
	}

	/**
	 * Asks about an ImgLib2 image, of which more may be known than its pixels.
	 *
	 * @param regions of the plane that is shown, as large as it; may be none
	 */
	default MaskedAnswer ask(final ImgImage image, final AskedTask task,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final AskOptions options)
	{
		return MaskedAnswer.of(answer(image, task, ImgMask.regions(regions, image.facts()), options));
	}

	/**
	 * Asks about any image that needs no window: the method that those for ImgLib2 images, and those of other plugins,
	 * end in.
	 *
	 * @param regions what is described, or what the words speak of; may be none
	 */
	RawAnswer answer(RawImage image, AskedTask task, List<MarkedRegion> regions, AskOptions options);

	private static ImgImage imgImage(final RandomAccessibleInterval<?> image) {
		try {
			return ImgImage.of(image);
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("image", e.getMessage());
		}
	}

	/**
	 * Opens a conversation about the plane that an image shows, with the model that was chosen. Loads nothing yet.
	 *
	 * @return the conversation, to be closed
	 */
	default ImageConversation converse(final ImagePlus image) {
		return converse(image, AskOptions.usual());
	}

	/**
	 * Opens a conversation about the plane that an image shows; see the other method.
	 *
	 * @param options model, precision, device, and how the image is shown; everything else is said with each question
	 * @throws InputException if planes, objects or a check are among them
	 */
	ImageConversation converse(ImagePlus image, AskOptions options);

	/**
	 * Asks about many images, or resumes where that stopped; see {@link Batch#run}. Other questions wait meanwhile.
	 *
	 * @param output the output folder
	 * @param options what is said of images and answers counts for all images, and more than plan and settings
	 * @return how it ended
	 * @throws InputException if the output folder cannot be written to, or planes are among the options
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; what is done is in the folder
	 */
	BatchSummary batch(BatchPlan plan, BatchSettings settings, Path output, AskOptions options);

	/**
	 * Compares what two runs have answered: in the output folder of a batch, or in two; see {@link BatchComparison#of}.
	 * Needs no model. {@link BatchComparison#write} makes a page and a table of it.
	 *
	 * @param first an output folder
	 * @param firstChoice which of its answers; all, or one of two runs, with {@link RunChoice#ALL}
	 * @param second another output folder, or the same one
	 * @param options listener and cancellation; whatever is said of questions is refused
	 * @throws InputException if there is nothing to compare, or a choice is left; the message says what there is
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a folder cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	BatchComparison compareBatches(Path first, RunChoice firstChoice, Path second, RunChoice secondChoice,
		AskOptions options);

	/**
	 * Compares a model with a data set, or resumes where that stopped; see {@link Evaluation#run}. Other questions wait
	 * meanwhile.
	 *
	 * @param output the output folder
	 * @param options model, precision, device, listener and cancellation
	 * @return how it ended
	 * @throws InputException if the output folder cannot be written to, or anything is said of images or answers
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; the answers so far are in the folder
	 */
	EvaluationOutcome evaluate(Evaluation evaluation, Path output, AskOptions options);

	/**
	 * Prepares the model of the options, or else the user's, so that the first question does not have to wait for it.
	 *
	 * @param options what is said of images and answers is for questions and has no effect here
	 * @return what is prepared now
	 * @throws IOException if the model is not there or cannot be read, or its networks cannot be written
	 */
	PreparedNetworks prepare(AskOptions options) throws IOException;

	/**
	 * Fetches the model of the options, or else the user's, from the hub; or its newest version, if an older one is
	 * here.
	 *
	 * @param consent asked whether the user agrees to the licence, unless that was asked before
	 * @param options what is said of images and answers is for questions and has no effect here
	 * @return where it is
	 * @throws IOException if it cannot be fetched, or the user does not agree; the message is for people
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; what has come is kept
	 */
	ModelFolder download(Licence.Consent consent, AskOptions options) throws IOException;
}
