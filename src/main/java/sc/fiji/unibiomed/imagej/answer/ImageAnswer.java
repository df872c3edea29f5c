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

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.image.FindingRois;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.Reply;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.view.ShownImage;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * A question about an open image, answered.
 *
 * @param image the image
 * @param task what was asked for
 * @param prompt the words the model was asked with
 * @param answer text and findings
 * @param positions the plane of each frame of the findings
 * @param described for region understanding, each region with its description; else empty
 * @param model name of the model
 * @param modelSha256 SHA-256 of its weights
 * @param settings how it was run
 * @param facts what was noted of the image and the model
 */
public record ImageAnswer(ImagePlus image, Task task, String prompt, Interpretation answer, List<Position> positions,
	List<DescribedRegion> described, String model, String modelSha256, ModelSettings settings, AnswerFacts facts)
{

	private static final String NOT_COPIED = "There was not enough memory to copy the image; if it was changed " +
		"before the answer came, the answer is about both.";

	public ImageAnswer {
		positions = List.copyOf(positions);
		described = List.copyOf(described);
	}

	/**
	 * An answer that has just come.
	 *
	 * @param image as it was when the question was asked
	 * @param isCopied whether changes of the image had no effect since
	 * @param regions that were described, in the order of the question
	 */
	public static ImageAnswer of(final OpenImage image, final boolean isCopied, final ImageQuestion question,
		final List<Roi> regions, final Reply reply, final LoadedModel model, final ModelSettings settings)
		throws CheckpointException
	{
		final ShownImage shown = question.shown();
		final List<DescribedRegion> described = new ArrayList<>();
		for (int i = 0; i < regions.size(); i++) {
			described.add(new DescribedRegion(regions.get(i),
				shown.positions().indexOf(question.regions().get(i).position()), reply.descriptions().get(i)));
		}
		final Interpretation answer = reply.answer().noting(isCopied ? List.of() : List.of(NOT_COPIED));
		return new ImageAnswer(image.image(), question.task().task(), question.prompt(), answer, shown.positions(),
			described, model.checkpoint().name(), model.checkpoint().sha256(), settings,
			AnswerFacts.of(image, question, answer, described, model));
	}

	/** The same about the same image in another window, after it was opened again. */
	public ImageAnswer about(final ImagePlus again) {
		return new ImageAnswer(again, task, prompt, answer, positions, described, model, modelSha256, settings, facts);
	}

	/** Which model answered. */
	public ModelCredit credit() {
		return ModelCredit.of(model, modelSha256, settings.precision());
	}

	/** What the model points at, with regions for ImageJ and masks for ImgLib2. */
	public List<MaskedFinding> findings() {
		return MaskedFinding.of(answer.findings(), rois());
	}

	/** Makes the regions of the findings. */
	public FindingRois rois() {
		return new FindingRois(facts.image().size(), facts.isHyperstack(), positions);
	}

	/** The answer as people read it, with what its check found out; in lines. */
	public String text() {
		return answer.shownText();
	}

	/** What the user should know about the answer, one sentence each; mostly empty. */
	public List<String> notes() {
		return answer.notes();
	}

	/** What is said of each region that was asked about, in their order; empty if none was. */
	public List<String> descriptions() {
		return described.stream().map(DescribedRegion::text).toList();
	}

	/** How the image was shown to the model, in words; may be empty. */
	public String input() {
		return facts.input();
	}

	/** What the networks ran on, such as {@code cuda:0}. */
	public String device() {
		return facts.device();
	}

	/** In one line: the answer, then its findings. */
	@Override
	public String toString() {
		return answer.toString();
	}
}
