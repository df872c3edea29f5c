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
package sc.fiji.unibiomed.interpret.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.SingleImageInterpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What is asked back, and of which planes, with a model that says what the test wants. */
class AnswerCheckTest {

	private static final int SIDE = 160;
	private static final String BACK = "What is the <region> in the picture?";

	private final List<Question> asked = new ArrayList<>();
	private String called = "liver";

	private final SingleImageInterpreter model = (question, listener, cancellation) -> {
		cancellation.check();
		asked.add(question);
		return answer(called, List.of());
	};

	private AnswerCheck check(final boolean isThorough) {
		return new AnswerCheck(model, BACK, 16, SizeLimits.UNKNOWN, PictureSides.OF_PICTURE, isThorough);
	}

	private static Interpretation answer(final String text, final List<Finding> findings) {
		return new Interpretation(text, List.of(), List.of(), findings, List.of(), new Timings());
	}

	private static FindingMask square(final int side) {
		final BinaryMask mask = BinaryMask.of(SIDE, SIDE, (x, y) -> x < side && y < side);
		return new FindingMask(mask, MaskExtent.of(mask), side == 0 ? Double.NaN : 0.9, 0.9, 5);
	}

	private static RgbImage grey(final int value) {
		final byte[] pixels = new byte[3 * SIDE * SIDE];
		Arrays.fill(pixels, (byte) value);
		return new RgbImage(SIDE, SIDE, pixels);
	}

	private static Question about(final Picture picture) {
		return Question.about(picture, "Please segment liver in CT.");
	}

	private Finding checked(final Picture picture, final FindingMask... frames) {
		return check(false)
			.check(about(picture), answer("Sure, it is [SEG].", List.of(new Finding(1, "liver", List.of(frames)))),
				InterpretationListener.NONE, new Cancellation())
			.findings().get(0);
	}

	@Test
	void theOutlineIsTheRegionOfTheQuestion() {
		final Finding finding = checked(Picture.of(grey(10)), square(40));
		assertEquals(Verdict.CONFIRMED, finding.check().verdict());
		assertEquals(List.of(BACK), asked.stream().map(Question::prompt).toList());
		assertEquals(List.of(square(40).mask()), asked.get(0).regions());
		assertEquals("", asked.get(0).pastText());
	}

	/** Four pixels lie between the 16 × 16 places that the model looks at; 64 × 64 pixels around show them. */
	@Test
	void whatIsTooSmallIsShownLarger() {
		final BinaryMask dot = BinaryMask.of(SIDE, SIDE, (x, y) -> x >= 81 && x < 83 && y >= 81 && y < 83);
		final Finding finding = checked(Picture.of(grey(10)), new FindingMask(dot, MaskExtent.of(dot), 0.9, 0.9, 5));
		assertEquals(64, asked.get(0).picture().orElseThrow().width());
		assertEquals(4, asked.get(0).regions().get(0).area());
		assertEquals("the model calls it liver (seen in the part around it)", finding.check().reason());
	}

	/** Of nine planes, the liver is in five, from the third on; the largest is the last of them. */
	@Test
	void ofAVolumeTheLargestAndTheMiddlePlaneAreChecked() {
		final List<RgbImage> planes = new ArrayList<>();
		final FindingMask[] frames = new FindingMask[9];
		for (int i = 0; i < 9; i++) {
			planes.add(grey(i));
			frames[i] = square(i < 2 || i > 6 ? 0 : 30 + 10 * i);
		}
		final Finding finding = checked(Picture.stack(planes), frames);
		assertEquals(List.of(4, 6),
			asked.stream().map(each -> (int) each.picture().orElseThrow().frame(0).pixels()[0]).toList());
		assertEquals("the model calls it liver (confirmed in 2 of 2 planes)", finding.check().reason());
	}

	@Test
	void nothingOutlinedIsNotAskedBack() {
		final Finding finding = checked(Picture.of(grey(10)), square(0));
		assertEquals(List.of(), asked);
		assertEquals("nothing outlined", finding.check().reason());
	}

	/** A part lacks its surroundings: what is called otherwise there keeps its outline, and the whole decides. */
	@Test
	void inPartsNothingLosesItsOutline() {
		called = "vessel";
		final Question question = about(Picture.of(grey(10)));
		final Interpretation given = answer("Sure, it is [SEG].",
			List.of(new Finding(1, "liver", List.of(square(40)))));
		final Finding part = check(false).checkingParts((any, listener, cancellation) -> given)
			.interpret(question, InterpretationListener.NONE, new Cancellation()).findings().get(0);
		assertEquals(Verdict.ABSENT, part.check().verdict());
		assertEquals(1600, part.pixels());
		final Finding whole = check(false).checking((any, listener, cancellation) -> given)
			.interpret(question, InterpretationListener.NONE, new Cancellation()).findings().get(0);
		assertEquals(0, whole.pixels());
	}

	@Test
	void wordsAndOutlineAreCompared() {
		final Interpretation report = answer("There is <p> a liver </p> [SEG] in the lower right region.",
			List.of(new Finding(1, "a liver", List.of(square(40)))));
		assertEquals(
			"the model calls it liver; the text says lower, but the outline lies upper left in the " +
				"picture; the text says right, but the outline lies upper left in the picture",
			check(false).check(about(Picture.of(grey(10))), report, InterpretationListener.NONE, new Cancellation())
				.findings().get(0).check().reason());
	}

	/** Asked back once; then the mirrored, the smaller, the larger picture, and other words: nothing is outlined. */
	@Test
	void aThoroughCheckAsksFourTimesMore() {
		final Finding finding = check(true).check(about(Picture.of(grey(10))),
			answer("Sure, it is [SEG].", List.of(new Finding(1, "liver", List.of(square(40))))),
			InterpretationListener.NONE, new Cancellation()).findings().get(0);
		assertEquals(5, asked.size());
		assertEquals(List.of(160, 145, 176, 160),
			asked.subList(1, 5).stream().map(each -> each.picture().orElseThrow().width()).toList());
		assertEquals("Can you segment the liver?", asked.get(4).prompt());
		assertEquals(Verdict.DOUBTFUL, finding.check().verdict());
	}

	@Test
	void aCancelIsHeard() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancelledException.class,
			() -> check(false).check(about(Picture.of(grey(10))),
				answer("Sure, it is [SEG].", List.of(new Finding(1, "liver", List.of(square(40))))),
				InterpretationListener.NONE, cancellation));
	}
}
