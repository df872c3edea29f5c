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
package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.Timings;

/** Outlines end where the selection does. */
class InsideRegionsTest {

	private static final Position HERE = new Position(1, 1, 1).allChannels();

	private static BinaryMask rectangle(final int x, final int width) {
		return BinaryMask.within(20, 10, new Bounds(x, 0, width, 10), (column, row) -> true);
	}

	private static Finding finding(final String name, final BinaryMask mask) {
		return new Finding(1, name, List.of(new FindingMask(mask, MaskExtent.of(mask), 0.9, 0.8, 7)));
	}

	private static Interpretation inside(final Finding finding) {
		final Interpretation answer = new Interpretation("It is [1].", List.of(), List.of(), List.of(finding),
			List.of("A note."), new Timings());
		return InsideRegions.of(answer, List.of(new MarkedRegion(rectangle(0, 8), HERE, "")), List.of(HERE));
	}

	@Test
	void whatIsOutsideIsLeftOutAndTold() {
		final Interpretation answer = inside(finding("nuclei", rectangle(5, 10)));
		final FindingMask left = answer.findings().get(0).frames().get(0);
		assertEquals(rectangle(5, 3), left.mask());
		assertEquals(30, left.shape().pixels());
		assertEquals(0.9, left.meanProbability());
		assertEquals(true,
			answer.notes().contains("'nuclei': 70 of 100 pixels are outside of the selection and were left out."));
		assertEquals(true, answer.notes().contains("A note."));
	}

	@Test
	void whatIsInsideStaysAsItIs() {
		final Finding nuclei = finding("nuclei", rectangle(1, 4));
		assertEquals(List.of(nuclei), inside(nuclei).findings());
		assertEquals(List.of("A note."), inside(nuclei).notes());
	}

	@Test
	void aFindingOfWhichNothingIsInsideHasNoOutline() {
		final Interpretation answer = inside(finding("nuclei", rectangle(12, 4)));
		assertEquals(0, answer.findings().get(0).pixels());
		assertEquals(true,
			answer.notes().contains("'nuclei' was outlined outside of the selection only, and left out."));
	}
}
