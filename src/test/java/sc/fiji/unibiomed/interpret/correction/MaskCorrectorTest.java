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
package sc.fiji.unibiomed.interpret.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.encoding.PictureCache;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.runtime.ImageFeatures;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.MaskPrediction;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What a user may click, in any order, and what is refused. The image has 200 × 180 pixels. */
class MaskCorrectorTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 180;
	/** More when somebody wants to know: {@code -Dunibiomed.clicks=3000}. */
	private static final int RUNS = Integer.getInteger("unibiomed.clicks", 150);
	private static final int PROMPTS = 5000;

	private static LoadedModel model;
	private static PictureCache cache;
	private static ImageFeatures features;
	private static MaskCorrector corrector;
	private static float[] segHidden;

	@BeforeAll
	static void encodeOneImage() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
		cache = PictureCache.ofConversation(model);
		final Picture picture = Picture.of(ImageFiles.read(Reference.inputs("a04_small_grey_eos")[0]));
		features = cache.frames().of(picture, 0, new Timings(), new Cancellation());
		corrector = new MaskCorrector(model, WIDTH, HEIGHT);
		segHidden = Reference.tensor("a04_small_grey_eos", "seg_hidden_states").orElseThrow().values();
		assertEquals(WIDTH, picture.width());
		assertEquals(HEIGHT, picture.height());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		cache.close();
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	private static CorrectedMask correct(final CorrectionPrompt prompt) {
		return corrector.correct(features, segHidden, prompt, new Cancellation());
	}

	@Test
	void eachRoundStartsFromTheOneBefore() {
		final CorrectionPrompt first = CorrectionPrompt.withWords().and(PointPrompt.inside(60, 70));
		final CorrectedMask drawn = correct(first);
		assertTrue(drawn.chosenMask() > 0);
		assertTrue(drawn.stability().isEmpty());

		final CorrectedMask again = correct(first.and(PointPrompt.outside(150, 120)).startingFrom(drawn.logits()));
		assertTrue(again.stability().isPresent());
		assertEquals(4, again.predictedIous().length);
		assertNotEquals(drawn.mask().mask(), again.mask().mask());
	}

	@Test
	void theSameClicksDrawTheSame() {
		final CorrectionPrompt prompt = CorrectionPrompt.withoutWords().in(new BoxPrompt(20, 30, 120, 100))
			.and(PointPrompt.inside(60, 70)).and(PointPrompt.outside(60, 70));
		assertEquals(correct(prompt).mask(), correct(prompt).mask());
	}

	@Test
	void whatIsOutsideTheImageIsRefusedInOneSentence() {
		assertEquals("The point at 300, 20.5 is outside the image, which has 200 × 180 pixels.",
			refusal(CorrectionPrompt.withWords().and(PointPrompt.inside(300, 20.5))));
		assertEquals("The point at -1, 20 is outside the image, which has 200 × 180 pixels.",
			refusal(CorrectionPrompt.withWords().and(PointPrompt.outside(-1, 20))));
		assertEquals("The corner of the box at 20, 181 is outside the image, which has 200 × 180 pixels.",
			refusal(CorrectionPrompt.withoutWords().in(new BoxPrompt(10, 10, 20, 181))));
	}

	@Test
	void whatSaysNothingIsRefused() {
		assertEquals("There is nothing to draw from: give a point, a box, a mask or words.",
			refusal(CorrectionPrompt.withoutWords()));
		assertEquals("The words of this finding are not kept any more; correct it without words.",
			assertThrows(PromptException.class,
				() -> corrector.correct(features, null, CorrectionPrompt.withWords(), new Cancellation()))
				.getMessage());
		assertEquals("A point needs two numbers for its place, not NaN and 1.0.",
			assertThrows(PromptException.class, () -> PointPrompt.inside(Double.NaN, 1)).getMessage());
		assertEquals("A box goes from its upper left to its lower right corner, not from 20.0, 1.0 to 10.0, 5.0.",
			assertThrows(PromptException.class, () -> new BoxPrompt(20, 1, 10, 5)).getMessage());
	}

	private static String refusal(final CorrectionPrompt prompt) {
		return assertThrows(PromptException.class, () -> correct(prompt)).getMessage();
	}

	@Test
	void aCancelledCorrectionStops() {
		final Cancellation cancelled = new Cancellation();
		cancelled.cancel();
		final CorrectionPrompt prompt = CorrectionPrompt.withWords();
		assertThrows(CancelledException.class, () -> corrector.correct(features, segHidden, prompt, cancelled));
	}

	@Test
	void ownMasksAreAdoptedAsTheyAre() {
		final BinaryMask own = BinaryMask.of(WIDTH, HEIGHT, (x, y) -> x < 100);
		final MaskPrediction adopted = corrector.adopt(features, own, new Cancellation());
		assertEquals(10, adopted.objectScore());
		assertEquals(10, adopted.logits()[0], 1e-4);
		assertEquals(-10, adopted.logits()[adopted.side() - 1], 1e-4);
		assertEquals(-10, corrector.adopt(features, BinaryMask.empty(WIDTH, HEIGHT), new Cancellation()).objectScore());
	}

	/** Clicks anywhere, some outside the image, some contradicting, in rounds that start from each other. */
	@Test
	@Timeout(300)
	void anyClicksAreDrawnOrRefused() {
		final SplittableRandom random = new SplittableRandom(7);
		CorrectionPrompt prompt = CorrectionPrompt.withWords();
		correct(prompt);
		final int open = model.handles().stillOpen().size();
		for (int run = 0; run < RUNS; run++) {
			if (prompt.points().size() > 8) {
				prompt = random.nextBoolean() ? CorrectionPrompt.withWords() : CorrectionPrompt.withoutWords();
			}
			prompt = next(prompt, random);
			if (isInside(prompt)) {
				final CorrectedMask drawn = correct(prompt);
				assertEquals(WIDTH, drawn.mask().mask().width());
				prompt = prompt.startingFrom(drawn.logits());
			}
			else {
				refusal(prompt);
				prompt = CorrectionPrompt.withWords();
			}
			assertEquals(open, model.handles().stillOpen().size());
		}
	}

	/** The rules that need no network, thousands of times. */
	@Test
	void anyPointsAreScaledOrRefused() {
		final SplittableRandom random = new SplittableRandom(8);
		for (int i = 0; i < PROMPTS; i++) {
			CorrectionPrompt prompt = CorrectionPrompt.withoutWords();
			for (int click = 0; click <= i % 20; click++) {
				prompt = next(prompt, random);
			}
			if (isInside(prompt)) {
				final float[] coordinates = prompt.scaled(WIDTH, HEIGHT, 1024).coordinates();
				assertEquals(2 * (prompt.points().size() + 2 * prompt.box().stream().count()), coordinates.length);
				for (final float coordinate : coordinates) {
					assertTrue(coordinate >= -0.5f / HEIGHT * 1024 && coordinate <= 1024);
				}
			}
			else {
				refusal(prompt);
			}
		}
	}

	private static CorrectionPrompt next(final CorrectionPrompt prompt, final SplittableRandom random) {
		// On the border now and then, and rarely outside.
		final double x = random.nextInt(10) == 0
			? random.nextInt(2) * WIDTH
			: random.nextDouble(-0.5, WIDTH + (random.nextInt(20) == 0 ? 50 : 0));
		final double y = random.nextDouble(-0.5, HEIGHT);
		if (random.nextInt(8) == 0) {
			final double right = random.nextDouble(x, WIDTH + 1e-6 + Math.max(0, x - WIDTH));
			return prompt.in(new BoxPrompt(x, y, Math.max(x, Math.min(right, WIDTH)), HEIGHT));
		}
		return prompt.and(new PointPrompt(x, y, random.nextBoolean()));
	}

	private static boolean isInside(final CorrectionPrompt prompt) {
		return prompt.points().stream().allMatch(point -> point.x() <= WIDTH) &&
			prompt.box().stream().allMatch(box -> box.right() <= WIDTH && box.left() <= WIDTH);
	}
}
