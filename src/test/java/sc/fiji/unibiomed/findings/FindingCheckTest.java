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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.FindingCheck.Part;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.image.BinaryMask;

class FindingCheckTest {

	private static Part part(final Verdict verdict, final long pixels) {
		return new Part(new FindingCheck(verdict, verdict.label() + " " + pixels, 0.5), pixels);
	}

	@Test
	void halfOfThePixelsConfirm() {
		final FindingCheck check = FindingCheck.of(
			List.of(part(Verdict.CONFIRMED, 30), part(Verdict.DOUBTFUL, 40), part(Verdict.CONFIRMED, 10)), "slices");
		assertEquals(Verdict.CONFIRMED, check.verdict());
		assertEquals("confirmed 30 (confirmed in 2 of 3 slices)", check.reason());
		assertEquals(Verdict.DOUBTFUL,
			FindingCheck.of(List.of(part(Verdict.CONFIRMED, 30), part(Verdict.DOUBTFUL, 31)), "slices").verdict());
	}

	/** What is absent in a plane has no pixels there, and the rest of the finding stays. */
	@Test
	void onlyWhatIsAbsentEverywhereIsAbsent() {
		assertEquals("absent 0 (absent in 2 of 2 fields)",
			FindingCheck.of(List.of(part(Verdict.ABSENT, 0), part(Verdict.ABSENT, 0)), "fields").reason());
		assertEquals(Verdict.CONFIRMED,
			FindingCheck.of(List.of(part(Verdict.ABSENT, 0), part(Verdict.CONFIRMED, 5)), "fields").verdict());
		assertEquals(Verdict.DOUBTFUL,
			FindingCheck.of(List.of(part(Verdict.ABSENT, 0), part(Verdict.DOUBTFUL, 5)), "fields").verdict());
	}

	/** Confirmed in a small part and absent in larger ones: the reason is why it is absent there. */
	@Test
	void whatIsMostlyAbsentIsDoubtfulBecauseOfTheAbsentParts() {
		final FindingCheck check = FindingCheck
			.of(List.of(part(Verdict.ABSENT, 30), part(Verdict.CONFIRMED, 40), part(Verdict.ABSENT, 20)), "fields");
		assertEquals(Verdict.DOUBTFUL, check.verdict());
		assertEquals("absent 30 (absent in 2 of 3 fields)", check.reason());
	}

	@Test
	void theCheckOfTheOnlyPartIsThatOfTheWhole() {
		assertEquals(new FindingCheck(Verdict.DOUBTFUL, "doubtful 5", 0.5),
			FindingCheck.of(List.of(part(Verdict.DOUBTFUL, 5), new Part(FindingCheck.NONE, 90)), "slices"));
		assertSame(FindingCheck.NONE, FindingCheck.of(List.of(new Part(FindingCheck.NONE, 90)), "slices"));
	}

	@Test
	void whatIsAbsentHasNoOutline() {
		final BinaryMask mask = BinaryMask.of(4, 3, (x, y) -> x == y);
		final Finding finding = new Finding(1, "liver",
			List.of(new FindingMask(mask, MaskExtent.of(mask), 0.9, 0.8, 7)));
		final Finding absent = finding.with(new FindingCheck(Verdict.ABSENT, "the model calls it spleen", 0));
		assertEquals(0, absent.pixels());
		assertEquals(BinaryMask.empty(4, 3), absent.frames().get(0).mask());
		assertTrue(Double.isNaN(absent.objectScore()));
		assertEquals(3, finding.with(new FindingCheck(Verdict.DOUBTFUL, "mean probability 0.61", 0.61)).pixels());
	}

	@Test
	void peopleReadThatItIsNotThere() {
		final BinaryMask mask = BinaryMask.of(4, 3, (x, y) -> true);
		final Finding liver = new Finding(1, "liver", List.of(FindingMask.unrated(mask)));
		final Finding absent = liver.with(new FindingCheck(Verdict.ABSENT, "the model calls it spleen", 0));
		final Finding doubtful = liver.with(new FindingCheck(Verdict.DOUBTFUL, "mean probability 0.61", 0.61));
		final String said = "Sure, it is [1].";
		assertEquals(List.of(said), CheckLines.of(said, List.of(liver)));
		assertEquals(List.of("Liver: not found (the model calls it spleen)."), CheckLines.of(said, List.of(absent)));
		assertEquals(List.of(said, "Liver: doubtful (mean probability 0.61)."), CheckLines.of(said, List.of(doubtful)));
		assertEquals(List.of("No.", "Liver: not found (the model calls it spleen)."),
			CheckLines.of("No.", List.of(liver, absent)));
		assertEquals(List.of(""), CheckLines.of("", List.of()));
	}

	@Test
	void verdictsAreNamedInLists() {
		assertEquals(EnumSet.of(Verdict.CONFIRMED, Verdict.DOUBTFUL), Verdict.named("Confirmed, doubtful"));
		assertEquals("'sure' is not a check; write confirmed, doubtful or absent.",
			assertThrows(IllegalArgumentException.class, () -> Verdict.named("sure")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> Verdict.named(""));
	}
}
