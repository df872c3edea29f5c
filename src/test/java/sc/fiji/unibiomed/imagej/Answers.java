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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.AnswerFacts;
import sc.fiji.unibiomed.imagej.answer.AnswerValues;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.answer.PixelMark;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Answers about images, without a model. */
public final class Answers {

	private Answers() {}

	/** One finding, with a mask per plane. */
	public static ImageAnswer of(final ImagePlus image, final Planes planes, final String phrase,
		final BinaryMask... masks)
	{
		return of(image, PlaneSelection.of(planes), phrase, masks);
	}

	/** One finding, with a mask per plane. */
	public static ImageAnswer of(final ImagePlus image, final PlaneSelection planes, final String phrase,
		final BinaryMask... masks)
	{
		final List<FindingMask> frames = new ArrayList<>();
		for (final BinaryMask mask : masks) {
			frames.add(new FindingMask(mask, MaskExtent.of(mask), 0.9, 0.8, 7));
		}
		final List<Finding> findings = List.of(new Finding(1, phrase, frames));
		return new ImageAnswer(image, Task.SEGMENT, "Please segment " + phrase + ".",
			new Interpretation("It is [SEG].", List.of(), List.of(), findings, List.of(), new Timings()),
			planes.positions(OpenImage.of(image).facts()), List.of(), "test", "0", ModelSettings.defaults(),
			facts(image, findings, planes.positions(OpenImage.of(image).facts()), List.of()));
	}

	/** Words without findings. */
	public static ImageAnswer words(final ImagePlus image, final String text) {
		return new ImageAnswer(image, Task.ASK, "What is it?",
			new Interpretation(text, List.of(), List.of(), List.of(), List.of(), new Timings()),
			PlaneSelection.of(Planes.CURRENT).positions(OpenImage.of(image).facts()), List.of(), "test", "0",
			ModelSettings.defaults(), facts(image, List.of(), List.of(), List.of()));
	}

	/** A moment, and an image as it is now. */
	static AnswerFacts facts(final ImagePlus image, final List<Finding> findings, final List<Position> positions,
		final List<MarkedRegion> described)
	{
		final OpenImage open = OpenImage.of(image);
		return new AnswerFacts(Instant.EPOCH, open.facts(), List.of(), "", "as displayed", "cpu", open.isHyperstack(),
			AnswerValues.of(open, findings, positions, described), "Segment something", PixelMark.of(open, positions));
	}

	/** The volume of an answer's first finding at a time point, in cubic units; NaN if it has none. */
	public static double volume(final ImageAnswer answer, final int time) {
		final Results results = AnswerResults.of(answer, SampleAnswers.model(answer).rows());
		return results.volume(results.findings().stream().filter(row -> row.time() == time).findFirst().orElseThrow());
	}

	/** A filled rectangle. */
	public static BinaryMask rectangle(final ImagePlus image, final int x, final int y, final int width,
		final int height)
	{
		final byte[] inside = new byte[image.getWidth() * image.getHeight()];
		for (int row = y; row < y + height; row++) {
			Arrays.fill(inside, row * image.getWidth() + x, row * image.getWidth() + x + width, (byte) 1);
		}
		return BinaryMask.of(image.getWidth(), image.getHeight(), inside);
	}
}
