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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.Timings;

/** What is counted, by what was asked and what was found. */
@Timeout(60)
class AnswerObjectsTest {

	/** Two squares of 25 pixels and one of 4. */
	private static final BinaryMask SQUARES = BinaryMask.of(40, 10,
		(x, y) -> y < 5 && x < 5 || y < 5 && x >= 10 && x < 15 || y < 2 && x >= 20 && x < 22);

	@Test
	void nucleiAreCountedWithoutBeingTold() {
		final Interpretation answer = answer(AskedTask.segment("nuclei"), "nuclei");
		assertEquals(new ObjectRule(ObjectKind.EACH, 20, true), answer.findings().get(0).objects().rule());
		assertEquals("It is [1].\nNuclei: 2 objects (1 smaller than 20 pixels left out).", answer.shownText());
		assertEquals(List.of(), answer.notes());
	}

	@Test
	void aLiverIsOneRegionAndNothingIsSaid() {
		final Interpretation answer = answer(AskedTask.segment("liver"), "liver");
		assertFalse(answer.findings().get(0).objects().isCounted());
		assertEquals("It is [1].", answer.shownText());
		assertTrue(AskedTask.segment("liver").isOneRegion());
		assertFalse(AskedTask.segment("nuclei").isOneRegion());
		assertFalse(AskedTask.report().isOneRegion());
	}

	@Test
	void ofAReportEachFindingIsTakenByItsName() {
		final Interpretation answer = answer(AskedTask.report(), "tumor", "lymphocytes", "stroma");
		assertEquals(List.of(0, 2, 0), answer.findings().stream().map(finding -> finding.objects().count()).toList());
	}

	/** What a segmentation is asked for decides, whatever the answer calls it. */
	@Test
	void aTargetThatIsOneRegionStaysOne() {
		assertFalse(answer(AskedTask.segment("stroma"), "cells").findings().get(0).objects().isCounted());
		assertTrue(answer(AskedTask.segment("nuclei and stroma"), "nuclei").findings().get(0).objects().isCounted());
	}

	@Test
	void theChoiceOfTheUserCounts() {
		assertEquals("It is [1].\nLiver: 3 objects.",
			answer(AskedTask.segment("liver").with(ObjectChoice.parse("each", "0")), "liver").shownText());
		assertEquals("It is [1].\nLiver: 2 objects (1 smaller than 20 pixels left out).",
			answer(AskedTask.segment("liver").with(ObjectChoice.parse("each", "")), "liver").shownText());
		assertEquals("It is [1].", answer(AskedTask.segment("nuclei").with(ObjectChoice.ONE), "nuclei").shownText());
		assertEquals("It is [1].\nNuclei: no object (3 smaller than 26 pixels left out).",
			answer(AskedTask.segment("nuclei").with(ObjectChoice.parse("auto", "26")), "nuclei").shownText());
	}

	@Test
	void aSmallestObjectThatChangesNothingIsTold() {
		assertEquals(
			List.of("The smallest object, 50 pixels, changes nothing for 'liver', which is one region; ask for one " +
				"per object."),
			answer(AskedTask.segment("liver").with(ObjectChoice.parse("", "50")), "liver").notes());
	}

	@Test
	void whatIsNotThereIsNotCounted() {
		final Finding nuclei = finding(1, "nuclei")
			.with(new FindingCheck(FindingCheck.Verdict.ABSENT, "nothing", FindingCheck.NONE.evidence()));
		final Interpretation answer = new AnswerObjects(AskedTask.segment("nuclei")).in(answer(List.of(nuclei)),
			List.of(Position.FIRST));
		assertEquals("Nuclei: not found (nothing).", answer.shownText());
	}

	private static Interpretation answer(final AskedTask task, final String... phrases) {
		final List<Finding> findings = new ArrayList<>();
		for (final String phrase : phrases) {
			findings.add(finding(findings.size() + 1, phrase));
		}
		return new AnswerObjects(task).in(answer(findings), List.of(Position.FIRST));
	}

	private static Finding finding(final int index, final String phrase) {
		return new Finding(index, phrase, List.of(FindingMask.unrated(SQUARES)));
	}

	private static Interpretation answer(final List<Finding> findings) {
		return new Interpretation("It is [SEG].", List.of(), List.of(), findings, List.of(), new Timings());
	}
}
