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
package sc.fiji.unibiomed.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.image.resize.Tiles;
import sc.fiji.unibiomed.testing.Reference;

/** Pictures for the tests of this package. */
public final class Pictures {

	private Pictures() {}

	/** The recorded cases that show the model at least one picture. */
	public static Stream<String> casesWithPictures() {
		return StreamSupport.stream(Reference.cases().spliterator(), false).map(JsonElement::getAsJsonObject)
			.filter(entry -> entry.has("inputs")).map(entry -> entry.get("id").getAsString());
	}

	static boolean isVideo(final String caseId) {
		return Reference.recordedCase(caseId).get("kind").getAsString().equals("video");
	}

	public static List<RgbImage> inputs(final String caseId) throws IOException {
		final List<RgbImage> images = new ArrayList<>();
		for (final Path file : Reference.inputs(caseId))
			images.add(ImageFiles.read(file));
		return images;
	}

	/** What the vision encoder sees in a recorded case: tiles of a picture, or the first five frames of a video. */
	public static List<RgbImage> tiles(final String caseId) throws IOException {
		final List<RgbImage> inputs = inputs(caseId);
		if (!isVideo(caseId)) return Tiles.cut(inputs.get(0), 448);
		return inputs.stream().limit(5).map(frame -> PillowBicubic.resize(frame, 448, 448)).toList();
	}

	/** What the image encoder of the mask network sees in a recorded case: every frame at 1024 by 1024 pixels. */
	public static List<RgbImage> samImages(final String caseId) throws IOException {
		return inputs(caseId).stream().map(frame -> PillowBicubic.resize(frame, 1024, 1024)).toList();
	}

	public static RgbImage random(final Random random, final int width, final int height) {
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		random.nextBytes(pixels);
		return new RgbImage(width, height, pixels);
	}

	public static RgbImage constant(final int width, final int height, final int red, final int green, final int blue) {
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
			pixels[i] = (byte) red;
			pixels[i + 1] = (byte) green;
			pixels[i + 2] = (byte) blue;
		}
		return new RgbImage(width, height, pixels);
	}

	public static List<String> strings(final JsonArray array) {
		return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
	}

	/** Pixels of a grey picture in all three channels. */
	public static byte[] repeated(final byte[] grey) {
		final byte[] pixels = new byte[RgbImage.CHANNELS * grey.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = grey[i / RgbImage.CHANNELS];
		return pixels;
	}

	public static byte[] firstChannel(final RgbImage image) {
		final byte[] channel = new byte[image.width() * image.height()];
		for (int i = 0; i < channel.length; i++)
			channel[i] = image.pixels()[RgbImage.CHANNELS * i];
		return channel;
	}
}
