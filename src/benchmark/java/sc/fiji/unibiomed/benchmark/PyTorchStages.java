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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import ai.djl.pytorch.jni.IValue;
import ai.onnxruntime.OrtException;

/**
 * The networks of UniBiomed in PyTorch on this machine, with random weights of the published model's sizes: every layer
 * has weights of its own, and every stage is run as a whole. PyTorch calls one operator after the other, as it does
 * under Python; the calls come from its TorchScript interpreter with all optimisation off, because DJL's arrays have
 * neither bfloat16 nor the newer operators.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.PyTorchStages [FLOAT32|BFLOAT16] [vision|language|segmentation]
 * </pre>
 *
 * Without arguments, everything is measured.
 */
public final class PyTorchStages {

	private static final int RUNS = 2;
	private static final int TOKENS = 16;

	private final TorchEngine engine;
	private final TorchType type;
	private final Map<TorchStage, Double> measured = new EnumMap<>(TorchStage.class);

	private PyTorchStages(final TorchEngine engine, final TorchType type) {
		this.engine = engine;
		this.type = type;
	}

	/** @param args number formats and networks to measure, of each kind all if none is named */
	public static void main(final String[] args)
		throws IOException, OrtException, InterruptedException, ExecutionException
	{
		final MachineLimits before = MachineLimits.measure();
		System.out.println(before);
		final List<String> chosen = List.of(args);
		final boolean allTypes = Arrays.stream(TorchType.values()).noneMatch(type -> chosen.contains(type.name()));
		try (TorchEngine engine = new TorchEngine(before.threads())) {
			System.out.println("PyTorch " + TorchEngine.version() + ", " + before.threads() + " threads; fastest of " +
				RUNS + " runs; writing: mean of " + TOKENS + " tokens");
			for (final TorchType type : TorchType.values()) {
				if (allTypes || chosen.contains(type.name())) {
					new PyTorchStages(engine, type).measure(chosen);
				}
			}
		}
		System.out.println(MachineLimits.measure());
	}

	/** Everything, in seconds or tokens per second. */
	static Map<TorchStage, Double> all(final TorchEngine engine, final TorchType type) throws IOException {
		final PyTorchStages stages = new PyTorchStages(engine, type);
		stages.measure(List.of());
		return stages.measured;
	}

	private void measure(final List<String> chosen) throws IOException {
		final List<String> networks = List.of("vision", "language", "segmentation");
		final List<String> wanted = networks.stream().anyMatch(chosen::contains) ? chosen : networks;
		if (wanted.contains("vision")) {
			try (TorchVisionEncoder encoder = new TorchVisionEncoder(engine.manager(), type)) {
				report(TorchStage.VISION_ENCODER, 1, encoder::run);
			}
		}
		if (wanted.contains("language")) {
			try (TorchLanguageModel model = new TorchLanguageModel(engine.manager(), type)) {
				answer(model, 1900, TorchStage.PREFILL_1900, TorchStage.DECODE_1900);
				answer(model, 2582, TorchStage.PREFILL_2582, TorchStage.DECODE_2582);
			}
		}
		if (wanted.contains("segmentation")) {
			try (TorchImageEncoder encoder = new TorchImageEncoder(engine.manager(), type)) {
				report(TorchStage.IMAGE_ENCODER, 1, encoder::run);
			}
		}
	}

	private void answer(final TorchLanguageModel model, final int promptTokens, final TorchStage reading,
		final TorchStage writing)
	{
		try (IValue prompt = model.embeddings(promptTokens); IValue token = model.embeddings(1)) {
			report(reading, 1, () -> {
				model.clear();
				model.run(prompt);
			});
			// Goes on where the last one ended: the few tokens more make no difference that could be measured.
			report(writing, TOKENS, () -> {
				for (int i = 0; i < TOKENS; i++) {
					model.run(token);
				}
			});
		}
	}

	private void report(final TorchStage stage, final int tokens, final Runnable work) {
		final Timing timing = Timing.fastest(RUNS, work);
		measured.put(stage, stage.measure(tokens, timing));
		System.out.println(stage.line(type, tokens, timing));
	}
}
