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
package sc.fiji.unibiomed.interpret.large;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.ConnectedParts;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** With a model that knows what it sees: everything bright. */
class LargeImageInterpreterTest {

	private static final String PROMPT = "Please segment nuclei in pathology.";
	private static final int WHITE = 0xffffff;
	private static final int GREY = 0x404040;

	/** 300 x 100 pixels in fields of 100 that share 20 or more: 4 fields, at 0, 66, 133 and 200. */
	private static LazyPicture picture(final LazyPicture.Paint paint) {
		return new LazyPicture(300, 100, 1, paint);
	}

	/** Noise, so that no field has one colour, and white in a shape. */
	private static LazyPicture.Paint white(final BinaryMask.Pixels shape) {
		return (x, y) -> shape.contains(x, y) ? WHITE : GREY + (x + y) % 2;
	}

	private static BinaryMask bright(final Question question) {
		final RgbImage seen = question.picture().orElseThrow().frame(0);
		return BinaryMask.of(seen.width(), seen.height(), (x, y) -> seen.pixels()[3 * (y * seen.width() + x)] == -1);
	}

	private static Interpretation answer(final String text, final List<BinaryMask> masks, final double confidence) {
		final List<String> phrases = PhraseFinder.phrases(text, PROMPT);
		final List<Finding> findings = new ArrayList<>();
		for (int i = 0; i < masks.size(); i++) {
			final double probability = masks.get(i).area() == 0 ? Double.NaN : confidence;
			findings.add(new Finding(i + 1, phrases.get(i), List.of(
				new FindingMask(masks.get(i), MaskExtent.of(masks.get(i)), probability, confidence, 10 * confidence))));
		}
		return new Interpretation(text, List.of(1, 2), List.of(3), findings, List.of("A note."), new Timings());
	}

	/** Answers with one of the texts by turns, with the bright pixels for each {@code [SEG]}. */
	private static LargeImageInterpreter answering(final String... texts) {
		final int[] asked = { 0 };
		return new LargeImageInterpreter((question, listener, cancellation) -> {
			final String text = texts[asked[0]++ % texts.length];
			final int segments = text.split("\\[SEG]", -1).length - 1;
			return answer(text, Collections.nCopies(segments, bright(question)), 0.9);
		});
	}

	private static Interpretation ask(final LargeImageInterpreter interpreter, final Picture picture) {
		return interpreter.interpret(Question.about(picture, PROMPT), 100, 0.2, InterpretationListener.NONE,
			new Cancellation());
	}

	@Test
	void whatAllFieldsSayIsTheAnswerAndTheirFindingsAreOne() {
		final BinaryMask.Pixels disc = Shapes.disc(100, 50, 20);
		final LazyPicture picture = picture(white(disc));

		final Interpretation answer = ask(answering("Sure, it is [SEG].<|end|>"), picture);

		assertEquals("Sure, it is [SEG].<|end|>", answer.text());
		assertEquals(1, answer.findings().size());
		final Finding finding = answer.findings().get(0);
		assertAll(() -> assertEquals("nuclei", finding.phrase()),
			() -> assertEquals(BinaryMask.of(300, 100, disc), finding.frames().get(0).mask()),
			() -> assertEquals(0.9, finding.confidence(), 1e-12), () -> assertEquals(9, finding.objectScore(), 1e-12),
			() -> assertEquals(List.of(1, 2), answer.promptTokens()),
			() -> assertEquals(List.of(3, 3, 3, 3), answer.tokens()),
			() -> assertEquals(List.of("The image was split into 4 fields of 100 × 100 pixels.", "A note."),
				answer.notes()));
		// One field at a time, each once.
		assertEquals(4 * 100 * 100, picture.pixelsRead());
		assertEquals(100 * 100, picture.mostAtOnce());
	}

	@Test
	void differentAnswersStandInLinesTheMostFrequentOneFirst() {
		final Interpretation answer = ask(
			answering("There is no tumor.<|end|>", "Sure, it is [SEG].<|end|>", "Sure, it is [SEG].<|end|>",
				"The <p> tumor </p> [SEG] and the <p> Nuclei </p> [SEG].<|end|>"),
			picture(white(Shapes.disc(150, 50, 20))));

		assertEquals("Sure, it is [SEG]. (in 2 of 4 fields)\nThere is no tumor. (in 1 of 4 fields)\n" +
			"The <p> tumor </p> [SEG] and the <p> Nuclei </p> [1]. (in 1 of 4 fields)", answer.text());
		assertEquals("Sure, it is [1]. (in 2 of 4 fields)\nThere is no tumor. (in 1 of 4 fields)\n" +
			"The tumor [2] and the Nuclei [1]. (in 1 of 4 fields)", answer.plainText());
		assertEquals(List.of("nuclei", "tumor"), answer.findings().stream().map(Finding::phrase).toList());
		assertEquals(List.of(1, 2), answer.findings().stream().map(Finding::index).toList());
	}

	@Test
	void confidencesHaveTheWeightOfTheirPixels() {
		// A square that only field 0 shows (up to 65), and one that only field 3 shows (from 233): 100 and 300 pixels.
		final LazyPicture picture = picture(white((x, y) -> Shapes.rectangle(10, 10, 10, 10).contains(x, y) ||
			Shapes.rectangle(250, 10, 30, 10).contains(x, y)));
		final double[] confidences = { 0.6, 0.7, 0.8, 1.0 };
		final int[] field = { 0 };
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, listener,
			cancellation) -> answer("It is [SEG].", List.of(bright(question)), confidences[field[0]++]));

		final Finding finding = ask(interpreter, picture).findings().get(0);

		// (100 x 0.6 + 300 x 1.0) / 400 = 0.9
		assertEquals(0.9, finding.confidence(), 1e-12);
		assertEquals(0.9, finding.predictedIou(), 1e-12);
	}

	@Test
	void whatHasNoNameInAnyFieldIsOneFindingWithANumber() {
		final int[] field = { 0 };
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, listener, cancellation) -> {
			final boolean first = field[0]++ == 0;
			final FindingMask mask = FindingMask.unrated(bright(question));
			final List<Finding> findings = first
				? List.of(new Finding(1, "tumor", List.of(mask)), new Finding(2, "finding 2", List.of(mask)))
				: List.of(new Finding(1, "finding 1", List.of(mask)));
			return new Interpretation(first ? "A tumor [SEG] and [SEG]." : "It is [SEG].", List.of(1), List.of(2),
				findings, NothingOutlined.notes(findings), new Timings());
		});

		final Interpretation answer = ask(interpreter, picture(white(Shapes.rectangle(0, 0, 300, 10))));

		assertEquals(List.of("finding 1", "tumor"), answer.findings().stream().map(Finding::phrase).toList());
		assertEquals(3000, answer.findings().get(0).pixels());
		assertEquals(1, answer.notes().size(), "nothing is said of fields that have nothing of a finding");
	}

	@Test
	void onlyWhatNoFieldHasIsSaidToBeEmpty() {
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, listener, cancellation) -> {
			final Interpretation answer = answer("It is [SEG].", List.of(bright(question)), 0.9);
			return answer.noting(NothingOutlined.notes(answer.findings()));
		});

		assertEquals(List.of("The image was split into 4 fields of 100 × 100 pixels.", "A note."),
			ask(interpreter, picture(white(Shapes.disc(20, 20, 10)))).notes());
		assertEquals(List.of("The image was split into 4 fields of 100 × 100 pixels.", "A note.",
			"Nothing was outlined for 'nuclei'."), ask(interpreter, picture((x, y) -> GREY + (x + y) % 2)).notes());
	}

	@Test
	void aFindingWithoutPixelsIsKept() {
		final Finding finding = ask(answering("It is [SEG]."), picture((x, y) -> GREY + (x + y) % 2)).findings().get(0);

		assertEquals(0, finding.pixels());
		assertEquals(0.9, finding.predictedIou(), 1e-12);
		assertTrue(Double.isNaN(finding.frames().get(0).meanProbability()));
	}

	@Test
	void fieldsOfOneColourAreNotAskedAbout() {
		final Interpretation answer = ask(answering("It is [SEG]."),
			picture((x, y) -> Shapes.disc(20, 20, 10).contains(x, y) ? WHITE : GREY));

		assertEquals(List.of(3), answer.tokens());
		assertEquals("3 of them have one colour throughout and were left out.", answer.notes().get(1));
		// Nothing anywhere: there is an answer nevertheless.
		final Interpretation nothing = ask(answering("It is [SEG]."), picture((x, y) -> GREY));
		assertEquals("It is [SEG].", nothing.text());
		assertTrue(nothing.notes().contains("The image is shown in one colour everywhere; there is nothing to see."));
		assertFalse(answer.notes().contains("The image is shown in one colour everywhere; there is nothing to see."));
	}

	@Test
	void theAspectOfPixelsIsPassedOn() {
		final List<String> seen = new ArrayList<>();
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, listener, cancellation) -> {
			final Picture field = question.picture().orElseThrow();
			seen.add(field.width() + "x" + field.height() + " " + field.pixelAspect());
			return answer("No.", List.of(), 1);
		});

		ask(interpreter, new LazyPicture(100, 100, 2, white(Shapes.disc(50, 50, 9))));

		// 100 wide and 50 high, two or more that share 10: 1 + ceil(50 / 40) = 3.
		assertEquals(List.of("100x50 2.0", "100x50 2.0", "100x50 2.0"), seen);
	}

	@Test
	void progressNeverGoesBackAndEndsAtAll() {
		final List<Long> done = new ArrayList<>();
		final List<String> said = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void field(final int number, final int count) {
				said.add(number + " of " + count);
			}

			@Override
			public void progress(final Stage stage, final long reached, final long total) {
				assertEquals(400, total);
				done.add(reached);
			}

			@Override
			public void text(final String piece) {
				said.add(piece);
			}
		};
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, inner, cancellation) -> {
			inner.progress(Stage.VISION, 0, 2);
			inner.progress(Stage.VISION, 2, 2);
			inner.progress(Stage.DECODE, 20, 0);
			inner.text("field text");
			inner.progress(Stage.IMAGE_ENCODER, 0, 1);
			inner.progress(Stage.DECODE, 0, 0);
			return answer("No.", List.of(), 1);
		});

		interpreter.interpret(Question.about(picture(white(Shapes.disc(50, 50, 9))), PROMPT), 100, 0.2, listener,
			new Cancellation());

		assertEquals(done.stream().sorted().toList(), done);
		// Looking is the first sixth; half of answering ends at 41; outlines begin at 50; a field counts 100.
		assertEquals(List.of(0L, 16L, 41L, 50L, 50L, 100L, 100L), done.subList(0, 7));
		assertEquals(400, done.get(done.size() - 1));
		assertEquals(List.of("1 of 4", "2 of 4", "3 of 4", "4 of 4", "No."), said);
	}

	@Test
	void cancellingStopsBeforeTheNextField() {
		final Cancellation cancellation = new Cancellation();
		final LazyPicture picture = picture(white(Shapes.disc(50, 50, 9)));
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, inner, unused) -> {
			cancellation.cancel();
			return answer("No.", List.of(), 1);
		});

		assertThrows(CancelledException.class, () -> interpreter.interpret(Question.about(picture, PROMPT), 100, 0.2,
			InterpretationListener.NONE, cancellation));
		assertEquals(100 * 100, picture.pixelsRead());
	}

	@Test
	void whatCannotBeAskedIsRefused() {
		final LargeImageInterpreter interpreter = answering("No.");
		final Question question = Question.about(picture(white(Shapes.disc(50, 50, 9))), PROMPT);
		final Cancellation cancellation = new Cancellation();
		final List<Question> refused = List.of(Question.withoutPicture(PROMPT),
			question.withRegions(List.of(BinaryMask.empty(300, 100))), question.withPastText("<|user|>"),
			Question.about(Picture.stack(List.of(new RgbImage(1, 1, new byte[3]))), PROMPT));
		for (final Question each : refused) {
			assertThrows(PromptException.class,
				() -> interpreter.interpret(each, 100, 0.2, InterpretationListener.NONE, cancellation));
		}
		assertThrows(PromptException.class,
			() -> interpreter.interpret(question, 63, 0.2, InterpretationListener.NONE, cancellation));
		assertThrows(PromptException.class,
			() -> interpreter.interpret(question, 100, 0.9, InterpretationListener.NONE, cancellation));
	}

	@Test
	void largeIsMoreThanTwoThousandPixelsAlongASide() {
		assertTrue(!LargeImageInterpreter.isLarge(new LazyPicture(2000, 2000, 1, (x, y) -> 0)));
		assertTrue(LargeImageInterpreter.isLarge(new LazyPicture(2001, 1, 1, (x, y) -> 0)));
		assertTrue(LargeImageInterpreter.isLarge(new LazyPicture(1, 2001, 1, (x, y) -> 0)));
	}

	/**
	 * 10,000 × 10,000 pixels with a disc of radius 20 every 50 pixels: 200 × 200. The result itself is 12.5 MB (a bit a
	 * pixel); the image would be 300 MB. A field of 1024² is 3 MB of colours and 0.1 MB of mask, and three rows of 12
	 * fields are kept.
	 */
	@Test
	void tenThousandSquaredPixelsNeedLittleMoreMemoryThanTheResult() {
		final int[] pattern = new int[50 * 50];
		Arrays.setAll(pattern, i -> Math.hypot(i % 50 - 25, i / 50 - 25) <= 20 ? WHITE : GREY);
		final LazyPicture picture = new LazyPicture(10_000, 10_000, 1, (x, y) -> pattern[y % 50 * 50 + x % 50]);
		final long[] most = { 0 };
		final int[] asked = { 0 };
		final LargeImageInterpreter interpreter = new LargeImageInterpreter((question, listener, cancellation) -> {
			// Once in every row of 12 fields: collecting garbage takes long.
			if (++asked[0] % 12 == 0) {
				most[0] = Math.max(most[0], used());
			}
			return answer("It is [SEG].", List.of(bright(question)), 0.9);
		});
		final long before = used();

		final Interpretation answer = interpreter.interpret(Question.about(picture, PROMPT), 1024, 0.2,
			InterpretationListener.NONE, new Cancellation());

		final BinaryMask mask = answer.findings().get(0).frames().get(0).mask();
		assertEquals(40_000, ConnectedParts.of(mask).size());
		// Gauss's circle of radius 20 has 1257 points.
		assertEquals(40_000L * 1257, mask.area());
		assertTrue(most[0] - before < 100_000_000, () -> "MB: " + (most[0] - before) / 1e6);
	}

	/** 40 x 40 fields of 64 pixels: 1600 masks, which would be 1.3 GB if each took the 0.8 MB of the whole image. */
	@Test
	void aNameOfItsOwnInEveryFieldTakesNoMemoryForTheWholeImage() {
		final LazyPicture picture = new LazyPicture(2560, 2560, 1, white((x, y) -> x % 64 < 20 && y % 64 < 20));
		final int[] field = { 0 };
		final LargeImageInterpreter interpreter = new LargeImageInterpreter(
			(question, listener, cancellation) -> answer("There is <p> thing " + field[0]++ + " </p> [SEG].",
				List.of(bright(question)), 0.9));
		final long before = used();

		final Interpretation answer = interpreter.interpret(Question.about(picture, PROMPT), 64, 0,
			InterpretationListener.NONE, new Cancellation());

		assertEquals(1600, answer.findings().size());
		final long grown = used() - before;
		assertTrue(grown < 100_000_000, () -> "MB: " + grown / 1e6);
	}

	/** Bytes that are really in use. */
	private static long used() {
		final Runtime runtime = Runtime.getRuntime();
		System.gc();
		return runtime.totalMemory() - runtime.freeMemory();
	}
}
