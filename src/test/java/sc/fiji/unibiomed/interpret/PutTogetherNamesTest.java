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
package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/** What findings without a name are called, and what is said of empty ones, where several answers become one. */
class PutTogetherNamesTest {

	private static final String FIND = "Can we observe any signs of abnormality?";

	/** Answers whose masks have one pixel, or none where the text says "(empty)" behind the mask. */
	private static Interpretation answer(final String text) {
		final String[] parts = text.split("\\[SEG]", -1);
		final List<String> phrases = PhraseFinder.phrases(text, FIND);
		final List<Finding> findings = new ArrayList<>();
		for (int i = 1; i < parts.length; i++) {
			final boolean empty = parts[i].startsWith("(empty)");
			findings.add(new Finding(i, phrases.get(i - 1),
				List.of(FindingMask.unrated(BinaryMask.of(2, 2, (x, y) -> !empty && x + y == 0)))));
		}
		return new Interpretation(text, List.of(), List.of(), findings, NothingOutlined.notes(findings), new Timings());
	}

	private static Interpretation planes(final String... texts) {
		final Deque<String> left = new ArrayDeque<>(Arrays.asList(texts));
		final Picture stack = Picture.stack(Collections.nCopies(texts.length, new RgbImage(2, 2, new byte[12])));
		return new PlaneByPlaneInterpreter((question, listener, cancellation) -> answer(left.remove())).interpret(
			Question.about(stack, FIND), IntStream.rangeClosed(1, texts.length).mapToObj(i -> "z" + i).toList(),
			InterpretationListener.NONE, new Cancellation());
	}

	private static List<String> phrases(final Interpretation answer) {
		return answer.findings().stream().map(Finding::phrase).toList();
	}

	private static List<Long> pixels(final Interpretation answer) {
		return answer.findings().stream().map(Finding::pixels).toList();
	}

	@Test
	void findingsWithoutANameAreJoinedInTheOrderOfEachPlane() {
		final Interpretation answer = planes("The polyp [SEG]. Here is [SEG].", "It is [SEG].",
			"It is [SEG] and [SEG].");

		// The second plane's only nameless one goes with the first plane's only one, whatever its number there.
		assertEquals(List.of("polyp", "finding 2", "finding 3"), phrases(answer));
		assertEquals(List.of(1L, 3L, 1L), pixels(answer));
	}

	@Test
	void findingsWithoutANameOfSeveralRegionsGetNumbersOfTheirOwn() {
		final PartAnswers parts = new PartAnswers(4, 4, 1);
		parts.add(0, new Bounds(0, 0, 2, 2), answer("It is [SEG]."));
		parts.add(0, new Bounds(2, 2, 2, 2), answer("It is [SEG](empty)"));

		final Interpretation answer = parts.merged(List.of("More."));

		assertEquals(List.of("finding 1", "finding 2"), phrases(answer));
		assertEquals(List.of("More.", "Nothing was outlined for finding 2."), answer.notes());
	}

	@Test
	void planesInWhichNothingWasOutlinedAreNamed() {
		assertEquals(List.of("z2–z3: Nothing was outlined for 'polyp'."),
			planes("The polyp [SEG].", "The polyp [SEG](empty)", "The polyp [SEG](empty)", "No polyp.").notes());
		assertEquals(List.of("Nothing was outlined for 'polyp'."),
			planes("The polyp [SEG](empty)", "The polyp [SEG](empty)").notes());
		assertEquals(List.of(), planes("The polyp [SEG].", "No polyp.").notes());
	}
}
