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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.network.SinePositions;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;

/** Compares what happens inside of SAM 2: its image encoder here, the rest in {@link ObjectStages}. */
final class SegmentationStages implements AutoCloseable {

	private final LoadedModel model;
	private final Sam2Config config;
	private final ProbedNetwork imageEncoder;
	private final ObjectStages objects;

	SegmentationStages(final LoadedModel model) throws CheckpointException {
		final Checkpoint checkpoint = model.checkpoint();
		this.model = model;
		this.config = checkpoint.config().sam2();
		this.imageEncoder = new ProbedNetwork(ImageEncoderGraph.build(new StoredWeights(checkpoint), GraphProbes.ON),
			model.options(), model.handles());
		this.objects = new ObjectStages(model);
	}

	/**
	 * @param prompted number of frames at the start in which the language model speaks of the objects
	 * @param segHidden for each object the hidden state of its {@code [SEG]}
	 */
	void compare(final Picture picture, final int prompted, final List<float[]> segHidden,
		final CaseComparisons comparisons)
	{
		final List<MemoryBank> banks = new ArrayList<>();
		for (int seg = 0; seg < segHidden.size(); seg++) {
			banks.add(new MemoryBank(picture.frameCount(), config.numMaskmem()));
			comparisons.compare("seg_hidden_states", seg, segHidden.get(seg), false);
		}
		final int grid = config.imageSize() / 16;
		comparisons.compare("sam_pos_enc_level2", SinePositions.channelsFirst(grid, config.hiddenDim()));
		comparisons.compare("memory_pos_enc", SinePositions.channelsFirst(grid, config.memDim()));
		for (int i = 0; i < picture.frameCount(); i++) {
			try (Tensor pixels = PixelTensor.of(
				PillowBicubic.resize(picture.frame(i), config.imageSize(), config.imageSize()), Normalization.SAM2,
				model.handles()))
			{
				comparisons.compare("g_pixel_values", i, pixels.toArray(), false);
				if (segHidden.isEmpty()) {
					continue;
				}
				try (ProbedNetwork.Outputs features = imageEncoder.run(Map.of(ImageEncoderGraph.INPUT, pixels))) {
					final EncodedFrame frame = new EncodedFrame(i, picture.frameCount(), prompted, features);
					compareFeatures(frame, picture.isStack() ? "_frame" + i : "", comparisons);
					for (int seg = 0; seg < segHidden.size(); seg++) {
						objects.compare(frame, seg * picture.frameCount(), seg, segHidden.get(seg), banks.get(seg),
							comparisons);
					}
				}
			}
		}
	}

	private static void compareFeatures(final EncodedFrame frame, final String suffix,
		final CaseComparisons comparisons)
	{
		frame.features().tensors().forEach((name, tensor) -> {
			if (comparisons.has(name + suffix)) {
				comparisons.compare(name + suffix, tensor.toArray());
			}
		});
		if (frame.index() == 0) {
			comparisons.compare("decoder_image_embedding", frame.features().values(ImageEncoderGraph.EMBEDDING));
		}
	}

	@Override
	public void close() {
		objects.close();
		imageEncoder.close();
	}
}
