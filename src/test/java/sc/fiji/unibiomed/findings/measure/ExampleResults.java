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
package sc.fiji.unibiomed.findings.measure;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.result.ReportPictures;

/** Small results made by hand. */
public final class ExampleResults {

	/** Where they would come from. */
	public static final Provenance PROVENANCE = new Provenance("demo", "0a".repeat(32), "segmentation",
		"Please segment \"nuclei\", <b>all</b> of them.", "float32", "CPU", "UniBiomed 0.1.0",
		Instant.parse("2026-02-03T04:05:06.789Z"), "Zellen µ.tif", "1b".repeat(32), "as displayed");

	private ExampleResults() {}

	/** A mask drawn with {@code #} for inside, one text per row. */
	public static BinaryMask mask(final String... rows) {
		final String all = String.join("", rows);
		final byte[] pixels = new byte[all.length()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (all.charAt(i) == '#' ? 1 : 0);
		}
		return BinaryMask.of(rows[0].length(), rows.length, pixels);
	}

	/** A finding with a mask per frame, mean probability 0.875, predicted IoU 0.75 and object score 2.5. */
	public static Finding finding(final int index, final String phrase, final BinaryMask... masks) {
		return new Finding(index, phrase,
			Arrays.stream(masks).map(
				mask -> new FindingMask(mask, MaskExtent.of(mask), mask.area() == 0 ? Double.NaN : 0.875, 0.75, 2.5))
				.toList());
	}

	/** Results without calibration; sizes are those of the first finding's masks, frames are slices. */
	public static Results of(final Finding... findings) {
		final BinaryMask first = findings[0].frames().get(0).mask();
		final AskedImage image = image(new Dimensions(first.width(), first.height(), 1, findings[0].frames().size(), 1),
			PixelSpacing.UNKNOWN);
		return new Results(PROVENANCE, image, "", Results.rows(List.of(findings), image));
	}

	/** Results without calibration; sizes are those of the first row's masks. */
	public static Results of(final List<MeasuredFinding> rows) {
		return of(PixelSpacing.UNKNOWN, rows);
	}

	/** The same with pixels of some size. */
	public static Results of(final PixelSpacing spacing, final List<MeasuredFinding> rows) {
		final BinaryMask first = rows.get(0).mask().mask();
		final Dimensions size = new Dimensions(first.width(), first.height(), most(rows, MeasuredFinding::channel),
			Math.max(rows.get(0).finding().frames().size(), most(rows, MeasuredFinding::slice)),
			most(rows, MeasuredFinding::time));
		return new Results(PROVENANCE, image(size, spacing), "", rows);
	}

	private static int most(final List<MeasuredFinding> rows, final ToIntFunction<MeasuredFinding> place) {
		return Math.max(1, rows.stream().mapToInt(place).max().orElseThrow());
	}

	/** Results of an answer that points at nothing. */
	public static Results nothing(final int width, final int height) {
		return new Results(PROVENANCE, image(Dimensions.of(width, height), PixelSpacing.UNKNOWN), "", List.of());
	}

	/** An image with all of its planes as frames. */
	public static AskedImage image(final Dimensions size, final PixelSpacing spacing) {
		return new AskedImage(ImageFacts.of(size, PixelKind.UINT8).with(spacing), AskedImage.planes(size), List.of());
	}

	/** The same results with an answer, and with pictures of grey planes. */
	public static Results answered(final Results results, final String answer) {
		final Picture picture = Picture
			.stack(Collections.nCopies(results.frameCount(), grey(results.width(), results.height())));
		final List<Integer> frames = ReportPicture
			.framesOf(results.findings().stream().map(MeasuredFinding::finding).toList());
		final AskedImage image = new AskedImage(results.facts(), results.image().frames(),
			ReportPictures.of(picture, frames.isEmpty() ? List.of(0) : frames));
		return new Results(results.provenance(), image, answer, results.findings());
	}

	/** A grey picture. */
	public static RgbImage grey(final int width, final int height) {
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		Arrays.fill(pixels, (byte) 100);
		return new RgbImage(width, height, pixels);
	}
}
