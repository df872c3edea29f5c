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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
	 * Makes an image for each image that the findings are of; none is shown. All answers about an image are in one.
	 *
	 * @param rows rejected ones are left out
	 * @throws IllegalArgumentException if there are no rows, or more than a 16-bit image can tell apart
	 */
	public static List<ImagePlus> of(final List<FindingRow> rows) {
		if (rows.isEmpty()) {
			throw new IllegalArgumentException("There are no findings to show; ask a question first.");
		}
		final Map<ImagePlus, List<FindingRow>> images = new LinkedHashMap<>();
		rows.forEach(row -> images.computeIfAbsent(row.answer().image(), image -> new ArrayList<>()).add(row));
		return images.values().stream().map(LabelStack::ofImage).toList();
	}

	private static ImagePlus ofImage(final List<FindingRow> rows) {
		final Map<Long, Integer> numbers = numbers(rows);
		final ImageFacts facts = rows.get(0).answer().facts().image();
		final ImagePlus labels = IJ.createHyperStack("Labels of " + facts.names().title(), facts.size().width(),
			facts.size().height(), 1, facts.size().slices(), facts.size().times(), 16);
		rows.stream().map(FindingRow::answer).distinct().forEach(answer -> draw(answer, rows, numbers, labels));
		labels.setCalibration(calibration(facts.spacing()));
		// One colour for each number, whatever numbers there are.
		labels.setDisplayRange(0, LUT_SIZE - 1.0);
		labels.setLut(colors(rows, numbers));
		labels.setDisplayRange(0, LUT_SIZE - 1.0);
		labels.setPosition(1, facts.shown().slice(), facts.shown().frame());
		return labels;
	}

	/** By row: the findings' own numbers or, where some were taken apart into objects, a number for each object. */
	private static Map<Long, Integer> numbers(final List<FindingRow> rows) {
		final boolean hasObjects = rows.stream().anyMatch(row -> !row.label().object().isEmpty());
		final Map<String, Integer> objects = new HashMap<>();
		final Map<Long, Integer> numbers = new HashMap<>();
		for (final FindingRow row : rows) {
			final String object = row.number() + row.label().object();
			final int next = objects.size() + 1;
			numbers.put(row.id(), hasObjects ? objects.computeIfAbsent(object, key -> next) : row.number());
		}
		final int highest = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		if (highest > LabelImageExport.MAX_FINDINGS) {
			throw new IllegalArgumentException("A 16-bit label image holds at most " + LabelImageExport.MAX_FINDINGS +
				" objects, but there are " + highest + "; export a COCO or GeoJSON file instead.");
		}
		return numbers;
	}

	private static void draw(final ImageAnswer answer, final List<FindingRow> rows, final Map<Long, Integer> numbers,
		final ImagePlus labels)
	{
		final Results results = AnswerResults.with(answer, rows.stream().filter(row -> row.answer() == answer)
			.map(row -> row.measured().of(row.measured().finding().numbered(numbers.get(row.id())))).toList());
		for (int frame = 0; frame < results.frameCount(); frame++) {
			final Position at = results.image().frames().get(frame);
			LabelImageExport.draw(results, frame,
				(short[]) labels.getStack().getPixels(labels.getStackIndex(1, at.slice(), at.frame())));
		}
	}

	/** Black, then the colour of each finding's name; the findings' own colours for numbers that nobody has. */
	private static LUT colors(final List<FindingRow> rows, final Map<Long, Integer> numbers) {
		final byte[] red = new byte[LUT_SIZE];
		final byte[] green = new byte[LUT_SIZE];
		final byte[] blue = new byte[LUT_SIZE];
		for (int i = 1; i < LUT_SIZE; i++) {
			final FindingColor color = FindingColor.of(i);
			red[i] = (byte) color.red();
			green[i] = (byte) color.green();
			blue[i] = (byte) color.blue();
		}
		for (final FindingRow row : rows) {
			final int number = numbers.get(row.id());
			if (number < LUT_SIZE) {
				red[number] = (byte) row.label().color().getRed();
				green[number] = (byte) row.label().color().getGreen();
				blue[number] = (byte) row.label().color().getBlue();
			}
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
