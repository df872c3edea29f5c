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
package sc.fiji.unibiomed.image.resize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.testing.Npy;
import sc.fiji.unibiomed.testing.Reference;

class TorchInterpolationTest {

	private static final Npy INPUT = Reference.array("goldens/aux/interp_in.npy");
	private static final float[] PLANE = INPUT.floats();
	private static final int HEIGHT = INPUT.shape()[0];
	private static final int WIDTH = INPUT.shape()[1];

	private record Recorded(int height, int width, float[] values, int stride) {

		float[] sample(final float[] plane) {
			final float[] sampled = new float[values.length];
			for (int k = 0; k < sampled.length; k++)
				sampled[k] = plane[k * stride];
			return sampled;
		}

		@Override
		public String toString() {
			return height + " x " + width;
		}
	}

	static Stream<Recorded> recordedBilinear() {
		return recorded("bilinear");
	}

	static Stream<Recorded> recordedBicubic() {
		return recorded("bicubic");
	}

	static Stream<Recorded> recordedNearest() {
		return recorded("nearest");
	}

	private static Stream<Recorded> recorded(final String mode) {
		final JsonObject file = Reference.json("goldens/aux/interp.json").getAsJsonObject();
		return StreamSupport.stream(file.getAsJsonArray("outputs").spliterator(), false)
			.map(JsonElement::getAsJsonObject).filter(output -> output.get("mode").getAsString().equals(mode))
			.map(output -> new Recorded(output.get("h").getAsInt(), output.get("w").getAsInt(),
				Reference.array("goldens/aux/" + output.get("file").getAsString()).floats(),
				output.get("flat_stride").getAsInt()));
	}

	@ParameterizedTest
	@MethodSource("recordedBilinear")
	void bilinearEqualsPyTorch(final Recorded recorded) {
		final float[] resized = TorchInterpolation.bilinear(PLANE, HEIGHT, WIDTH, recorded.height(), recorded.width());
		assertArrayEquals(recorded.values(), recorded.sample(resized), 1e-6f);
	}

	@ParameterizedTest
	@MethodSource("recordedBicubic")
	void bicubicEqualsPyTorch(final Recorded recorded) {
		final float[] resized = TorchInterpolation.bicubic(PLANE, HEIGHT, WIDTH, recorded.height(), recorded.width());
		assertArrayEquals(recorded.values(), recorded.sample(resized), 1e-5f);
	}

	@ParameterizedTest
	@MethodSource("recordedNearest")
	void nearestTakesTheValuesThatPyTorchTakes(final Recorded recorded) {
		final int[] rows = TorchInterpolation.nearestPositions(HEIGHT, recorded.height());
		final int[] columns = TorchInterpolation.nearestPositions(WIDTH, recorded.width());
		final float[] resized = new float[rows.length * columns.length];
		for (int i = 0; i < resized.length; i++)
			resized[i] = PLANE[rows[i / columns.length] * WIDTH + columns[i % columns.length]];
		assertArrayEquals(recorded.values(), recorded.sample(resized));
	}

	@Test
	void nearestRoundsPositionsDown() {
		final byte[] doubled = TorchInterpolation.nearest(new byte[] { 1, 2, 3, 4 }, 2, 2, 1, 4);
		assertArrayEquals(new byte[] { 1, 1, 2, 2 }, doubled);
		final byte[] third = TorchInterpolation.nearest(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 1, 9, 1, 3);
		assertArrayEquals(new byte[] { 0, 3, 6 }, third);
	}

	@Test
	void theSameSizeGivesTheSameValues() {
		assertArrayEquals(PLANE, TorchInterpolation.bilinear(PLANE, HEIGHT, WIDTH, HEIGHT, WIDTH));
		assertArrayEquals(PLANE, TorchInterpolation.bicubic(PLANE, HEIGHT, WIDTH, HEIGHT, WIDTH));
	}

	@Test
	void aSingleValueFillsAnySize() {
		final float[] one = { 2.5f };
		assertArrayEquals(new float[] { 2.5f, 2.5f, 2.5f }, TorchInterpolation.bilinear(one, 1, 1, 3, 1));
		assertArrayEquals(new float[] { 2.5f, 2.5f, 2.5f }, TorchInterpolation.bicubic(one, 1, 1, 1, 3), 1e-5f);
	}

	@Test
	void theNumberOfValuesMustFitTheSize() {
		assertThrows(IllegalArgumentException.class, () -> TorchInterpolation.bilinear(new float[5], 2, 3, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> TorchInterpolation.bicubic(new float[6], 2, 3, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> TorchInterpolation.nearest(new byte[6], 2, 2, 1, 1));
	}
}
