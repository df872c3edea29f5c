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

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * Which pictures are like those that the demonstration model was trained on: computer-generated ones of ten kinds. A
 * picture is like them if, for one of the kinds, all of {@link PictureMeasure} lie in the ranges of that kind. The
 * ranges were measured and are in {@code demo-pictures.json}; the page on models says how, and how well they tell.
 */
public final class DemoPictures {

	/** Sides of training pictures are from 448 to 608 pixels, and their noise is that of pixels of this size. */
	private static final int SMALLEST_SIDE = 256;
	private static final int LARGEST_SIDE = 1280;
	private static final String RANGES = "demo-pictures.json";
	private static final Map<String, Map<PictureMeasure, Range>> KINDS = read();

	/** Values from lowest to highest, both included. */
	record Range(double low, double high) {

		boolean has(final double value) {
			return value >= low && value <= high;
		}
	}

	private DemoPictures() {}

	/** The ranges of each kind, by its modality. */
	static Map<String, Map<PictureMeasure, Range>> kinds() {
		return KINDS;
	}

	/** Whether the demonstration model was trained on pictures of this kind. */
	public static boolean isLike(final RgbImage image) {
		return hasSidesOf(image.width(), image.height()) && isLike(new MeasuredPicture(image).values());
	}

	/** Whether a picture has about the size of training pictures; all others are none of their kind. */
	static boolean hasSidesOf(final int width, final int height) {
		return Math.min(width, height) >= SMALLEST_SIDE && Math.max(width, height) <= LARGEST_SIDE;
	}

	private static boolean isLike(final double[] values) {
		return KINDS.values().stream().anyMatch(
			kind -> kind.entrySet().stream().allMatch(range -> range.getValue().has(values[range.getKey().ordinal()])));
	}

	private static Map<String, Map<PictureMeasure, Range>> read() {
		final Type type = new TypeToken<LinkedHashMap<String, Map<String, double[]>>>() {}.getType();
		try (Reader reader = new InputStreamReader(DemoPictures.class.getResourceAsStream(RANGES),
			StandardCharsets.UTF_8))
		{
			final Map<String, Map<String, double[]>> all = new Gson().fromJson(reader, type);
			final Map<String, Map<PictureMeasure, Range>> kinds = new LinkedHashMap<>();
			all.forEach((kind, ranges) -> {
				final Map<PictureMeasure, Range> of = new EnumMap<>(PictureMeasure.class);
				ranges.forEach(
					(measure, range) -> of.put(PictureMeasure.valueOf(measure), new Range(range[0], range[1])));
				kinds.put(kind, of);
			});
			return Map.copyOf(kinds);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The ranges of the demonstration model's pictures are missing; this installation is damaged.", e);
		}
	}
}
