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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/**
 * The demonstration model looks at large images: sample images, mirrored at their borders over and over. The fields lie
 * across the mirrors, and objects across the fields.
 */
class LargeDemoImageTest {

	private static final String NUCLEI = "Please segment nuclei in pathology.";

	private static LoadedModel model;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(Checkpoint.open(DemoModel.folder(new CacheFolder(cache))), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	private static LazyPicture picture(final String sample, final int width, final int height) throws IOException {
		final RgbImage image = ImageFiles.read(Path.of("sample-images", sample + ".png"));
		final byte[] pixels = image.pixels();
		return new LazyPicture(width, height, 1, (x, y) -> {
			final int at = 3 * (mirrored(y, image.height()) * image.width() + mirrored(x, image.width()));
			return (pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | pixels[at + 2] & 255;
		});
	}

	private static BinaryMask truth(final String sample, final int width, final int height) throws IOException {
		final BinaryMask mask = ImageFiles.readMask(Path.of("sample-images", sample + ".png"));
		return BinaryMask.of(width, height, (x, y) -> mask.get(mirrored(x, mask.width()), mirrored(y, mask.height())));
	}

	private static int mirrored(final int at, final int length) {
		final int within = at % (2 * length);
		return within < length ? within : 2 * length - 1 - within;
	}

	private static BinaryMask mask(final Interpretation answer) {
		assertEquals(1, answer.findings().size());
		return answer.findings().get(0).frames().get(0).mask();
	}

	@Test
	void nucleiAcrossFieldsAreFoundAsWellAsInsideOfThem() throws IOException {
		final LazyPicture picture = picture("01_pathology", 1300, 900);
		final BinaryMask truth = truth("01_pathology_mask_nuclei", 1300, 900);
		final List<Long> reached = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				assertEquals(600, total);
				reached.add(done);
			}
		};

		final Interpretation answer = new LargeImageInterpreter(model).interpret(Question.about(picture, NUCLEI), 512,
			FieldPlan.DEFAULT_OVERLAP, listener, new Cancellation());

		assertEquals("Sure, it is [1].", answer.plainText());
		// 1 + ceil(788 / 409) = 3 columns and 1 + ceil(388 / 409) = 2 rows, each read once.
		assertEquals(6 * 512 * 512, picture.pixelsRead());
		assertEquals(512 * 512, picture.mostAtOnce());
		assertEquals(reached.stream().sorted().toList(), reached);
		assertEquals(600, reached.get(reached.size() - 1));

		final BinaryMask found = mask(answer);
		final FieldPlan plan = FieldPlan.of(1300, 900, 512, FieldPlan.DEFAULT_OVERLAP, 1);
		final List<BinaryMask> nuclei = ConnectedParts.of(truth);
		int across = 0;
		int acrossFound = 0;
		int inside = 0;
		int insideFound = 0;
		final List<Double> overlaps = Shapes.overlaps(truth, found);
		for (int i = 0; i < nuclei.size(); i++) {
			final Bounds bounds = nuclei.get(i).bounds();
			final int isFound = overlaps.get(i) >= 0.5 ? 1 : 0;
			if (plan.owner(bounds.x(), bounds.y()) == plan.owner(bounds.x() + bounds.width() - 1,
				bounds.y() + bounds.height() - 1))
			{
				inside++;
				insideFound += isFound;
			}
			else {
				across++;
				acrossFound += isFound;
			}
		}
		// The sample alone in one piece: overlap 0.914, area 1.085 of the truth's, 81 parts for 92 nuclei, some of
		// which touch.
		assertTrue(Shapes.overlap(truth, found) >= 0.9, "overlap " + Shapes.overlap(truth, found));
		assertEquals(1.085, (double) found.area() / truth.area(), 0.02);
		assertEquals(81 / 92.0, (double) ConnectedParts.of(found).size() / nuclei.size(), 0.03);
		assertTrue(across >= 20, "nuclei across fields: " + across);
		assertTrue(acrossFound * inside >= insideFound * across,
			acrossFound + " of " + across + " across, " + insideFound + " of " + inside + " inside");
	}

	@Test
	void lesionsLargerThanTheOverlapAreWhole() throws IOException {
		final BinaryMask truth = truth("10_dermoscopy_mask_skin_lesion", 1024, 1024);

		final BinaryMask found = mask(new LargeImageInterpreter(model).interpret(
			Question.about(picture("10_dermoscopy", 1024, 1024), "Please segment skin lesion in dermoscopy."), 384,
			FieldPlan.DEFAULT_OVERLAP, InterpretationListener.NONE, new Cancellation()));

		assertEquals(4, ConnectedParts.of(truth).size());
		// The sample alone in one piece: 0.954. Each lesion is 57,504 pixels in one part, and fields share 77 columns.
		Shapes.overlaps(truth, found).forEach(overlap -> assertTrue(overlap >= 0.9, "overlap " + overlap));
	}

	@Test
	void canBeStoppedInTheMiddleOfAField() throws IOException {
		final LazyPicture picture = picture("01_pathology", 1300, 900);
		final Cancellation cancellation = new Cancellation();
		final List<Integer> begun = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void field(final int number, final int count) {
				begun.add(number);
			}

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				if (begun.size() == 2 && stage == Stage.IMAGE_ENCODER) {
					cancellation.cancel();
				}
			}
		};

		assertThrows(CancelledException.class, () -> new LargeImageInterpreter(model)
			.interpret(Question.about(picture, NUCLEI), 512, FieldPlan.DEFAULT_OVERLAP, listener, cancellation));
		assertEquals(List.of(1, 2), begun);
		assertEquals(2 * 512 * 512, picture.pixelsRead());
	}

	@Test
	void theModelSeesAPictureOfHighPixelsInItsProportionsInReality() throws IOException {
		// 1300 x 650 pixels, twice as high as wide, are a square: 845,000 pixels fill 2 x 2 tiles of 448 by more than
		// half.
		final RgbImage wide = picture("01_pathology", 1300, 650).part(0, new Bounds(0, 0, 1300, 650));
		final Interpreter interpreter = new Interpreter(model);

		final int asSquare = interpreter.interpret(Question.about(new FieldPicture(wide, 2), NUCLEI),
			InterpretationListener.NONE, new Cancellation()).promptTokens().size();
		final int asWide = interpreter.interpret(Question.about(new FieldPicture(wide, 1), NUCLEI),
			InterpretationListener.NONE, new Cancellation()).promptTokens().size();

		// 256 tokens for each tile and the whole image, and 16 for the words. As wide as its pixels are many, it is 2 :
		// 1, and fills 4 x 2 tiles (1,605,632 pixels) by more than half.
		assertEquals((4 + 1) * 256 + 16, asSquare);
		assertEquals((8 + 1) * 256 + 16, asWide);
	}
}
