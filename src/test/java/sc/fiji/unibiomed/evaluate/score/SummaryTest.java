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
package sc.fiji.unibiomed.evaluate.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.metric.Bleu1;
import sc.fiji.unibiomed.evaluate.metric.Estimate;

class SummaryTest {

	private static final double TINY = 1e-12;

	@Test
	void inTheMeanOfClassesEachClassCountsTheSame() {
		final List<GroupScore> groups = Summary.of(List.of(dice("liver", 1), dice("liver", 0.5), dice("spleen", 0.2)),
			42);

		assertEquals((1 + 0.5 + 0.2) / 3, dice(groups, GroupScore.ALL).value(), TINY);
		assertEquals((0.75 + 0.2) / 2, dice(groups, GroupScore.MEAN_OF_CLASSES).value(), TINY);
		assertEquals(0.75, dice(groups, "liver").value(), TINY);
		assertEquals(2, dice(groups, "liver").count());
	}

	@Test
	void groupsGoFromTheWholeToTheClassesInAlphabeticalOrder() {
		final List<GroupScore> groups = Summary.of(List.of(dice("spleen", 0.2), dice("Liver", 1)), 42);

		assertEquals(
			List.of("all all all", "all all mean of classes", "CT all all", "CT CHAOS Liver", "CT CHAOS spleen"),
			groups.stream().map(group -> group.modality() + " " + group.dataset() + " " + group.target()).toList());
	}

	@Test
	void intervalsDoNotDependOnOtherGroups() {
		final Estimate alone = dice(Summary.of(List.of(dice("liver", 1), dice("liver", 0.5)), 42), "liver");
		final Estimate among = dice(Summary.of(List.of(dice("aorta", 0.3), dice("liver", 1), dice("liver", 0.5)), 42),
			"liver");

		assertEquals(alone, among);
	}

	@Test
	void bleuIsThatOfAllTextsTogether() {
		// 2 of 7 and 3 of 3 words: 5 of 10, where the mean of both would be 9 / 14.
		final List<GroupScore> groups = Summary.of(List.of(text(new Bleu1(2, 7, 6)), text(new Bleu1(3, 3, 3))), 42);

		assertEquals(0.5, groups.get(0).estimates().get(Metric.BLEU_1).value(), TINY);
	}

	@Test
	void whatFailedIsCountedApart() {
		final ItemResult failed = ItemResult.failed(item(EvaluationTask.SEGMENTATION, "liver"), "gone");
		final GroupScore all = Summary.of(List.of(dice("liver", 1), failed), 42).get(0);

		assertEquals(2, all.items());
		assertEquals(1, all.failed());
		assertEquals(new Estimate(1, 1, 1, 1), all.estimates().get(Metric.DICE));
	}

	@Test
	void whereEverythingFailedThereIsNothingToEstimate() {
		final ItemResult failed = ItemResult.failed(item(EvaluationTask.SEGMENTATION, "liver"), "gone");

		assertTrue(Summary.of(List.of(failed), 42).stream().allMatch(group -> group.estimates().isEmpty()));
	}

	private static Estimate dice(final List<GroupScore> groups, final String target) {
		return groups.stream().filter(group -> group.target().equals(target)).findFirst().orElseThrow().estimates()
			.get(Metric.DICE);
	}

	private static ItemResult dice(final String target, final double dice) {
		return new ItemResult(item(EvaluationTask.SEGMENTATION, target), "",
			new ItemScores(Map.of(Metric.DICE, dice), Bleu1.NONE), List.of(), "");
	}

	private static ItemResult text(final Bleu1 bleu) {
		return new ItemResult(item(EvaluationTask.REPORT, "liver"), "",
			new ItemScores(Map.of(Metric.BLEU_1, bleu.score()), bleu), List.of(), "");
	}

	private static EvaluationItem item(final EvaluationTask task, final String target) {
		final DataFile file = new DataFile(Path.of(""), Path.of("a"), Path.of("a"));
		return new EvaluationItem(task, "1", "CHAOS", "a", file, List.of(), "CT", target, "", "", "");
	}
}
