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
package sc.fiji.unibiomed.evaluate.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.image.modality.Modality;

class AbsentTargetsTest {

	private static final EvaluationItem LIVER = PresenceRows.item("CT", "a.png", "liver");
	private static final EvaluationItem KIDNEY = PresenceRows.item("CT", "a.png", "left kidney");
	private static final EvaluationItem SPLEEN = PresenceRows.item("CT", "b.png", "spleen");
	private static final EvaluationItem POLYP = PresenceRows.item("endoscopy", "c.png", "polyp");
	private static final List<EvaluationItem> ALL = List.of(LIVER, KIDNEY, SPLEEN, POLYP);

	@Test
	void theFirstIsOneThatTheSameDataSetOutlinesElsewhere() {
		final List<EvaluationItem> drawn = drawn(2, 42).get(0);

		assertEquals("spleen", drawn.get(0).target());
		assertEquals("Please segment spleen in abdomen CT.", drawn.get(0).prompt());
		assertEquals(List.of(), drawn.get(0).masks());
		assertEquals(LIVER.image(), drawn.get(0).image());
	}

	@Test
	void othersAreOfOtherModalitiesAndMeanNothingThatThisOneMayHave() {
		final List<String> drawn = drawn(100, 42).get(0).stream().map(EvaluationItem::target).toList();

		assertTrue(drawn.contains("polyp"), drawn.toString());
		assertFalse(drawn.contains("kidney"), "a left kidney is outlined in the image");
		for (final String target : Modality.CT.targets()) {
			assertFalse(drawn.contains(target) && !target.equals("spleen"), target);
		}
		assertEquals(drawn.size(), drawn.stream().distinct().count());
	}

	@Test
	void theyFollowTheLastItemOfTheirImage() {
		assertEquals(List.of(KIDNEY, SPLEEN, POLYP), List.copyOf(new AbsentTargets(ALL, 1, 42).after(ALL).keySet()));
	}

	@Test
	void theSeedDecides() {
		assertEquals(drawn(5, 42), drawn(5, 42));
		assertNotEquals(drawn(5, 42), drawn(5, 43));
	}

	@Test
	void ofAnImageOfUnknownModalityOnlyTheDataSetTells() {
		final EvaluationItem one = PresenceRows.item("unknown", "d.png", "nuclei");
		final EvaluationItem other = PresenceRows.item("unknown", "e.png", "gland");

		final List<EvaluationItem> drawn = List
			.copyOf(new AbsentTargets(List.of(one, other, POLYP), 3, 42).after(List.of(one)).values()).get(0);

		assertEquals(List.of("gland"), drawn.stream().map(EvaluationItem::target).toList());
	}

	private static List<List<EvaluationItem>> drawn(final int count, final long seed) {
		return List.copyOf(new AbsentTargets(ALL, count, seed).after(ALL).values());
	}
}
