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
package sc.fiji.unibiomed.interpret.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Whether an outline stays where the picture is mirrored, shown a tenth larger or smaller, or where it is asked for in
 * other words. Outlines of what is there hardly change; those of what is not often do.
 */
final class OutlineStability {

	/** Mean Dice with the first outline below which it does not stay. */
	static final double LEAST = 0.7;
	/** How much larger and smaller the picture is shown. */
	private static final double ZOOM = 0.1;

	private final SingleImageInterpreter interpreter;

	OutlineStability(final SingleImageInterpreter interpreter) {
		this.interpreter = interpreter;
	}

	/** The check of a confirmed finding, whose outline was asked for again. */
	static FindingCheck judge(final FindingCheck check, final double agreement) {
		final String words = String.format(Locale.ROOT,
			"asked again of the mirrored and zoomed picture and in other words, the outlines agree by %.2f (mean Dice)",
			agreement);
		return new FindingCheck(agreement < LEAST ? Verdict.DOUBTFUL : check.verdict(), check.reason() + "; " + words,
			agreement < LEAST ? check.evidence() / 2 : check.evidence());
	}

	/**
	 * How well outlines agree with the finding's own: the mean of their Dice coefficients, 0 to 1.
	 *
	 * @param asked about a single picture
	 * @param finding of its answer
	 */
	double of(final Question asked, final Finding finding, final Cancellation cancellation) {
		final Picture picture = asked.picture().orElseThrow();
		final RgbImage image = picture.frame(0);
		final BinaryMask outline = finding.frames().get(0).mask();
		final List<Double> agreements = new ArrayList<>();
		if (!finding.phrase().toLowerCase(Locale.ROOT).matches(".*\\b(left|right)\\b.*")) {
			agreements.add(agreement(asked, mirrored(image), finding, mirrored(outline), cancellation));
		}
		final Bounds part = middle(image);
		agreements.add(agreement(asked, image.crop(part.x(), part.y(), part.width(), part.height()), finding,
			outline.movedTo(-part.x(), -part.y(), part.width(), part.height()), cancellation));
		final int marginX = (int) Math.round(image.width() * ZOOM / 2);
		final int marginY = (int) Math.round(image.height() * ZOOM / 2);
		agreements.add(agreement(asked, padded(image, marginX, marginY), finding,
			outline.movedTo(marginX, marginY, image.width() + 2 * marginX, image.height() + 2 * marginY),
			cancellation));
		agreements.add(agreement(Question.about(picture, "Can you segment the " + finding.phrase() + "?")
			.inPlainWords(true).withMaxNewTokens(asked.maxNewTokens()), image, finding, outline, cancellation));
		return agreements.stream().mapToDouble(Double::doubleValue).average().orElse(0);
	}

	private double agreement(final Question asked, final RgbImage image, final Finding finding,
		final BinaryMask expected, final Cancellation cancellation)
	{
		if (expected.area() == 0) {
			// It lies outside of what is shown.
			return 1;
		}
		final Question again = asked.with(Optional.of(Picture.of(image))).withPastText("").withRegions(List.of());
		return interpreter.interpret(again, InterpretationListener.NONE, cancellation).findings().stream()
			.filter(other -> other.index() == finding.index() || other.phrase().equalsIgnoreCase(finding.phrase()))
			.mapToDouble(other -> dice(expected, other.frames().get(0).mask())).max().orElse(0);
	}

	/** Twice the common pixels by the sum of all (Dice, 1945). */
	private static double dice(final BinaryMask one, final BinaryMask other) {
		return 2.0 * one.areaShared(other) / (one.area() + other.area());
	}

	private static Bounds middle(final RgbImage image) {
		final int width = (int) Math.max(1, Math.round(image.width() / (1 + ZOOM)));
		final int height = (int) Math.max(1, Math.round(image.height() / (1 + ZOOM)));
		return new Bounds((image.width() - width) / 2, (image.height() - height) / 2, width, height);
	}

	private static BinaryMask mirrored(final BinaryMask mask) {
		return BinaryMask.of(mask.width(), mask.height(), (x, y) -> mask.contains(mask.width() - 1 - x, y));
	}

	private static RgbImage mirrored(final RgbImage image) {
		return redrawn(image, image.width(), image.height(), x -> image.width() - 1 - x, y -> y);
	}

	/** With a border of its outermost pixels. */
	private static RgbImage padded(final RgbImage image, final int marginX, final int marginY) {
		return redrawn(image, image.width() + 2 * marginX, image.height() + 2 * marginY,
			x -> Math.max(0, Math.min(image.width() - 1, x - marginX)),
			y -> Math.max(0, Math.min(image.height() - 1, y - marginY)));
	}

	/**
	 * @param column of the image for a column of the picture
	 * @param row likewise
	 */
	private static RgbImage redrawn(final RgbImage image, final int width, final int height,
		final IntUnaryOperator column, final IntUnaryOperator row)
	{
		final byte[] pixels = image.pixels();
		final byte[] drawn = new byte[Math.multiplyExact(RgbImage.CHANNELS, Math.multiplyExact(width, height))];
		for (int y = 0; y < height; y++) {
			final int from = row.applyAsInt(y) * image.width();
			for (int x = 0; x < width; x++) {
				System.arraycopy(pixels, RgbImage.CHANNELS * (from + column.applyAsInt(x)), drawn,
					RgbImage.CHANNELS * (y * width + x), RgbImage.CHANNELS);
			}
		}
		return new RgbImage(width, height, drawn);
	}
}
