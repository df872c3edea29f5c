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
package sc.fiji.unibiomed.imagej.intensity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.intensity.IntensityWindow;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.rendering.PlaneRendering;
import sc.fiji.unibiomed.imagej.image.OpenImage;

/** What holds for every image, whatever is in it. */
class RenderingPropertiesTest {

	private static final int[] DEPTHS = { 8, 16, 32, 24 };

	@RepeatedTest(150)
	void aPartIsThePlaneCroppedAndTheImageStaysAsItIs(final RepetitionInfo run) {
		final Random random = new Random(run.getCurrentRepetition());
		final ImagePlus image = any(random);
		for (final IntensityChoice choice : IntensityChoice.values()) {
			if (choice != IntensityChoice.AUTO &&
				!(isCt(choice) && (image.getBitDepth() == 24 || image.getBitDepth() == 8)))
			{
				assertPartsAndState(image, choice, random);
			}
		}
	}

	private static void assertPartsAndState(final ImagePlus image, final IntensityChoice choice, final Random random) {
		final List<Object> before = state(image);
		final List<Position> positions = new ArrayList<>();
		for (int slice = 1; slice <= image.getNSlices(); slice++) {
			positions.add(new Position(0, slice, 1));
		}
		final PlaneRendering rendering = PlaneRendering.of(OpenImage.of(image), positions, choice,
			Optional.of(new IntensityWindow(5, 300)), List.of());
		final Position position = positions.get(random.nextInt(positions.size()));
		final RgbImage plane = rendering.plane(position);
		final int x = random.nextInt(image.getWidth());
		final int y = random.nextInt(image.getHeight());
		final int width = 1 + random.nextInt(image.getWidth() - x);
		final int height = 1 + random.nextInt(image.getHeight() - y);
		final RgbImage part = rendering.part(position, new Bounds(x, y, width, height));
		assertArrayEquals(plane.crop(x, y, width, height).pixels(), part.pixels(), choice.label());
		assertEquals(before, state(image), choice.label());
	}

	private static boolean isCt(final IntensityChoice choice) {
		return choice.name().startsWith("CT_");
	}

	private static ImagePlus any(final Random random) {
		final int depth = DEPTHS[random.nextInt(DEPTHS.length)];
		final int channels = depth == 24 ? 1 : 1 + random.nextInt(7);
		final int slices = 1 + random.nextInt(3);
		final ImagePlus image = SampleImages.image(depth, 1 + random.nextInt(9), 1 + random.nextInt(9), channels,
			slices, random);
		final boolean composite = channels > 1 && random.nextBoolean();
		final ImagePlus result = composite ? new CompositeImage(image, SampleImages.modes()[random.nextInt(3)]) : image;
		result.setPosition(1 + random.nextInt(channels), 1 + random.nextInt(slices), 1);
		if (random.nextBoolean()) {
			result.setRoi(0, 0, 1, 1);
		}
		return result;
	}

	/** What a user would notice. */
	private static List<Object> state(final ImagePlus image) {
		final List<Object> state = new ArrayList<>(
			List.of(image.getC(), image.getZ(), image.getT(), image.getCurrentSlice(), image.getDisplayRangeMin(),
				image.getDisplayRangeMax(), image.getProcessor().getMin(), image.getProcessor().getMax(),
				image.getProcessor().getColorModel(), String.valueOf(image.getRoi()), image.getStackSize()));
		for (final LUT lut : image.getLuts()) {
			state.add(lut.min + " " + lut.max + " " + Arrays.hashCode(lut.getBytes()));
		}
		for (int i = 1; i <= image.getStackSize(); i++) {
			final Object pixels = image.getStackSize() == 1
				? image.getProcessor().getPixels()
				: image.getStack().getPixels(i);
			state.add(Arrays.deepHashCode(new Object[] { pixels }));
		}
		return state;
	}
}
