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
package sc.fiji.unibiomed.interpret.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;

/** Computer-generated pictures pass, others are caught. */
class DemoPicturesTest {

	private static final Path SAMPLES = Path.of("sample-images");

	private static List<Path> samples() throws IOException {
		try (Stream<Path> files = Files.list(SAMPLES)) {
			return files.filter(file -> file.toString().matches(".*\\.png") && !file.toString().contains("_mask_"))
				.sorted().toList();
		}
	}

	@Test
	void everySampleIsOfItsKindAlsoMirrored() throws IOException {
		final List<Path> samples = samples();
		assertEquals(13, samples.size());
		for (final Path file : samples) {
			final RgbImage picture = TestPictures.read(file);
			assertTrue(DemoPictures.isLike(picture), file.toString());
			assertTrue(DemoPictures.isLike(TestPictures.mirrored(picture)), file + ", mirrored");
		}
	}

	@Test
	void everySliceOfTheSampleStackIsOfItsKind() throws IOException {
		final List<RgbImage> slices = ImageFiles.readStack(SAMPLES.resolve("21_mri_stack_12slices.tif"));
		assertEquals(12, slices.size());
		assertTrue(slices.stream().allMatch(DemoPictures::isLike));
	}

	@Test
	void ninetyOfAHundredOthersAreCaughtAndNoSortOfThemPasses() throws IOException {
		final List<String> passed = new ArrayList<>();
		final Map<String, RgbImage> others = TestPictures.others();
		others.forEach((name, picture) -> {
			if (DemoPictures.isLike(picture)) {
				passed.add(name);
			}
		});
		assertTrue(others.size() >= 70, others.keySet().toString());
		assertTrue(passed.size() <= others.size() / 10, passed.toString());
		final Set<String> sorts = Set.copyOf(passed.stream().map(name -> name.replaceAll(" \\d+$", "")).toList());
		for (final String sort : sorts) {
			assertFalse(others.keySet().stream().filter(name -> name.startsWith(sort)).allMatch(passed::contains),
				sort);
		}
	}

	@Test
	void aSampleAtAnotherSizeHasOtherNoiseAndIsNoneOfThem() throws IOException {
		final RgbImage sample = TestPictures.read(SAMPLES.resolve("02_ct.png"));
		final int side = 2 * sample.width();
		final byte[] pixels = new byte[RgbImage.length(side, 2 * sample.height())];
		for (int i = 0; i < pixels.length; i++) {
			final int x = i / 3 % side / 2;
			final int y = i / 3 / side / 2;
			pixels[i] = sample.pixels()[3 * (y * sample.width() + x) + i % 3];
		}
		assertFalse(DemoPictures.isLike(new RgbImage(side, 2 * sample.height(), pixels)));
	}

	@Test
	void whatIsMuchSmallerOrLargerIsNotMeasured() {
		assertFalse(DemoPictures.isLike(new RgbImage(1, 1, new byte[3])));
		assertFalse(DemoPictures.hasSidesOf(512, 4000));
		assertTrue(DemoPictures.hasSidesOf(448, 608));
	}

	@Test
	void everyKindHasARangeOfEveryMeasure() {
		assertEquals(10, DemoPictures.kinds().size());
		DemoPictures.kinds().forEach((kind, ranges) -> {
			assertEquals(Set.of(PictureMeasure.values()), ranges.keySet(), kind);
			ranges.values().forEach(range -> assertTrue(range.low() < range.high(), kind));
		});
	}
}
