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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import ai.onnxruntime.OrtException;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.device.Precision;

/**
 * This program, PyTorch and llama.cpp with networks of the same sizes on the same machine in one run, with their
 * ratios.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.SideBySide CHECKPOINT LLAMA [ROUNDS]
 * </pre>
 *
 * CHECKPOINT is what {@code FullSizeCheckpoint} writes, LLAMA the folder that {@link LlamaCppDecode} uses. This program
 * is measured before and after each of the others; of everything the fastest time counts.
 */
public final class SideBySide {

	private static final int RUNS = 2;
	private static final int PROMPT = 2582;
	private static final int TILES = 10;

	private SideBySide() {}

	/** @param args see above */
	public static void main(final String... args)
		throws IOException, OrtException, InterruptedException, ExecutionException
	{
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]));
		final Path llama = Path.of(args[1]);
		final int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
		final MachineLimits limits = MachineLimits.measure();
		System.out.println(limits);
		final Map<Precision, StandardCase> ours = new EnumMap<>(Precision.class);
		final Map<TorchType, Double> torch = new EnumMap<>(TorchType.class);
		double writing = 0;
		measure(checkpoint, ours);
		for (int round = 0; round < rounds; round++) {
			for (final TorchType type : TorchType.values()) {
				try (TorchEngine engine = new TorchEngine(limits.threads())) {
					torch.merge(type, total(PyTorchStages.all(engine, type), 20), Math::min);
				}
				measure(checkpoint, ours);
			}
			writing = Math.max(writing, LlamaCppDecode.writing(llama, PROMPT, limits.threads()));
			measure(checkpoint, ours);
		}
		System.out.println(MachineLimits.measure());
		print(ours, torch, writing);
	}

	private static void measure(final Checkpoint checkpoint, final Map<Precision, StandardCase> ours)
		throws IOException
	{
		for (final Precision precision : List.of(Precision.EXACT, Precision.FAST, Precision.COMPACT)) {
			final StandardCase measured = StandardCase.measure(checkpoint, precision, RUNS);
			System.out.println(measured);
			ours.merge(precision, measured, StandardCase::or);
		}
	}

	/**
	 * The standard case without its mask, which PyTorch was not measured with: its time would be some hundredths of a
	 * second.
	 */
	private static double total(final Map<TorchStage, Double> stages, final int tokens) {
		return TILES * stages.get(TorchStage.VISION_ENCODER) + stages.get(TorchStage.PREFILL_2582) +
			tokens / stages.get(TorchStage.DECODE_2582) + stages.get(TorchStage.IMAGE_ENCODER);
	}

	private static void print(final Map<Precision, StandardCase> ours, final Map<TorchType, Double> torch,
		final double writing)
	{
		System.out.println();
		ours.values().forEach(System.out::println);
		torch.forEach((type, seconds) -> System.out.printf(Locale.ROOT, "PyTorch %s: %.2f s%n", type, seconds));
		System.out.printf(Locale.ROOT, "llama.cpp Q4_0: %.1f tokens/s%n", writing);
		for (final StandardCase one : ours.values()) {
			torch.forEach((type, seconds) -> System.out.printf(Locale.ROOT, "%s is %.2f times as fast as PyTorch %s%n",
				one.precision().label(), seconds / one.total(), type));
			System.out.printf(Locale.ROOT, "%s writes %.2f times as fast as llama.cpp%n", one.precision().label(),
				one.tokensPerSecond() / writing);
			System.out.printf(Locale.ROOT, "%s answers a second question %.1f times as fast as the first%n",
				one.precision().label(), one.total() / one.second());
		}
	}
}
