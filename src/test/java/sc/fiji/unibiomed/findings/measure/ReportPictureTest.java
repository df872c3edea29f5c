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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.result.ReportPictures;

/** The small pictures that reports keep. */
class ReportPictureTest {

	@Test
	void aPictureComesBackAsItWas() {
		final RgbImage image = new RgbImage(2, 1, new byte[] { 1, -2, 3, -4, 5, -6 });
		final ReportPicture kept = new ReportPicture(4, 3, image);
		assertEquals(image, kept.image());
		assertEquals(List.of(4, 3), List.of(kept.frame(), kept.factor()));
	}

	@Test
	void aLargePictureIsKeptSmall() {
		final ReportPicture kept = ReportPictures.of(Picture.of(ExampleResults.grey(2500, 7)), List.of(0)).get(0);
		assertEquals(3, kept.factor());
		assertEquals(ExampleResults.grey(834, 3), kept.image());
	}

	@Test
	void onlyFramesWithFindingsAreKeptAndOfManyNotAll() {
		assertEquals(List.of(1, 2), ReportPicture.framesOf(List.of(finding(1, "a", mask("."), mask("#"), mask(".")),
			finding(2, "b", mask("."), mask("."), mask("#")))));
		assertEquals(List.of(), ReportPicture.framesOf(List.of()));
		final List<Integer> some = ReportPicture.evenly(IntStream.range(0, 40).boxed().toList());
		assertEquals(12, some.size());
		assertTrue(some.contains(0) && some.contains(39));
	}
}
