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
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

import ai.onnxruntime.OrtException;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.KeyValueCache;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * How fast the language model writes, by turns with llama.cpp: 40 tokens after a prompt, without choosing them, the
 * fastest of three runs of each turn.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.Writing CHECKPOINT LLAMA [TURNS [TOKENS]]
 * </pre>
 */
public final class Writing {

	private static final int TOKENS = 40;
	private static final int RUNS = 3;
	private static final int WARM_UP = 64;

	private Writing() {}

	/** @param args see above */
	public static void main(final String... args)
		throws IOException, OrtException, InterruptedException, ExecutionException
	{
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]));
		final int turns = args.length > 2 ? Integer.parseInt(args[2]) : 3;
		final int prompt = args.length > 3 ? Integer.parseInt(args[3]) : 2582;
		final MachineLimits limits = MachineLimits.measure();
		System.out.println(limits);
		double ours = 0;
		double theirs = 0;
		for (int turn = 0; turn < turns; turn++) {
			for (final Precision precision : new Precision[] { Precision.FAST, Precision.COMPACT }) {
				final double rate = tokensPerSecond(checkpoint, precision, prompt);
				System.out.printf(Locale.ROOT, "%s writes %.1f tokens/s after %,d%n", precision.label(), rate, prompt);
				ours = precision == Precision.COMPACT ? Math.max(ours, rate) : ours;
			}
			theirs = Math.max(theirs, LlamaCppDecode.writing(Path.of(args[1]), prompt, limits.threads()));
		}
		System.out.println(MachineLimits.measure());
		System.out.printf(Locale.ROOT, "compact writes %.2f times as fast as llama.cpp%n", ours / theirs);
	}

	private static double tokensPerSecond(final Checkpoint checkpoint, final Precision precision, final int prompt)
		throws IOException
	{
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, precision,
			Runtime.getRuntime().availableProcessors(), CacheFolder.ofUser().path());
		final int width = checkpoint.config().language().hiddenSize();
		try (LoadedModel model = new LoadedModel(checkpoint, options);
			KeyValueCache cache = model.languageModel().newCache(prompt + WARM_UP + TOKENS))
		{
			final float[] embeddings = new float[prompt * width];
			for (int i = 0; i < prompt; i++) {
				System.arraycopy(model.embeddings().row(i), 0, embeddings, i * width, width);
			}
			model.languageModel().read(cache, embeddings, 0, Progress.NONE, new Cancellation());
			write(model, cache, WARM_UP);
			final Timing timing = Timing.fastest(RUNS, () -> {
				cache.truncate(prompt);
				write(model, cache, TOKENS);
			});
			return TOKENS / timing.seconds();
		}
	}

	private static void write(final LoadedModel model, final KeyValueCache cache, final int tokens) {
		for (int i = 0; i < tokens; i++) {
			model.languageModel().read(cache, model.embeddings().row(i), 0, Progress.NONE, new Cancellation());
		}
	}
}
