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

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.object.ObjectSplitter;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.DescribedRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.image.MarkedRegions;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.FoundRegions;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.ask.MarkedRegion;
import sc.fiji.unibiomed.interpret.ask.Task;

/** Small answers made by hand, about images whose pixel values are their x coordinates. */
public final class SampleAnswers {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 10;

	private SampleAnswers() {}

	/**
	 * "nuclei" with two objects of 6 and 4 pixels, and "stroma" with 20, on one image of half a micrometre per pixel.
	 */
	public static ImageAnswer nuclei() {
		final ImagePlus image = new ImagePlus("slide.png", plane());
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("µm");
		return answer(image, "There are <p>nuclei</p> [SEG] in the stroma [SEG].",
			List.of(finding(1, "nuclei", boxes(new int[] { 1, 1, 3, 2 }, new int[] { 10, 5, 2, 2 })),
				finding(2, "stroma", boxes(new int[] { 0, 8, 20, 1 }))),
			List.of(new Position(0, 1, 1)));
	}

	/** "tumor" in the slices 1 and 3 of a stack of three. */
	public static ImageAnswer stack() {
		final ImageStack slices = new ImageStack(WIDTH, HEIGHT);
		for (int i = 0; i < 3; i++) {
			slices.addSlice(plane());
		}
		return answer(new ImagePlus("brain.tif", slices), "<p>Tumor</p> [SEG].",
			List.of(finding(1, "tumor", boxes(new int[] { 2, 2, 4, 4 }), boxes(), boxes(new int[] { 2, 2, 4, 4 }))),
			List.of(new Position(0, 1, 1), new Position(0, 2, 1), new Position(0, 3, 1)));
	}

	/** A rectangle that the user drew, described as "left kidney". */
	public static ImageAnswer described() {
		final ImageAnswer plain = answer(new ImagePlus("ct.png", plane()), "Left kidney.", List.of(),
			List.of(new Position(0, 1, 1)));
		final Roi drawn = new Roi(3, 3, 5, 2);
		final List<MarkedRegion> asked = MarkedRegions.of(plain.image(), List.of(drawn)).regions();
		return new ImageAnswer(plain.image(), Task.DESCRIBE, plain.prompt(), plain.answer(), plain.positions(),
			List.of(new DescribedRegion(drawn, 0, "left kidney")), plain.model(), plain.modelSha256(), plain.settings(),
			Answers.facts(plain.image(), List.of(), plain.positions(), asked));
	}

	/** Findings with an answer in them. */
	public static FindingsModel model(final ImageAnswer answer) {
		final FindingsModel findings = new FindingsModel();
		findings.add(answer, FoundRegions.of(answer));
		return findings;
	}

	/** The same answer, with every object of its findings. */
	public static ImageAnswer inObjects(final ImageAnswer answer) {
		final ObjectRule each = new ObjectRule(ObjectKind.EACH, 0, false);
		final List<Finding> findings = answer.answer().findings().stream()
			.map(finding -> finding.with(ObjectSplitter.split(finding, each, answer.positions()))).toList();
		return new ImageAnswer(answer.image(), answer.task(), answer.prompt(), answer.answer().with(findings),
			answer.positions(), answer.described(), answer.model(), answer.modelSha256(), answer.settings(),
			answer.facts());
	}

	private static ByteProcessor plane() {
		final ByteProcessor plane = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			plane.set(i, i % WIDTH);
		}
		return plane;
	}

	private static BinaryMask boxes(final int[]... boxes) {
		final byte[] pixels = new byte[WIDTH * HEIGHT];
		for (final int[] box : boxes) {
			for (int y = box[1]; y < box[1] + box[3]; y++) {
				for (int x = box[0]; x < box[0] + box[2]; x++) {
					pixels[y * WIDTH + x] = 1;
				}
			}
		}
		return BinaryMask.of(WIDTH, HEIGHT, pixels);
	}

	private static Finding finding(final int index, final String phrase, final BinaryMask... masks) {
		final List<FindingMask> frames = new ArrayList<>();
		for (final BinaryMask mask : masks) {
			frames.add(new FindingMask(mask, MaskExtent.of(mask), 0.875, 0.75, 3.5));
		}
		return new Finding(index, phrase, frames);
	}

	private static ImageAnswer answer(final ImagePlus image, final String text, final List<Finding> findings,
		final List<Position> positions)
	{
		return new ImageAnswer(image, Task.REPORT, "What is there?",
			new Interpretation(text, List.of(), List.of(), findings, List.of(), new Timings()), positions, List.of(),
			"demo", "00ff", ModelSettings.defaults(), Answers.facts(image, findings, positions, List.of()));
	}
}
