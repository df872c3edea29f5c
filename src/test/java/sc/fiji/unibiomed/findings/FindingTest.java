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
package sc.fiji.unibiomed.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.BinaryMask;

class FindingTest {

	@Test
	void theConfidenceOfAStackIsTheMeanOverItsPixelsNotItsFrames() {
		final Finding finding = new Finding(1, "polyp",
			List.of(frame(0.9, 0.5, 4, 1, 1, 1), frame(0.6, 0.7, -2, 1, 0, 0)));

		assertEquals(4, finding.pixels());
		assertEquals((3 * 0.9 + 0.6) / 4, finding.confidence(), 1e-12);
		assertEquals(0.6, finding.predictedIou(), 1e-12);
		assertEquals(1, finding.objectScore(), 1e-12);
	}

	@Test
	void emptyFramesDoNotCountForTheConfidence() {
		final Finding finding = new Finding(1, "polyp",
			List.of(frame(Double.NaN, 0.5, -4, 0, 0, 0), frame(0.8, 0.5, 4, 0, 1, 0)));
		assertEquals(0.8, finding.confidence(), 1e-12);
	}

	@Test
	void nothingFoundHasNoConfidence() {
		assertTrue(Double.isNaN(new Finding(1, "polyp", List.of(frame(Double.NaN, 0.1, -4, 0, 0, 0))).confidence()));
	}

	@Test
	void coloursRepeatAfterTheLast() {
		final int colours = FindingColor.values().length;
		assertEquals(FindingColor.ORANGE, FindingColor.of(1));
		assertEquals(FindingColor.SKY_BLUE, FindingColor.of(2));
		assertEquals(FindingColor.ORANGE, FindingColor.of(1 + colours));
		assertEquals("sky blue", FindingColor.SKY_BLUE.label());
	}

	/** A frame of three pixels in a row. */
	private static FindingMask frame(final double probability, final double iou, final double score,
		final int... inside)
	{
		final BinaryMask mask = BinaryMask.of(3, 1,
			new byte[] { (byte) inside[0], (byte) inside[1], (byte) inside[2] });
		return new FindingMask(mask, MaskExtent.of(mask), probability, iou, score);
	}
}
