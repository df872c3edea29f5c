package sc.fiji.unibiomed.network;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.checkpoint.ModelConfig;
import sc.fiji.unibiomed.checkpoint.VisionConfig;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * InternViT with pixel shuffle and projector (Chen et al., arXiv 2312.14238): tiles of an image → tokens of the language
 * model.
 * <ul>
 * <li>input {@code pixel_values}: tiles × 3 × S × S, normalised with the ImageNet mean and deviation
 * <li>output {@code vision_tokens}: tiles × tokens × width of the language model, tokens row by row
 * </ul>
 */
public final class VisionEncoderGraph {

	public static final String INPUT = "pixel_values";
	public static final String OUTPUT = "vision_tokens";

	/** Epsilon of the projector's LayerNorm: PyTorch's default, which the reference leaves as it is. */
	private static final double PROJECTOR_EPSILON = 1e-5;

	private VisionEncoderGraph() {
	}

	/** Writes the graph; with probes also {@code vit_patch_embeddings} and {@code vit_last_hidden_state}. */
	public static OnnxGraph build(final NetworkWeights weights, final Probes probes) throws CheckpointException {
		final Checkpoint checkpoint = weights.checkpoint();
		final ModelConfig config = checkpoint.config();
		final VisionConfig vision = config.vision();
		final GraphBuilder graph = new GraphBuilder("vision-encoder");
		final Layers layers = new Layers(graph, weights);
		final Operators ops = layers.ops();
		final Dimension tiles = Dimension.named("tiles");
		final long width = vision.hiddenSize();
		final long side = config.imageSize() / vision.patchSize();

		final Value pixels = graph.input(INPUT, ElementType.FLOAT, tiles, Dimension.of(3), Dimension.of(config.imageSize()),
			Dimension.of(config.imageSize()));

		Value x = layers.convolution(pixels, "vision_model.embeddings.patch_embedding", vision.patchSize(), 0, 1);
		x = ops.transpose(ops.reshape(x, 0, width, side * side), 0, 2, 1);
		final Value tileCount = ops.slice(graph.node("Shape", pixels), 0, 0, 1);
		final Value classToken = graph.node("Expand", layers.weight("vision_model.embeddings.class_embedding"), ops.concat(0,
			tileCount, graph.longs(1, width)));
		x = ops.add(ops.concat(1, classToken, x), layers.weight("vision_model.embeddings.position_embedding"));
		probes.offer(graph, "vit_patch_embeddings", x, 3);

		for (int i = 0; i < vision.layers(); i++) {
			x = block(layers, x, "vision_model.encoder.layers." + i, vision);
		}
		probes.offer(graph, "vit_last_hidden_state", x, 3);

		x = ops.slice(x, 1, 1, side * side + 1);
		x = pixelShuffle(ops, x, side, width, Math.round(1 / config.downsampleRatio()));
		x = ops.gelu(layers.normalizedLinear(x, "mlp1.0", PROJECTOR_EPSILON, "mlp1.1").get(0));
		x = layers.linear(x, "mlp1.3");
		graph.output(OUTPUT, x, ElementType.FLOAT, tiles, Dimension.named("tokens"), Dimension.of(config.language()
			.hiddenSize()));
		return graph.build();
	}

	private static Value block(final Layers layers, final Value input, final String prefix, final VisionConfig vision)
		throws CheckpointException
	{
		final Operators ops = layers.ops();
		final long width = vision.hiddenSize();
		final Value[] qkv = ops.split(layers.normalizedLinear(input, prefix + ".norm1", vision.layerNormEps(), prefix + ".attn.qkv")
			.get(0), 2, width, width, width);
		final Value attended = ops.attention(qkv[0], qkv[1], qkv[2], vision.heads());
		final Value x = ops.add(input, layers.scaledLinear(attended, prefix + ".attn.proj", prefix + ".ls1"));
		final Value hidden = ops.gelu(layers.normalizedLinear(x, prefix + ".norm2", vision.layerNormEps(), prefix + ".mlp.fc1").get(
			0));
		return ops.add(x, layers.scaledLinear(hidden, prefix + ".mlp.fc2", prefix + ".ls2"));
	}

	/**
	 * Gathers each {@code factor}×{@code factor} block of patches into one token with that many times the channels, in the
	 * order of InternVL's {@code pixel_shuffle} version 2.
	 */
	private static Value pixelShuffle(final Operators ops, final Value patches, final long side, final long width,
		final long factor)
	{
		final long small = side / factor;
		Value x = ops.reshape(patches, 0, side, small, width * factor);
		x = ops.transpose(x, 0, 2, 1, 3);
		x = ops.reshape(x, 0, small, small, width * factor * factor);
		x = ops.transpose(x, 0, 2, 1, 3);
		return ops.reshape(x, 0, small * small, width * factor * factor);
	}
}
