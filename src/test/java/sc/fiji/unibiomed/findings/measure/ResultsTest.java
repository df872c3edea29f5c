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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.export.ImageChecksum;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.testing.Sha256;

/** The data that is exported. */
class ResultsTest {

	@Test
	void theChecksumOfAnImageIsOverItsSizeAndItsPixels() {
		final RgbImage image = new RgbImage(2, 1, new byte[] { 1, 2, 3, 4, 5, 6 });
		assertEquals(Sha256.of(new byte[] { 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6 }), ImageChecksum.of(image));
	}

	@Test
	void theChecksumOfAStackGoesFrameByFrame() {
		final RgbImage first = new RgbImage(1, 1, new byte[] { 1, 2, 3 });
		final RgbImage second = new RgbImage(1, 1, new byte[] { 4, 5, 6 });
		assertEquals(Sha256.of(new byte[] { 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 0, 0, 0, 1, 0, 0, 0, 1, 4, 5, 6 }),
			new ImageChecksum().add(first).add(second).hex());
	}

	@Test
	void intensityLeavesOutWhatIsNoNumber() {
		final double[] pixels = { 100, 2, Double.NaN, 4 };
		assertEquals(new Intensity(3, 2, 4), Intensity.within(mask(".#", "##"), i -> pixels[i]));
		assertEquals(Intensity.unknown(), Intensity.within(mask("..", "#."), i -> pixels[i]));
	}

	@Test
	void masksHaveTheSizeOfTheirPicture() {
		final List<MeasuredFinding> rows = ExampleResults.of(finding(1, "a", mask("##"))).findings();
		final String message = assertThrows(IllegalArgumentException.class, () -> new Results(ExampleResults.PROVENANCE,
			ExampleResults.image(Dimensions.of(3, 1), PixelSpacing.UNKNOWN), "", rows)).getMessage();
		assertTrue(message.contains("2×1") && message.contains("3×1"), message);
	}

	@Test
	void positionsAndFramesAreChecked() {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#")), 0);
		assertThrows(IllegalArgumentException.class, () -> row.at(0, -1, 0));
		assertThrows(IndexOutOfBoundsException.class, () -> MeasuredFinding.of(row.finding(), 1));
	}
}
