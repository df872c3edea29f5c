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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * One segmentation question about an image of 1024 × 1024 pixels: 10 tiles, 20 tokens, one mask. Networks are loaded
 * and run once before anything counts.
 *
 * @param seconds per stage, the fastest of all runs
 * @param tokens that were written
 * @param second seconds of a second question about the same image, the fastest of all
 */
record StandardCase(Precision precision, Map<Stage, Double> seconds, int tokens, double second) {

	private static final String QUESTION = "Please segment nuclei in pathology.";
	private static final String SECOND_QUESTION = "Please segment tumor in pathology.";
	private static final int SIDE = 1024;

	/** @param runs how often the question is asked */
	static StandardCase measure(final Checkpoint checkpoint, final Precision precision, final int runs)
		throws IOException
	{
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, precision,
			Runtime.getRuntime().availableProcessors(), CacheFolder.ofUser().path());
		final Picture picture = Picture.of(gradient());
		try (LoadedModel model = new LoadedModel(checkpoint, options);
			RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT))
		{
			final Map<Stage, Double> fastest = new EnumMap<>(Stage.class);
			ask(new Interpreter(model), picture, QUESTION);
			int tokens = 0;
			for (int run = 0; run < runs; run++) {
				Timing.awaitQuiet();
				final Interpretation answer = ask(new Interpreter(model), picture, QUESTION);
				for (final Stage stage : Stage.values()) {
					fastest.merge(stage, answer.timings().of(stage), Math::min);
				}
				tokens = answer.tokens().size();
			}
			final Interpreter remembering = new Interpreter(model, recent);
			ask(remembering, picture, QUESTION);
			double second = Double.POSITIVE_INFINITY;
			for (int run = 0; run < runs; run++) {
				Timing.awaitQuiet();
				second = Math.min(second,
					ask(remembering, picture, run % 2 == 0 ? SECOND_QUESTION : QUESTION).timings().total());
			}
			return new StandardCase(precision, fastest, tokens, second);
		}
	}

	private static Interpretation ask(final Interpreter interpreter, final Picture picture, final String question) {
		return interpreter.interpret(Question.about(picture, question), InterpretationListener.NONE,
			new Cancellation());
	}

	/** What is in the image does not matter, as the weights are random. */
	private static RgbImage gradient() {
		final byte[] pixels = new byte[3 * SIDE * SIDE];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (i / 3 % SIDE / 4 + i % 3 * 20);
		}
		return new RgbImage(SIDE, SIDE, pixels);
	}

	/** The fastest of both. */
	StandardCase or(final StandardCase other) {
		final Map<Stage, Double> both = new EnumMap<>(seconds);
		other.seconds.forEach((stage, time) -> both.merge(stage, time, Math::min));
		return new StandardCase(precision, both, tokens, Math.min(second, other.second));
	}

	double total() {
		return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	double tokensPerSecond() {
		return tokens / seconds.get(Stage.DECODE);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"%-8s vision %.2f s, prompt %.2f s, answer %.2f s (%.1f tokens/s), SAM 2 encoder %.2f s, mask %.2f s; " +
				"all %.2f s; second question %.2f s",
			precision.label(), seconds.get(Stage.VISION), seconds.get(Stage.PREFILL), seconds.get(Stage.DECODE),
			tokensPerSecond(), seconds.get(Stage.IMAGE_ENCODER), seconds.get(Stage.MASKS), total(), second);
	}
}
