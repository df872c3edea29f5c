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
package sc.fiji.unibiomed.network.sam2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.LayerGraph;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;

/**
 * The Hiera trunk (Ryali et al., arXiv 2306.00989): an image → features of four sizes.
 * <p>
 * Most blocks attend within small windows, so that bands of rows of windows know nothing of each other. They go through
 * their blocks one band after the other: what is calculated with fits into the processor's cache, and at full size the
 * encoder needs a quarter of the memory.
 */
final class HieraTrunk {

	/** Bytes of a band's largest tensor, the hidden layer of its MLP: a part of a usual last-level cache. */
	private static final long BAND_BYTES = 10L << 20;

	/** How many times wider than its input the hidden layer of a block's MLP is, in all of Hiera's sizes. */
	private static final int MLP_RATIO = 4;

	/** One block of the trunk, as the configuration has it. */
	private record Step(int index, int window, boolean pools, boolean endsStage) {}

	private final LayerGraph layers;
	private final Operators ops;
	private final Sam2Config config;
	private final String prefix;
	/** The image so far: rows of pixels × channels. */
	private Value x;
	private HieraBlock.Shape shape;

	private HieraTrunk(final LayerGraph layers, final Sam2Config config, final String prefix) {
		this.layers = layers;
		this.ops = layers.ops();
		this.config = config;
		this.prefix = prefix;
	}

	/**
	 * Writes the trunk; with probes also {@code hiera_stageK}, K from 1.
	 *
	 * @param prefix of the names of its tensors
	 * @param image 1 × 3 × size × size
	 * @return the last block's output of every stage, NCHW, finest first
	 */
	static Value[] stages(final LayerGraph layers, final Sam2Config config, final String prefix, final Value image,
		final GraphProbes probes) throws CheckpointException
	{
		final List<Value> stages = new HieraTrunk(layers, config, prefix).stages(image);
		final Value[] transposed = new Value[stages.size()];
		for (int i = 0; i < transposed.length; i++) {
			transposed[i] = layers.ops().transpose(stages.get(i), 0, 3, 1, 2);
			probes.offer(layers.ops().graph(), "hiera_stage" + (i + 1), transposed[i], 4);
		}
		return transposed;
	}

	private List<Value> stages(final Value image) throws CheckpointException {
		final int side = config.imageSize() / 4;
		shape = new HieraBlock.Shape(side, side, config.embedDim(), config.numHeads());
		x = ops.reshape(patches(image, side), -1, config.embedDim());
		final List<Value> stages = new ArrayList<>();
		final List<Step> steps = steps();
		for (int at = 0; at < steps.size();) {
			final int bands = bandCount(steps.get(at).window());
			final int end = bands == 1 ? at + 1 : endOfRun(steps, at, bands);
			stages.addAll(run(steps.subList(at, end), bands));
			at = end;
		}
		return stages;
	}

	private List<Step> steps() {
		final List<Step> steps = new ArrayList<>();
		for (int stage = 0; stage < config.stages().size(); stage++) {
			final int blocks = config.stages().get(stage);
			for (int i = 0; i < blocks; i++) {
				final boolean first = stage > 0 && i == 0;
				// The first block of a stage still works in the windows of the stage before.
				final int window = config.windowSpec().get(first ? stage - 1 : stage);
				steps.add(new Step(steps.size(), config.globalAttBlocks().contains(steps.size()) ? 0 : window, first,
					i == blocks - 1));
			}
		}
		return steps;
	}

	/** A 7×7 convolution with stride 4 and padding 3 (Hiera's defaults) and the position embedding; NHWC. */
	private Value patches(final Value image, final int side) throws CheckpointException {
		final Value patches = layers.convolution(image, prefix + "patch_embed.proj", 4, 3, 1);
		return ops.add(ops.transpose(patches, 0, 2, 3, 1), positionEmbedding(side));
	}

	/**
	 * Hiera's window-aware position embedding (Bolya et al., arXiv 2311.05613): a coarse grid enlarged by PyTorch's
	 * bicubic interpolation (a = −0.75, half-pixel centres) plus one window's embedding repeated over the image. NHWC.
	 */
	private Value positionEmbedding(final int side) throws CheckpointException {
		final Value coarse = layers.weight(prefix + "pos_embed");
		final Value enlarged = ops.graph().node("Resize",
			Map.of("mode", "cubic", "cubic_coeff_a", -0.75f, "coordinate_transformation_mode", "half_pixel"), coarse,
			null, null, ops.graph().longs(1, config.embedDim(), side, side));
		final String window = prefix + "pos_embed_window";
		final long windowSide = layers.shape(window)[2];
		final Value repeated = ops.graph().node("Tile", layers.weight(window),
			ops.graph().longs(1, 1, side / windowSide, side / windowSide));
		return ops.transpose(ops.add(enlarged, repeated), 0, 2, 3, 1);
	}

	/** As few bands as are small enough, or as many as no window crosses; 1 for attention over the whole image. */
	private int bandCount(final int window) {
		final long bytes = (long) shape.height() * shape.width() * shape.channels() * MLP_RATIO * Float.BYTES;
		int count = 1;
		for (int more = 2; window > 0 && more * window <= shape.height() && bytes / count > BAND_BYTES; more++) {
			if (shape.height() % more == 0 && shape.height() / more % window == 0) {
				count = more;
			}
		}
		return count;
	}

	/** The first of the following blocks with windows that cross bands. */
	private int endOfRun(final List<Step> steps, final int from, final int bands) {
		int height = shape.height() / bands;
		int end = from;
		while (end < steps.size() && steps.get(end).window() > 0 && height % steps.get(end).window() == 0) {
			height /= steps.get(end).pools() ? 2 : 1;
			end++;
		}
		return end;
	}

	/** Writes blocks and returns the results of those that end a stage. */
	private List<Value> run(final List<Step> steps, final int bands) throws CheckpointException {
		final List<HieraBlock.Shape> shapes = new ArrayList<>();
		final List<Value> results = bands == 1 ? blocks(layers, steps, x, shapes) : blocksOfBands(steps, bands, shapes);
		x = results.get(results.size() - 1);
		final List<Value> ends = new ArrayList<>();
		for (int i = 0; i < results.size(); i++) {
			if (i < results.size() - 1 || steps.get(steps.size() - 1).endsStage()) {
				final HieraBlock.Shape of = shapes.get(i);
				ends.add(ops.reshape(results.get(i), 1, (long) of.height() * bands, of.width(), of.channels()));
			}
		}
		shape = shape.ofHeight(shape.height() * bands);
		return ends;
	}

	private List<Value> blocksOfBands(final List<Step> steps, final int bands, final List<HieraBlock.Shape> shapes)
		throws CheckpointException
	{
		shape = shape.ofHeight(shape.height() / bands);
		final Value slices = ops.reshape(x, bands, shape.pixels(), shape.channels());
		final GraphBuilder body = ops.graph().body();
		final Value band = body.input(body.name() + "_band", ElementType.FLOAT, dimensions(shape));
		final List<Value> results = blocks(layers.in(body), steps, band, shapes);
		for (int i = 0; i < results.size(); i++) {
			body.output(body.name() + "_result" + i, results.get(i), ElementType.FLOAT, dimensions(shapes.get(i)));
		}
		final List<Value> all = new ArrayList<>();
		for (final Value stacked : ops.graph().scan(body, slices)) {
			all.add(ops.reshape(stacked, -1, shapes.get(all.size()).channels()));
		}
		return all;
	}

	private static Dimension[] dimensions(final HieraBlock.Shape shape) {
		return new Dimension[] { Dimension.of(shape.pixels()), Dimension.of(shape.channels()) };
	}

	/**
	 * Writes blocks one after the other, and sets the shape to that of the last one's result.
	 *
	 * @param input rows of pixels × channels
	 * @param shapes receives the shapes of the results
	 * @return results of blocks that end a stage, and of the last one
	 */
	private List<Value> blocks(final LayerGraph where, final List<Step> steps, final Value input,
		final List<HieraBlock.Shape> shapes) throws CheckpointException
	{
		final List<Value> results = new ArrayList<>();
		LayerGraph.Residual state = HieraBlock.start(where, block(steps.get(0)), input);
		for (int i = 0; i < steps.size(); i++) {
			final Step step = steps.get(i);
			final HieraBlock block = new HieraBlock(where, block(step), shape, step.window(), step.pools());
			final HieraBlock.Outcome outcome = block.apply(state);
			shape = block.outputShape();
			if (i == steps.size() - 1) {
				results.add(outcome.sum(where.ops()));
				shapes.add(shape);
			}
			else {
				state = outcome.next(where, block(steps.get(i + 1)));
				if (step.endsStage()) {
					results.add(state.sum());
					shapes.add(shape);
				}
			}
		}
		return results;
	}

	private String block(final Step step) {
		return prefix + "blocks." + step.index();
	}
}
