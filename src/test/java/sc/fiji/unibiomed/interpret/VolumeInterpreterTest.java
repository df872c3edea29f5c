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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** The demo model and the twelve slices of the sample stack. */
class VolumeInterpreterTest {

	private static final String PROMPT = "Please segment brain tumor in MRI.";
	private static LoadedModel model;
	private static List<RgbImage> slices;
	private static List<RgbImage> truth;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(Checkpoint.open(DemoModel.folder(new CacheFolder(cache))), RuntimeOptions.exactOnCpu());
		slices = ImageFiles.readStack(Path.of("sample-images", "21_mri_stack_12slices.tif"));
		truth = ImageFiles.readStack(Path.of("sample-images", "21_mri_stack_12slices_mask_brain_tumor.tif"));
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@Test
	void inTheKeyPlaneTheAnswerIsThatOfThePlaneByItself() throws IOException {
		final Interpretation volume = ask(slices, 6);
		final Interpretation plane = new Interpreter(model).interpret(Question.about(Picture.of(slices.get(6)), PROMPT),
			InterpretationListener.NONE, new Cancellation());

		assertEquals(plane.text(), volume.text());
		assertEquals(plane.promptTokens(), volume.promptTokens());
		assertEquals(plane.findings().get(0).frames().get(0), volume.findings().get(0).frames().get(6));
	}

	/** The reference's own forward order reaches overlaps between 0.74 and 0.88 on these slices. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 6, 11 })
	void theTumorIsFollowedThroughAllSlicesFromAnyOfThem(final int key) throws IOException {
		final Interpretation answer = ask(slices, key);

		assertEquals(1, answer.findings().size());
		final List<BinaryMask> masks = masks(answer);
		assertEquals(slices.size(), masks.size());
		for (int i = 0; i < masks.size(); i++) {
			final double overlap = iou(masks.get(i), truth(i));
			assertTrue(overlap > 0.74, "slice " + (i + 1) + " has an overlap of " + overlap);
		}
	}

	@Test
	void bothDirectionsAreAlike() throws IOException {
		final List<RgbImage> reversed = new ArrayList<>(slices.subList(3, 10));
		Collections.reverse(reversed);
		final List<BinaryMask> upsideDown = new ArrayList<>(masks(ask(reversed, 4)));
		Collections.reverse(upsideDown);

		assertEquals(masks(ask(slices.subList(3, 10), 2)), upsideDown);
	}

	@Test
	void aVolumeOfOnePlaneIsThatPlane() throws IOException {
		assertEquals(List.of(masks(ask(slices, 5)).get(5)), masks(ask(slices.subList(5, 6), 0)));
	}

	@Test
	void progressRunsForwardOverAllPlanes() throws IOException {
		final List<Long> planes = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				if (stage == Stage.IMAGE_ENCODER) {
					assertEquals(5, total);
					planes.add(done);
				}
			}
		};
		new VolumeInterpreter(model).interpret(Question.about(Picture.stack(slices.subList(0, 5)), PROMPT), 3, listener,
			new Cancellation());

		assertEquals(List.of(0L, 1L, 2L, 3L, 4L), planes);
	}

	@Test
	void cancellingStopsWithinAPlane() throws IOException {
		final Cancellation cancellation = new Cancellation();
		final AtomicInteger planes = new AtomicInteger();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				if (stage == Stage.IMAGE_ENCODER && planes.incrementAndGet() == 2) {
					cancellation.cancel();
				}
			}
		};
		final Question question = Question.about(Picture.stack(slices), PROMPT);

		assertThrows(CancelledException.class,
			() -> new VolumeInterpreter(model).interpret(question, 6, listener, cancellation));
		assertEquals(2, planes.get());
	}

	@Test
	void refusesAKeyPlaneThatIsNotThereAndNoPicture() throws IOException {
		final VolumeInterpreter interpreter = new VolumeInterpreter(model);
		final Question question = Question.about(Picture.stack(slices), PROMPT);
		final InterpretationListener none = InterpretationListener.NONE;

		assertThrows(IndexOutOfBoundsException.class,
			() -> interpreter.interpret(question, 12, none, new Cancellation()));
		assertThrows(PromptException.class,
			() -> interpreter.interpret(Question.withoutPicture(PROMPT), 0, none, new Cancellation()));
	}

	private static Interpretation ask(final List<RgbImage> frames, final int key) throws IOException {
		return new VolumeInterpreter(model).interpret(Question.about(Picture.stack(frames), PROMPT), key,
			InterpretationListener.NONE, new Cancellation());
	}

	private static List<BinaryMask> masks(final Interpretation answer) {
		return answer.findings().get(0).frames().stream().map(FindingMask::mask).toList();
	}

	private static BinaryMask truth(final int slice) {
		final RgbImage picture = truth.get(slice);
		return BinaryMask.of(picture.width(), picture.height(),
			(x, y) -> picture.pixels()[3 * (y * picture.width() + x)] != 0);
	}

	private static double iou(final BinaryMask a, final BinaryMask b) {
		final BinaryMask both = BinaryMask.of(a.width(), a.height(), (x, y) -> a.get(x, y) && b.get(x, y));
		return (double) both.area() / (a.area() + b.area() - both.area());
	}
}
