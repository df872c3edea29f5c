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
package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;
import java.util.stream.IntStream;

import ij.gui.Roi;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.image.FindingRois;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * Something the model points at, for use with ImageJ and ImgLib2.
 *
 * <pre>{@code
 * for (MaskedFinding finding : answer.findings()) {
 *     System.out.println(finding); // liver: 27,666 pixels, confidence 0.98, confirmed
 *     image.setRoi(finding.roi());
 * }
 * }</pre>
 *
 * @param finding the finding itself: masks, measures and objects, without ImageJ
 * @param places where its regions belong in the image
 */
public record MaskedFinding(Finding finding, FindingRois places) {

	/** The findings of an answer, in its order. */
	public static List<MaskedFinding> of(final List<Finding> findings, final FindingRois places) {
		return findings.stream().map(finding -> new MaskedFinding(finding, places)).toList();
	}

	/** The findings of an answer about an image that needs no window, in its order. */
	public static List<MaskedFinding> of(final RawAnswer answered) {
		final ShownImage shown = answered.question().shown();
		final Dimensions size = shown.image().facts().size();
		// As ImageJ would show it.
		final boolean isHyperstack = size.channels() > 1 || size.slices() > 1 && size.times() > 1;
		return of(answered.reply().answer().findings(), new FindingRois(size, isHyperstack, shown.positions()));
	}

	/** Number in the answer, from 1: the {@code [1]} in its text. */
	public int index() {
		return finding.index();
	}

	/** What it is, in the words of the answer or of the question; never blank. */
	public String phrase() {
		return finding.phrase();
	}

	/** Whether it is there at all; what is absent has an empty mask. */
	public FindingCheck check() {
		return finding.check();
	}

	/** Number of pixels inside, over all planes. */
	public long pixels() {
		return finding.pixels();
	}

	/** Mean probability of the pixels inside the mask, from 0.5 to 1; NaN for an empty mask. */
	public double confidence() {
		return finding.confidence();
	}

	/** What the mask decoder says of the overlap with the truth, from 0 to 1; not trained to tell presence. */
	public double predictedIou() {
		return finding.predictedIou();
	}

	/** What the mask decoder says of presence, a logit; not trained to tell it. */
	public double objectScore() {
		return finding.objectScore();
	}

	/** How many objects it consists of, where they were counted; else 0. */
	public int objects() {
		return finding.objects().count();
	}

	/** The planes that were asked about, in the order of the mask's third dimension; at least one. */
	public List<Position> planes() {
		return places.positions();
	}

	/**
	 * The mask, with width and height of the image in pixels: two dimensions (x, y) where one plane was asked about, a
	 * third with the {@link #planes} where several were. There are no channels. Never {@code null}; of what is absent,
	 * nothing is inside. Made anew on every call, and the caller's to change.
	 */
	public Img<BitType> mask() {
		return ImgMask.of(finding.frames().stream().map(FindingMask::mask).toList());
	}

	/**
	 * The outline as one ImageJ region in pixels of the image, with name and colour; of several parts or with holes, it
	 * is a {@link ij.gui.ShapeRoi}. Where several planes were asked about, it is the outline in the one of which it
	 * covers most, and tied to that plane; {@link #rois} has all of them. Made anew on every call.
	 *
	 * @return {@code null} where nothing is outlined, as of what is absent; {@code image.setRoi((Roi) null)} then
	 *         selects nothing
	 */
	public Roi roi() {
		final int frame = IntStream.range(0, finding.frames().size()).reduce(0,
			(most, each) -> pixels(each) > pixels(most) ? each : most);
		return places.of(finding, frame);
	}

	private long pixels(final int frame) {
		return finding.frames().get(frame).shape().pixels();
	}

	/**
	 * All outlines as ImageJ shows them: a region per plane, or per object and plane where objects were counted, each
	 * tied to its plane. Made anew on every call.
	 *
	 * @return plane by plane; empty where nothing is outlined
	 */
	public List<Roi> rois() {
		return places.all(finding);
	}

	/** In one line: {@code liver: 27,666 pixels, confidence 0.98, confirmed}. */
	@Override
	public String toString() {
		return finding.toString();
	}
}
