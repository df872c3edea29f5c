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

import java.util.List;

import org.scijava.service.SciJavaService;

import net.imagej.Dataset;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.view.Planes;

/**
 * Asks ImageJ2's images questions, as {@link sc.fiji.unibiomed.imagej.UniBiomedService} asks ImageJ's.
 *
 * <pre>{@code
 * #@ UniBiomedDatasetService unibiomed
 * #@ Dataset image
 * #@output ImgPlus mask
 * mask = unibiomed.segment(image, "nuclei").mask()
 * }</pre>
 *
 * An image is a {@link Dataset} or an {@link ImgPlus} with the axes X and Y and, if it has them, Channel, Z and Time;
 * or any other ImgLib2 image of the kinds that {@link sc.fiji.unibiomed.imagej.imglib2.ImgImage} names. Of several
 * slices or time points, each is asked about by itself unless other {@link Planes} are named. Every verb takes the
 * {@link AskOptions} of the other service as its last argument, and blocks until the answer is there.
 */
public interface UniBiomedDatasetService extends SciJavaService {

	/**
	 * Outlines something.
	 *
	 * @param target what to outline, such as "nuclei"
	 * @throws InputException if there is no target, or the image is of no kind that the model can see
	 */
	default ImgPlusAnswer segment(final RandomAccessibleInterval<?> image, final String target) {
		return segment(image, target, AskOptions.usual());
	}

	/**
	 * Outlines something.
	 *
	 * @param modality one of {@link sc.fiji.unibiomed.image.modality.Modality#choices}
	 * @param planes which of them, and what they are to each other
	 */
	default ImgPlusAnswer segment(final RandomAccessibleInterval<?> image, final String target, final String modality,
		final Planes planes)
	{
		return segment(image, target, AskOptions.usual().withModality(modality).withPlanes(planes));
	}

	/** Outlines something. */
	default ImgPlusAnswer segment(final RandomAccessibleInterval<?> image, final String target,
		final AskOptions options)
	{
		return ask(image, AskedTask.segment(target), options);
	}

	/** Looks for abnormalities. */
	default ImgPlusAnswer find(final RandomAccessibleInterval<?> image) {
		return find(image, AskOptions.usual());
	}

	/** Looks for abnormalities. */
	default ImgPlusAnswer find(final RandomAccessibleInterval<?> image, final AskOptions options) {
		return ask(image, AskedTask.find(), options);
	}

	/**
	 * Says what regions contain.
	 *
	 * @param image with one plane
	 * @param regions at least one, each as large as the plane
	 */
	default ImgPlusAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions)
	{
		return describe(image, regions, AskOptions.usual());
	}

	/** Says what regions contain; see the other method. */
	default ImgPlusAnswer describe(final RandomAccessibleInterval<?> image,
		final List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, final AskOptions options)
	{
		return ask(image, AskedTask.describe(), regions, options);
	}

	/** Answers a question. */
	default ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final String question) {
		return ask(image, question, AskOptions.usual());
	}

	/** Answers a question. */
	default ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final String question,
		final AskOptions options)
	{
		return ask(image, AskedTask.question(question), options);
	}

	/** Writes a report. */
	default ImgPlusAnswer report(final RandomAccessibleInterval<?> image) {
		return report(image, AskOptions.usual());
	}

	/** Writes a report. */
	default ImgPlusAnswer report(final RandomAccessibleInterval<?> image, final AskOptions options) {
		return ask(image, AskedTask.report(), options);
	}

	/** Asks for any task that needs no regions. */
	default ImgPlusAnswer ask(final RandomAccessibleInterval<?> image, final AskedTask task, final AskOptions options) {
		return ask(image, task, List.of(), options);
	}

	/**
	 * Asks: the method that all the others end in.
	 *
	 * @param regions what is described, or what the words speak of, each as large as the image's only plane; may be
	 *           none
	 * @throws InputException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 * @throws sc.fiji.unibiomed.imagej.host.AbsentModelException if the model has to be fetched first
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if the model cannot be loaded or run
	 */
	ImgPlusAnswer ask(RandomAccessibleInterval<?> image, AskedTask task,
		List<? extends RandomAccessibleInterval<? extends BooleanType<?>>> regions, AskOptions options);
}
