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
package sc.fiji.unibiomed.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * How far each network in a precision is from float32, given the same input: ‖a − b‖ / ‖b‖ over all values of its
 * result.
 */
public final class PrecisionErrors {

	private final LoadedModel exact;
	private final LoadedModel other;
	private final Map<String, List<Double>> errors = new LinkedHashMap<>();

	/** Both models are of one checkpoint, and closed by whoever opened them. */
	public PrecisionErrors(final LoadedModel exact, final LoadedModel other) {
		this.exact = exact;
		this.other = other;
	}

	/** Shows an image, as one tile and as a whole, to both models. */
	public void compare(final RgbImage image) {
		final Cancellation cancellation = new Cancellation();
		final int side = exact.visionEncoder().side();
		final FloatBuffer tile = pixels(Normalization.IMAGENET, PillowBicubic.resize(image, side, side));
		final float[] tokens = exact.visionEncoder().encode(tile, cancellation);
		add("vision encoder", tokens, other.visionEncoder().encode(tile.rewind(), cancellation));

		final float[][] language = read(exact, tokens);
		final float[][] language2 = read(other, tokens);
		add("language model, hidden state", language[0], language2[0]);
		add("language model, logits", language[1], language2[1]);

		final int samSide = exact.imageEncoder().side();
		final FloatBuffer whole = pixels(Normalization.SAM2, PillowBicubic.resize(image, samSide, samSide));
		try (ImageFeatures features = exact.imageEncoder().encode(whole, cancellation);
			ImageFeatures features2 = other.imageEncoder().encode(whole.rewind(), cancellation))
		{
			add("SAM 2 encoder, finest level", features.level0().toArray(), features2.level0().toArray());
			add("SAM 2 encoder, coarsest level", features.level2().toArray(), features2.level2().toArray());
			add("mask logits", exact.maskDecoder().decode(features, language[0], cancellation).logits(),
				other.maskDecoder().decode(features2, language[0], cancellation).logits());
		}
	}

	/** Reads image tokens, then one more token; the hidden state and the logits at its end. */
	private static float[][] read(final LoadedModel model, final float[] tokens) {
		final LanguageModel language = model.languageModel();
		final int width = model.checkpoint().config().language().hiddenSize();
		try (KeyValueCache cache = language.newCache(tokens.length / width + 1)) {
			language.read(cache, tokens, 0, Progress.NONE, new Cancellation());
			language.read(cache, model.embeddings().row(0), 0, Progress.NONE, new Cancellation());
			final float[] logits = new float[language.logits().limit()];
			language.logits().get(logits);
			return new float[][] { language.lastHidden(), logits };
		}
	}

	private static FloatBuffer pixels(final Normalization normalization, final RgbImage image) {
		final FloatBuffer pixels = ByteBuffer.allocateDirect(image.pixels().length * Float.BYTES)
			.order(ByteOrder.nativeOrder()).asFloatBuffer();
		normalization.write(image, pixels);
		return pixels.rewind();
	}

	private void add(final String stage, final float[] expected, final float[] actual) {
		double difference = 0;
		double norm = 0;
		for (int i = 0; i < expected.length; i++) {
			difference += Math.pow(actual[i] - (double) expected[i], 2);
			norm += Math.pow(expected[i], 2);
		}
		errors.computeIfAbsent(stage, key -> new ArrayList<>()).add(Math.sqrt(difference / norm));
	}

	/** Per stage the mean over the images. */
	public Map<String, Double> means() {
		final Map<String, Double> means = new LinkedHashMap<>();
		errors.forEach((stage, values) -> means.put(stage,
			values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
		return means;
	}
}
