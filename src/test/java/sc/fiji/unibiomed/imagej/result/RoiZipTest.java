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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.image.BinaryMask;

class RoiZipTest {

	@TempDir
	private Path folder;

	@Test
	void regionsHaveTheirMasks() throws IOException {
		final BinaryMask rectangle = mask( //
			".....", //
			".##..", //
			".##..");
		final BinaryMask withHoleAndPart = mask( //
			"###.#", //
			"#.#..", //
			"###..");
		final BinaryMask traced = mask( //
			"#....", //
			"##...", //
			"###..");
		final List<Roi> rois = written(
			ExampleResults.of(finding(1, "a", rectangle), finding(2, "b", withHoleAndPart), finding(3, "c", traced)));
		assertEquals(List.of(rectangle, withHoleAndPart, traced), rois.stream().map(roi -> inside(roi, 5, 3)).toList());
		assertEquals(List.of("1 a", "2 b", "3 c"), rois.stream().map(Roi::getName).toList());
	}

	@Test
	void regionsHaveTheColorOfTheirFinding() throws IOException {
		// The first of the palette of Okabe and Ito.
		assertEquals(new Color(230, 159, 0),
			written(ExampleResults.of(finding(1, "a", mask("#")))).get(0).getStrokeColor());
	}

	@Test
	void regionsKnowTheirSlice() throws IOException {
		final List<Roi> rois = written(ExampleResults.of(finding(1, "a", mask("#."), mask(".."), mask(".#"))));
		assertEquals(List.of(1, 3), rois.stream().map(Roi::getPosition).toList());
	}

	@Test
	void regionsKnowTheirPlaceInAHyperstack() throws IOException {
		final Roi roi = written(
			ExampleResults.of(List.of(MeasuredFinding.of(finding(1, "a", mask("#")), 0).at(2, 3, 4)))).get(0);
		assertEquals(List.of(2, 3, 4), List.of(roi.getCPosition(), roi.getZPosition(), roi.getTPosition()));
	}

	@Test
	void namesAreUniqueAndGoodForFiles() throws IOException {
		final BinaryMask mask = mask("#");
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask), 0);
		assertEquals(List.of("a", "a-1", "A-2", "_.._x_y", "finding"),
			written(ExampleResults
				.of(List.of(row.named("a"), row.named("a"), row.named("A"), row.named("/../x:y"), row.named(" "))))
				.stream().map(Roi::getName).toList());
	}

	@Test
	void propertiesSayWhatItIsAndWhereItComesFrom() throws IOException {
		final Roi roi = written(ExampleResults.of(List.of(MeasuredFinding.of(finding(1, "a \\ b: é", mask("#")), 0)
			.with(new Review(Review.Status.REJECTED, "two\nlines"))))).get(0);
		assertEquals("1", roi.getProperty("finding"));
		assertEquals("a \\ b: é", roi.getProperty("phrase"));
		assertEquals("rejected", roi.getProperty("status"));
		assertEquals("two lines", roi.getProperty("note"));
		ExampleResults.PROVENANCE.toMap().forEach((name, value) -> assertEquals(value, roi.getProperty(name)));
	}

	@Test
	void findingsWithoutPixelsAreLeftOut() throws IOException {
		assertEquals(1, written(ExampleResults.of(finding(1, "a", mask("..")), finding(2, "b", mask("#.")))).size());
		assertEquals(0, written(ExampleResults.nothing(3, 2)).size());
	}

	/** The pixels of an image that are in a region. */
	private static BinaryMask inside(final Roi roi, final int width, final int height) {
		final Rectangle bounds = roi.getBounds();
		final byte[] pixels = new byte[width * height];
		for (int y = 0; y < bounds.height; y++) {
			for (int x = 0; x < bounds.width; x++) {
				// Rectangles have no mask.
				final boolean in = roi.getMask() == null || roi.getMask().get(x, y) != 0;
				pixels[(bounds.y + y) * width + bounds.x + x] = (byte) (in ? 1 : 0);
			}
		}
		return BinaryMask.of(width, height, pixels);
	}

	/** Reads a set of regions as the ROI Manager does, which needs a display. */
	private List<Roi> written(final Results results) throws IOException {
		final Path file = folder.resolve("RoiSet.zip");
		new RoiZip().write(results, file);
		final List<Roi> rois = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				final Roi roi = new RoiDecoder(zip.readAllBytes(), entry.getName()).getRoi();
				assertEquals(entry.getName(), roi.getName() + ".roi");
				rois.add(roi);
			}
		}
		return rois;
	}
}
