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
package sc.fiji.unibiomed.evaluate.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.evaluate.metric.MaskScore;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.evaluate.score.PackedMask;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.image.BinaryMask;

/** Lines of {@code answers.jsonl}. */
class ItemAnswerTest {

	@Test
	void anAnswerWithoutAnOutlineIsWrittenAsItAlwaysWas() {
		final ItemAnswer answer = new ItemAnswer("ab", "It is [SEG].", new MaskScore(0.5, 0.25), Optional.empty());

		assertEquals("{\"key\":\"ab\",\"answer\":\"It is [SEG].\",\"dice\":0.5,\"iou\":0.25}", answer.toLine());
		assertEquals(Optional.of(answer), ItemAnswer.ofLine(answer.toLine()));
	}

	@Test
	void notesOnTheImageAreKept() {
		final ItemAnswer answer = new ItemAnswer("ab", "", MaskScore.NONE, List.of("modality not known"),
			Optional.empty(), Optional.empty());

		assertEquals("{\"key\":\"ab\",\"answer\":\"\",\"notes\":[\"modality not known\"]}", answer.toLine());
		assertEquals(Optional.of(answer), ItemAnswer.ofLine(answer.toLine()));
	}

	@Test
	void aSliceHasItsOutlineInRunLengthsAsCocoDoes() {
		final BinaryMask mask = BinaryMask.of(3, 2, new byte[] { 0, 1, 0, 0, 1, 1 });
		final ItemAnswer answer = new ItemAnswer("ab", "", MaskScore.NONE, Optional.of(PackedMask.of(mask)));

		// Column by column: two outside, two inside, one outside, one inside.
		assertEquals("{\"key\":\"ab\",\"answer\":\"\",\"mask\":{\"size\":[2,3],\"counts\":[2,2,1,1]}}",
			answer.toLine());
		assertEquals(mask, ItemAnswer.ofLine(answer.toLine()).orElseThrow().outline().orElseThrow().mask());
	}

	@Test
	void aCheckedFindingIsKeptWithItsNumbers() {
		final FindingScores scores = new FindingScores(
			new FindingCheck(FindingCheck.Verdict.ABSENT, "the model calls it spleen", 0), 0.75, 0.5, Double.NaN,
			"as displayed");
		final ItemAnswer answer = new ItemAnswer("ab", "", MaskScore.NONE, List.of(), Optional.empty(),
			Optional.of(scores));

		assertEquals("{\"key\":\"ab\",\"answer\":\"\",\"check\":{\"format\":1,\"verdict\":\"ABSENT\"," +
			"\"reason\":\"the model calls it spleen\",\"evidence\":0.0,\"mean_probability\":0.75," +
			"\"predicted_iou\":0.5,\"intensity\":\"as displayed\"}}", answer.toLine());
		assertEquals(Optional.of(answer), ItemAnswer.ofLine(answer.toLine()));
	}

	@Test
	void whatWasCheckedInAnotherWayIsAnAnswerStill() {
		assertEquals(Optional.of(new ItemAnswer("ab", "", MaskScore.NONE, Optional.empty())),
			ItemAnswer.ofLine("{\"key\":\"ab\",\"answer\":\"\",\"check\":{\"format\":0}}"));
	}

	@Test
	void anAnswerThatIsAskedForAgainLosesNothing() {
		final BinaryMask mask = BinaryMask.of(3, 2, new byte[] { 0, 1, 0, 0, 1, 1 });
		final ItemAnswer slice = new ItemAnswer("ab", "", MaskScore.NONE, Optional.of(PackedMask.of(mask)));
		final ItemAnswer again = new ItemAnswer("ab", "", MaskScore.NONE, Optional.empty());

		assertEquals(slice, again.or(slice));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"size\":[2,3],\"counts\":[2,2,1]}", "{\"size\":[2,3],\"counts\":[7,-1]}",
		"{\"size\":[0,3],\"counts\":[]}", "{\"size\":[2],\"counts\":[6]}", "{\"size\":[2,3]}", "7", "[]",
		"{\"size\":[2,3],\"counts\":[[],6]}" })
	void aLineWhoseOutlineIsDamagedDoesNotCount(final String mask) {
		assertEquals(Optional.empty(), ItemAnswer.ofLine("{\"key\":\"ab\",\"answer\":\"\",\"mask\":" + mask + "}"));
	}
}
