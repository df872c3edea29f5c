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
package sc.fiji.unibiomed.imagej.result;

import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.export.LabelImageExport;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * Findings as a label image: 16 bits, as many slices and time points as the image that was asked about, its
 * calibration. Pixel values are the numbers of findings, or of objects where findings were taken apart; 0 is no
 * finding. Where findings overlap, the smaller one lies on top, as in {@link LabelImageExport}.
 */
public final class LabelStack {

	private static final int LUT_SIZE = 256;

	private LabelStack() {}

	/**
	 * Makes the image; it is not shown.
	 *
	 * @param rows of that answer; those of others, and rejected ones, are left out
	 * @throws IllegalArgumentException if none is of that answer, or there are more than a 16-bit image can tell apart
	 */
	public static ImagePlus of(final ImageAnswer answer, final List<FindingRow> rows) {
		final Results results = AnswerResults.of(answer, rows).withNumberedObjects();
		final int highest = results.findings().stream().mapToInt(row -> row.finding().index()).max().orElse(0);
		if (highest > LabelImageExport.MAX_FINDINGS) {
			throw new IllegalArgumentException("A 16-bit label image holds at most " + LabelImageExport.MAX_FINDINGS +
				" objects, but there are " + highest + "; export a COCO or GeoJSON file instead.");
		}
		final ImageFacts facts = results.facts();
		final ImagePlus labels = IJ.createHyperStack("Labels of " + facts.names().title(), results.width(),
			results.height(), 1, facts.size().slices(), facts.size().times(), 16);
		for (int frame = 0; frame < results.frameCount(); frame++) {
			final Position at = results.image().frames().get(frame);
			LabelImageExport.draw(results, frame,
				(short[]) labels.getStack().getPixels(labels.getStackIndex(1, at.slice(), at.frame())));
		}
		labels.setCalibration(calibration(facts.spacing()));
		// One colour for each number, whatever numbers there are.
		labels.setDisplayRange(0, LUT_SIZE - 1.0);
		labels.setLut(colors());
		labels.setDisplayRange(0, LUT_SIZE - 1.0);
		labels.setPosition(1, facts.shown().slice(), facts.shown().frame());
		return labels;
	}

	/** Black, then the findings' own colours. */
	private static LUT colors() {
		final byte[] red = new byte[LUT_SIZE];
		final byte[] green = new byte[LUT_SIZE];
		final byte[] blue = new byte[LUT_SIZE];
		for (int i = 1; i < LUT_SIZE; i++) {
			final FindingColor color = FindingColor.of(i);
			red[i] = (byte) color.red();
			green[i] = (byte) color.green();
			blue[i] = (byte) color.blue();
		}
		return new LUT(red, green, blue);
	}

	private static Calibration calibration(final PixelSpacing of) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = of.width();
		calibration.pixelHeight = of.height();
		if (!Double.isNaN(of.depth())) {
			calibration.pixelDepth = of.depth();
		}
		calibration.setUnit(of.unit());
		calibration.xOrigin = of.originX();
		calibration.yOrigin = of.originY();
		calibration.zOrigin = of.originZ();
		calibration.frameInterval = of.interval();
		calibration.setTimeUnit(of.timeUnit());
		return calibration;
	}
}
