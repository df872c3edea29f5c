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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.network.internvl.LanguageModelGraph;
import sc.fiji.unibiomed.network.internvl.VisionEncoderGraph;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * Where the time of a network goes, as ONNX Runtime's own profile tells: per kind of operator its share and, for matrix
 * products, how much of the machine's measured limit is reached.
 *
 * <pre>
 * java -cp … sc.fiji.unibiomed.benchmark.NetworkProfile CHECKPOINT PRECISION NETWORK [THREADS]
 * </pre>
 *
 * Encoders are given one tile or image, the networks that read 512 tokens after 1,536 others ({@code -Dpiece=…} and
 * {@code -Dpast=…} choose other numbers), the one that writes a single token. {@code -Dshapes=true} tells results of
 * different shapes apart.
 */
public final class NetworkProfile {

	private static final int RUNS = 3;
	private static final int PAST = Integer.getInteger("past", 1536);
	private static final int PIECE = Integer.getInteger("piece", 512);
	private static final long SEED = 1;

	private static final String SAMPLE = "unibiomed-profile";

	/** What an operator took in one run. */
	private static final class Share {

		private double seconds;
		private double operations;
		private int calls;
	}

	private NetworkProfile() {}

	/** @param args see above */
	public static void main(final String[] args)
		throws IOException, OrtException, InterruptedException, ExecutionException
	{
		final Checkpoint checkpoint = Checkpoint.open(Path.of(args[0]));
		final Precision precision = Precision.parse(args[1]);
		final Network network = Network.valueOf(args[2].toUpperCase(Locale.ROOT).replace('-', '_'));
		final MachineLimits limits = MachineLimits.measure();
		System.out.println(limits);
		final OnnxGraph graph = new PreparedModel(CacheFolder.ofUser().path(), checkpoint, precision).network(network,
			Progress.NONE, new Cancellation());
		final int threads = args.length > 3 ? Integer.parseInt(args[3]) : limits.threads();
		print(profile(graph, inputs(network, checkpoint), threads), limits);
	}

	private static Path profile(final OnnxGraph graph, final Map<String, OnnxTensor> inputs, final int threads)
		throws OrtException
	{
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			options.setMemoryPatternOptimization(false);
			options.addConfigEntry("optimization.disable_specified_optimizers", "BiasGeluFusion");
			options.addConfigEntry("session.model_external_initializers_file_folder_path",
				graph.weightsFolder().toString());
			options.enableProfiling(Path.of(System.getProperty("java.io.tmpdir"), SAMPLE).toString());
			final Map<String, OnnxValue> caches = caches(inputs);
			try (OrtSession session = OrtEnvironment.getEnvironment().createSession(graph.model(), options)) {
				double best = Double.POSITIVE_INFINITY;
				for (int run = 0; run < RUNS; run++) {
					final long begin = System.nanoTime();
					// Keys and values are written where they lie, as in use.
					session.run(inputs, others(session, caches), caches).close();
					best = Math.min(best, (System.nanoTime() - begin) / 1e9);
				}
				System.out.printf(Locale.ROOT, "%s, fastest of %d runs: %.3f s%n", graph.name(), RUNS, best);
				return Path.of(session.endProfiling());
			}
			finally {
				inputs.values().forEach(OnnxTensor::close);
			}
		}
	}

	private static Map<String, OnnxValue> caches(final Map<String, OnnxTensor> inputs) {
		final Map<String, OnnxValue> caches = new HashMap<>();
		for (int layer = 0; inputs.containsKey(LanguageModelGraph.pastKey(layer)); layer++) {
			caches.put(LanguageModelGraph.presentKey(layer), inputs.get(LanguageModelGraph.pastKey(layer)));
			caches.put(LanguageModelGraph.presentValue(layer), inputs.get(LanguageModelGraph.pastValue(layer)));
		}
		return caches;
	}

	private static Set<String> others(final OrtSession session, final Map<String, OnnxValue> caches) {
		final Set<String> others = new HashSet<>(session.getOutputNames());
		others.removeAll(caches.keySet());
		return others;
	}

	private static Map<String, OnnxTensor> inputs(final Network network, final Checkpoint checkpoint)
		throws OrtException
	{
		final Map<String, OnnxTensor> inputs = new HashMap<>();
		final LanguageConfig language = checkpoint.config().language();
		switch (network) {
			case VISION_ENCODER -> {
				final int side = checkpoint.config().imageSize();
				inputs.put(VisionEncoderGraph.INPUT, random(1, 3, side, side));
			}
			case IMAGE_ENCODER -> {
				final int side = checkpoint.config().sam2().imageSize();
				inputs.put(ImageEncoderGraph.INPUT, random(1, 3, side, side));
			}
			case PROMPT_READER -> addTokens(inputs, language, PIECE);
			case LANGUAGE_MODEL, TOKEN_WRITER -> addTokens(inputs, language, 1);
			default -> throw new IllegalArgumentException(
				"The network " + network.label() + " takes no time worth a profile.");
		}
		return inputs;
	}

	private static void addTokens(final Map<String, OnnxTensor> inputs, final LanguageConfig config, final int tokens)
		throws OrtException
	{
		inputs.put(LanguageModelGraph.EMBEDDINGS, random(1, tokens, config.hiddenSize()));
		inputs.put(LanguageModelGraph.LAST_INDEX,
			OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new int[] { PAST + tokens - 1 }));
		inputs.put(LanguageModelGraph.TOTAL_LENGTH,
			OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), PAST + tokens));
		for (int layer = 0; layer < config.layers(); layer++) {
			inputs.put(LanguageModelGraph.pastKey(layer), random(1, config.kvHeads(), PAST + PIECE, config.headDim()));
			inputs.put(LanguageModelGraph.pastValue(layer),
				random(1, config.kvHeads(), PAST + PIECE, config.headDim()));
		}
	}

	private static OnnxTensor random(final int... shape) throws OrtException {
		final SplittableRandom random = new SplittableRandom(SEED);
		final long[] dimensions = new long[shape.length];
		int count = 1;
		for (int i = 0; i < shape.length; i++) {
			dimensions[i] = shape[i];
			count *= shape[i];
		}
		final FloatBuffer values = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder())
			.asFloatBuffer();
		while (values.hasRemaining()) {
			values.put((float) random.nextDouble(-1, 1));
		}
		return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.flip(), dimensions);
	}

	private static void print(final Path profile, final MachineLimits limits) throws IOException {
		final Map<String, Share> shares = shares(profile);
		Files.delete(profile);
		final double total = shares.values().stream().mapToDouble(share -> share.seconds).sum();
		System.out.printf(Locale.ROOT, "%-28s %6s %9s %7s %10s %s%n", "operator", "calls", "ms", "share", "GOP/s",
			"of the limit");
		shares.entrySet().stream().sorted((a, b) -> Double.compare(b.getValue().seconds, a.getValue().seconds))
			.forEach(entry -> {
				final Share share = entry.getValue();
				final double rate = share.operations / share.seconds;
				final double limit = entry.getKey().contains("MatMul") && !entry.getKey().contains("Fused") &&
					!entry.getKey().equals("MatMul") ? limits.int8() : limits.float32();
				System.out.printf(Locale.ROOT, "%-28s %6d %9.2f %6.1f%% %10s %s%n", entry.getKey(), share.calls,
					share.seconds * 1e3, 100 * share.seconds / total,
					share.operations == 0 ? "" : String.format(Locale.ROOT, "%.0f", rate / 1e9),
					share.operations == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * rate / limit));
			});
		System.out.printf(Locale.ROOT, "%-28s %6s %9.2f%n", "all", "", total * 1e3);
	}

	/** The mean of all runs. */
	private static Map<String, Share> shares(final Path profile) throws IOException {
		final Map<String, Share> shares = new TreeMap<>();
		for (final JsonElement element : JsonParser.parseString(Files.readString(profile)).getAsJsonArray()) {
			final JsonObject event = element.getAsJsonObject();
			if (event.has("cat") && event.get("cat").getAsString().equals("Node") &&
				event.get("name").getAsString().endsWith("_kernel_time"))
			{
				final JsonObject args = event.getAsJsonObject("args");
				final String shape = Boolean.getBoolean("shapes")
					? args.getAsJsonArray("output_type_shape").get(0).toString()
					: "";
				final Share share = shares.computeIfAbsent(args.get("op_name").getAsString() + shape,
					key -> new Share());
				share.seconds += event.get("dur").getAsDouble() / 1e6 / RUNS;
				share.operations += operations(args) / RUNS;
				share.calls++;
			}
		}
		shares.values().forEach(share -> share.calls /= RUNS);
		return shares;
	}

	/** Multiplications and additions: of a product twice the elements of the result times the inner size. */
	private static double operations(final JsonObject args) {
		final String operator = args.get("op_name").getAsString();
		final JsonArray outputs = args.getAsJsonArray("output_type_shape");
		final JsonArray inputs = args.getAsJsonArray("input_type_shape");
		if (operator.contains("MatMul") || operator.equals("Conv")) {
			final List<Double> left = shape(inputs, 0);
			final double inner = operator.equals("Conv")
				? product(shape(inputs, 1)) / shape(inputs, 1).get(0)
				: left.get(left.size() - 1);
			return 2 * product(shape(outputs, 0)) * inner;
		}
		if (operator.equals("MultiHeadAttention")) {
			final List<Double> keys = shape(inputs, 1);
			return 4 * product(shape(inputs, 0)) * keys.get(1);
		}
		return 0;
	}

	private static List<Double> shape(final JsonArray shapes, final int index) {
		return shapes.get(index).getAsJsonObject().entrySet().iterator().next().getValue().getAsJsonArray().asList()
			.stream().map(JsonElement::getAsDouble).toList();
	}

	private static double product(final List<Double> shape) {
		return shape.stream().mapToDouble(Double::doubleValue).reduce(1, (a, b) -> a * b);
	}
}
