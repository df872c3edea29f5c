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
package sc.fiji.unibiomed.interpret.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.demo.DemoTour;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

class RecentPicturesTest {

	private static final String LIVER = "Please segment liver in CT.";
	private static final String SPLEEN = "Please segment spleen in CT.";

	@TempDir
	static Path home;

	private final Map<InterpretationListener.Stage, Long> work = new EnumMap<>(InterpretationListener.Stage.class);
	private final InterpretationListener counter = new InterpretationListener() {

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			work.put(stage, total);
		}
	};
	private LoadedModel model;
	private RecentPictures recent;
	private RgbImage ct;

	@BeforeEach
	void open() throws IOException {
		final CacheFolder cache = new CacheFolder(home);
		model = new LoadedModel(Checkpoint.open(DemoModel.folder(cache)), RuntimeOptions.exactOnCpu());
		recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT);
		ct = ImageFiles.read(DemoTour.samples(cache).resolve("02_ct.png"));
	}

	@AfterEach
	void close() {
		recent.close();
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	private Interpretation ask(final RgbImage image, final String prompt, final List<BinaryMask> regions)
		throws IOException
	{
		work.clear();
		return new Interpreter(model, recent).interpret(Question.about(Picture.of(image), prompt).withRegions(regions),
			counter, new Cancellation());
	}

	private Interpretation askAnew(final RgbImage image, final String prompt, final List<BinaryMask> regions)
		throws IOException
	{
		return new Interpreter(model).interpret(Question.about(Picture.of(image), prompt).withRegions(regions),
			InterpretationListener.NONE, new Cancellation());
	}

	@Test
	void aSecondQuestionCostsItsOwnWordsOnly() throws IOException {
		ask(ct, LIVER, List.of());
		final long whole = work.get(InterpretationListener.Stage.PREFILL);
		final Interpretation second = ask(ct, SPLEEN, List.of());

		assertTrue(work.get(InterpretationListener.Stage.PREFILL) < 20, work + " of " + whole);
		assertTrue(whole > 256, "an image has 256 tokens, the prompt " + whole);
		assertEquals(null, work.get(InterpretationListener.Stage.VISION));
		assertEquals(null, work.get(InterpretationListener.Stage.IMAGE_ENCODER));
		final Interpretation anew = askAnew(ct, SPLEEN, List.of());
		assertEquals(anew.text(), second.text());
		assertEquals(anew.findings(), second.findings(), "to the last bit");
	}

	@Test
	void theSamePixelsInAnotherObjectAreTheSamePicture() throws IOException {
		ask(ct, LIVER, List.of());
		ask(new RgbImage(ct.width(), ct.height(), ct.pixels().clone()), LIVER, List.of());

		assertEquals(1, recent.count());
		assertEquals(null, work.get(InterpretationListener.Stage.VISION));
	}

	@Test
	void aPictureThatDiffersInOnePixelIsLookedAt() throws IOException {
		ask(ct, LIVER, List.of());
		final byte[] pixels = ct.pixels().clone();
		pixels[0] ^= 1;
		ask(new RgbImage(ct.width(), ct.height(), pixels), LIVER, List.of());

		assertEquals(2, recent.count());
		assertEquals(1L, work.get(InterpretationListener.Stage.VISION));
	}

	@Test
	void anotherRegionOfTheSameSizeIsReadAnew() throws IOException {
		final String prompt = "What is the <region> in the picture?";
		final List<BinaryMask> one = List.of(square(120, 200));
		final List<BinaryMask> other = List.of(square(400, 300));
		final String first = ask(ct, prompt, one).text();
		final String second = ask(ct, prompt, other).text();

		assertEquals(askAnew(ct, prompt, one).text(), first);
		assertEquals(askAnew(ct, prompt, other).text(), second);
		assertNotEquals(first, second);
	}

	/** Two of the grid's cells of 560 / 16 = 35 pixels wide and high, wherever it lies. */
	private BinaryMask square(final int x, final int y) {
		final int left = x / 35 * 35;
		final int top = y / 35 * 35;
		return BinaryMask.of(ct.width(), ct.height(),
			(px, py) -> px >= left && px < left + 70 && py >= top && py < top + 70);
	}

	@Test
	void whatIsOverTheLimitIsForgotten() throws IOException {
		recent = new RecentPictures(0);
		ask(ct, LIVER, List.of());

		assertEquals(0, recent.count());
		assertEquals(List.of(),
			model.handles().stillOpen().stream()
				.filter(name -> !name.startsWith("session") && !name.equals("tokenizer") && !name.equals("tensor"))
				.toList());
	}

	@Test
	void aCancelledQuestionDoesNotSpoilTheNext() throws IOException {
		final Cancellation cancellation = new Cancellation();
		try {
			new Interpreter(model, recent).interpret(Question.about(Picture.of(ct), LIVER),
				new InterpretationListener()
				{

					@Override
					public void text(final String piece) {
						cancellation.cancel();
					}
				}, cancellation);
		}
		catch (final sc.fiji.unibiomed.util.CancelledException e) {
			assertTrue(cancellation.isCancelled());
		}
		assertEquals(askAnew(ct, SPLEEN, List.of()).text(), ask(ct, SPLEEN, List.of()).text());
	}
}
