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
package sc.fiji.unibiomed.evaluate.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.metric.Bleu1;
import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.ItemScores;
import sc.fiji.unibiomed.evaluate.score.Metric;
import sc.fiji.unibiomed.evaluate.score.PackedMask;
import sc.fiji.unibiomed.evaluate.volume.Volume;
import sc.fiji.unibiomed.evaluate.volume.VolumeMetric;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.image.BinaryMask;

/** Which items a report shows. */
class ShownItemsTest {

	private static final BinaryMask DOT = BinaryMask.of(2, 1, new byte[] { 1, 0 });

	@Test
	void ofManyItemsTheFourWorstAndTheFourBestAreShown() {
		final List<ItemResult> results = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			results.add(outlined("i" + i, (i * 5 % 12) / 12.0));
		}

		final ShownItems shown = outlines(results);

		assertEquals(List.of("i0", "i5", "i10", "i3"), names(shown.worst()));
		assertEquals(List.of("i7", "i2", "i9", "i4"), names(shown.best()));
		assertEquals("The 4 worst and the 4 best of 12 items, by Dice.", shown.how());
	}

	@Test
	void ofFewItemsNoneIsShownTwice() {
		final ShownItems shown = outlines(List.of(outlined("good", 0.9), outlined("bad", 0.1), outlined("fair", 0.5)));

		assertEquals(List.of("bad", "fair", "good"), names(shown.worst()));
		assertEquals(List.of(), shown.best());
		assertEquals("All 3 items with a Dice, the worst first.", shown.how());
	}

	@Test
	void whatFailedOrDoesNotCountIsNotShown() {
		final ItemResult empty = result(item(EvaluationTask.SEGMENTATION, "empty", ""), Map.of(), Optional.empty());

		assertTrue(outlines(List.of(ItemResult.failed(empty.item(), "gone"), empty)).isEmpty());
	}

	@Test
	void aVolumeCountsAsOneByItsOwnDice() {
		final ItemResult first = outlined("first", 0.1);
		final ItemResult second = outlined("second", 0.9);
		final ItemResult other = outlined("other", 0.5);
		final VolumeResult volume = new VolumeResult(
			new Volume("VOL-1", "liver", "Set", "CT", List.of(first.item(), second.item()), 0), 0, 0,
			Map.of(VolumeMetric.DICE, 0.7), "");

		final ShownItems shown = ShownItems.byOutline(EvaluationTask.SEGMENTATION, List.of(first, second, other),
			List.of(volume));

		assertEquals(List.of("other", "first"), names(shown.worst()));
		assertEquals(0.7, shown.worst().get(1).dice());
		assertEquals("All 2 volumes and items with a Dice, the worst first.", shown.how());
	}

	@Test
	void wrongAnswersInWordsAreShown() {
		final List<ItemResult> results = List.of(said("right", 1), said("wrong", 0));

		final ShownItems shown = ShownItems.byWords(EvaluationTask.DISEASE, results);

		assertEquals(List.of("wrong"), names(shown.worst()));
		assertEquals("1 of 2 answers does not name what is known.", shown.how());
		assertEquals("The only answer names what is known.",
			ShownItems.byWords(EvaluationTask.DISEASE, results.subList(0, 1)).how());
	}

	@Test
	void falseFindingsThatTheCheckLetPassComeFirst() {
		final List<ItemResult> asked = List.of(absent("caught", Verdict.ABSENT, 0.9),
			absent("sure", Verdict.ABSENT, 0.99), absent("passed", Verdict.CONFIRMED, 0.8),
			result(item(EvaluationTask.SEGMENTATION, "there", ""), Map.of(Metric.DICE, 0.2),
				Optional.of(new FindingScores(new FindingCheck(Verdict.CONFIRMED, "", 1), 1, 1, 1, "as displayed"))));

		final ShownItems shown = ShownItems.falseFindings(asked);

		assertEquals(List.of("passed", "sure", "caught"), names(shown.worst()));
		assertEquals("The model outlined something for 3 of 3 absent targets; its check called 2 of these absent. " +
			"Shown first are those that the check let pass, then the most probable ones.", shown.how());
	}

	private static ShownItems outlines(final List<ItemResult> results) {
		return ShownItems.byOutline(EvaluationTask.SEGMENTATION, results, List.of());
	}

	private static List<String> names(final List<Candidate> candidates) {
		return candidates.stream().map(candidate -> candidate.result().item().imageName()).toList();
	}

	private static ItemResult outlined(final String image, final double dice) {
		return result(item(EvaluationTask.SEGMENTATION, image, ""), Map.of(Metric.DICE, dice), Optional.empty());
	}

	private static ItemResult said(final String image, final double accuracy) {
		return result(item(EvaluationTask.DISEASE, image, "polyp"), Map.of(Metric.ACCURACY, accuracy),
			Optional.empty());
	}

	private static ItemResult absent(final String image, final Verdict verdict, final double probability) {
		return result(item(EvaluationTask.SEGMENTATION, image, ""), Map.of(),
			Optional.of(new FindingScores(new FindingCheck(verdict, "", 0), probability, 0.9, 1, "as displayed")));
	}

	private static ItemResult result(final EvaluationItem item, final Map<Metric, Double> scores,
		final Optional<FindingScores> finding)
	{
		return new ItemResult(item, "", new ItemScores(scores, Bleu1.NONE), List.of(), "",
			Optional.of(PackedMask.of(DOT)), finding);
	}

	private static EvaluationItem item(final EvaluationTask task, final String image, final String truth) {
		final DataFile file = new DataFile(Path.of("set"), Path.of("set", image), Path.of("set", image));
		return new EvaluationItem(task, image, "Set", image, file, List.of(), "CT", "liver", "", truth, "");
	}
}
