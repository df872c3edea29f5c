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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

import ai.onnxruntime.OrtException;

/**
 * How fast llama.cpp reads and writes tokens on this machine with a model of the sizes of UniBiomed's language model
 * and random 4-bit weights.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.LlamaCppDecode FOLDER [TOKENS…]
 * </pre>
 *
 * FOLDER holds llama.cpp's shared libraries, as the npm package {@code @node-llama-cpp/linux-x64} brings them. The
 * model is written there as well, if it is not yet. TOKENS are the lengths of the prompts; without them, 300, 1,900 and
 * 2,582.
 */
public final class LlamaCppDecode {

	private static final int[] PROMPTS = { 300, 1900, 2582 };
	private static final int TOKENS = 40;
	private static final int RUNS = 3;
	private static final int WARM_UP = 64;

	private LlamaCppDecode() {}

	/** @param args the folder, and optionally lengths of prompts */
	public static void main(final String[] args)
		throws IOException, OrtException, InterruptedException, ExecutionException
	{
		final MachineLimits before = MachineLimits.measure();
		System.out.println(before);
		for (final int prompt : prompts(args)) {
			writing(Path.of(args[0]), prompt, before.threads());
		}
		System.out.println(MachineLimits.measure());
	}

	/** Tokens per second after a prompt. */
	static double writing(final Path folder, final int prompt, final int threads) throws IOException {
		final Path file = folder.resolve("qwen2.5-0.5b-random-q4_0.gguf");
		if (!Files.exists(file)) {
			QwenGguf.write(file);
		}
		final LlamaLibrary llama = LlamaLibrary.load(folder);
		try (LlamaModel model = new LlamaModel(llama, file, 4096, threads)) {
			model.read(WARM_UP);
			return measure(model, prompt);
		}
	}

	private static int[] prompts(final String[] args) {
		return args.length == 1 ? PROMPTS : Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
	}

	private static double measure(final LlamaModel model, final int prompt) {
		final Timing reading = Timing.fastest(RUNS, () -> {
			model.clear();
			model.read(prompt);
		});
		// Goes on where the last one ended: the few tokens more make no difference that could be measured.
		final Timing writing = Timing.fastest(RUNS, () -> model.write(TOKENS));
		System.out.printf(Locale.ROOT, "Q4_0  reading %,d tokens  %.2f s, %.0f tokens/s  (%s)%n", prompt,
			reading.seconds(), prompt / reading.seconds(), reading.othersText());
		System.out.printf(Locale.ROOT, "Q4_0  writing after %,d tokens  %.1f tokens/s  (%s)%n", prompt,
			TOKENS / writing.seconds(), writing.othersText());
		return TOKENS / writing.seconds();
	}
}
