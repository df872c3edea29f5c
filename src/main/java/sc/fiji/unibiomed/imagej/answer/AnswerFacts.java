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
package sc.fiji.unibiomed.imagej.answer;

import java.time.Instant;
import java.util.List;

import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.result.PictureChecksum;
import sc.fiji.unibiomed.interpret.result.ReportPictures;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * What must be noted with an answer, as later nobody can tell: images are closed, and their pixels, contrast and
 * calibration are changed. What is said of the image is as it was when the question was asked.
 *
 * @param date when the answer came
 * @param image size, names and pixel sizes of the image
 * @param pictures planes with findings or described regions as the model saw them, for reports; at most 12
 * @param imageSha256 of the planes as the model saw them, see
 *          {@link PictureChecksum}
 * @param input how the image was shown to the model, in words: planes, modality, intensities; may be empty
 * @param isHyperstack whether ImageJ showed the image as a hyperstack
 * @param values the image's own values under what was found
 * @param device what the networks ran on, such as {@code cuda:0}, whatever was asked for
 * @param said the question as its user would say it, such as "Segment nuclei"
 * @param pixels recognises the image when it is opened again
 */
public record AnswerFacts(Instant date, ImageFacts image, List<ReportPicture> pictures, String imageSha256,
	String input, String device, boolean isHyperstack, AnswerValues values, String said, PixelMark pixels)
{

	public AnswerFacts {
		pictures = List.copyOf(pictures);
	}

	/**
	 * Notes them when the answer has come.
	 *
	 * @param image as it was when the question was asked
	 * @param question how the planes were shown to the model, and which regions it was about
	 * @param described regions that were described, if any
	 */
	static AnswerFacts of(final OpenImage image, final ImageQuestion question, final Interpretation answer,
		final List<DescribedRegion> described, final LoadedModel model)
	{
		final ShownImage shown = question.shown();
		final List<Integer> frames = described.isEmpty()
			? ReportPicture.framesOf(answer.findings())
			: ReportPicture.evenly(described.stream().map(DescribedRegion::frame).distinct().sorted().toList());
		return new AnswerFacts(Instant.now(), image.facts(), ReportPictures.of(shown.picture(), frames),
			PictureChecksum.of(shown.picture()), shown.description(), model.options().device().label(),
			image.isHyperstack(),
			AnswerValues.of(image, answer.findings(), shown.positions(),
				described.isEmpty() ? List.of() : question.regions()),
			question.task().said(described.size()), PixelMark.of(image, shown.positions()));
	}
}
