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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.unibiomed.image.Pictures;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.testing.Npy;
import sc.fiji.unibiomed.testing.Reference;
import sc.fiji.unibiomed.testing.Sha256;

class PillowBicubicTest {

	static Stream<JsonObject> recordedResizes() {
		return StreamSupport.stream(Reference.json("goldens/aux/resize.json").getAsJsonArray().spliterator(), false)
			.map(JsonElement::getAsJsonObject);
	}

	static Stream<String> casesWithPictures() {
		return Pictures.casesWithPictures();
	}

	@ParameterizedTest
	@MethodSource("recordedResizes")
	void givesTheBytesThatPillowGives(final JsonObject recorded) {
		final Npy input = Reference.array("goldens/aux/" + recorded.get("input").getAsString());
		final boolean grey = input.shape().length == 2;
		final RgbImage image = new RgbImage(input.shape()[1], input.shape()[0],
			grey ? Pictures.repeated(input.bytes()) : input.bytes());
		final JsonArray size = recorded.getAsJsonArray("size_out");

		final RgbImage resized = PillowBicubic.resize(image, size.get(0).getAsInt(), size.get(1).getAsInt());

		final byte[] bytes = grey ? Pictures.firstChannel(resized) : resized.pixels();
		assertEquals(recorded.get("sha256_out").getAsString(), Sha256.of(bytes));
	}

	@ParameterizedTest
	@MethodSource("casesWithPictures")
	void givesTheRecordedInputOfTheMaskNetwork(final String caseId) throws IOException {
		assertEquals(Pictures.strings(Reference.recordedCase(caseId).getAsJsonArray("sam_image_sha256")),
			Pictures.samImages(caseId).stream().map(image -> Sha256.of(image.pixels())).toList());
	}

	@Test
	void theSameSizeGivesTheSamePixels() {
		final Random random = new Random(1);
		for (int i = 0; i < 100; i++) {
			final RgbImage image = Pictures.random(random, 1 + random.nextInt(40), 1 + random.nextInt(40));
			assertEquals(image, PillowBicubic.resize(image, image.width(), image.height()));
		}
	}

	@Test
	void aPictureOfOneColourKeepsItAtAnySize() {
		final Random random = new Random(2);
		for (int i = 0; i < 300; i++) {
			final int red = random.nextInt(256);
			final int green = random.nextInt(256);
			final int blue = random.nextInt(256);
			final RgbImage image = Pictures.constant(1 + random.nextInt(40), 1 + random.nextInt(40), red, green, blue);
			final int width = 1 + random.nextInt(40);
			final int height = 1 + random.nextInt(40);
			assertEquals(Pictures.constant(width, height, red, green, blue), PillowBicubic.resize(image, width, height),
				() -> image + " to " + width + " x " + height);
		}
	}

	@Test
	void rowsAreResizedBeforeColumns() {
		final Random random = new Random(3);
		for (int i = 0; i < 100; i++) {
			final RgbImage image = Pictures.random(random, 1 + random.nextInt(40), 1 + random.nextInt(40));
			final int width = 1 + random.nextInt(40);
			final int height = 1 + random.nextInt(40);
			final RgbImage rowsFirst = PillowBicubic.resize(image, width, image.height());
			assertEquals(PillowBicubic.resize(rowsFirst, width, height), PillowBicubic.resize(image, width, height));
		}
	}

	@Test
	void aNewSideMustBePositive() {
		final RgbImage image = Pictures.constant(3, 3, 0, 0, 0);
		assertThrows(IllegalArgumentException.class, () -> PillowBicubic.resize(image, 0, 3));
		assertThrows(IllegalArgumentException.class, () -> PillowBicubic.resize(image, 3, -1));
	}
}
