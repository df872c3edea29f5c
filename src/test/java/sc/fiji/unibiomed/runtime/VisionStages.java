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
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.Normalization;
import sc.fiji.unibiomed.network.internvl.VisionEncoderGraph;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;

/** Compares what happens inside of the vision encoder. */
final class VisionStages implements AutoCloseable {

	private final ProbedNetwork encoder;
	private final NativeHandles handles;

	VisionStages(final Checkpoint checkpoint, final RuntimeOptions options, final NativeHandles handles)
		throws CheckpointException
	{
		this.encoder = new ProbedNetwork(VisionEncoderGraph.build(new StoredWeights(checkpoint), GraphProbes.ON),
			options, handles);
		this.handles = handles;
	}

	/**
	 * @param tiles the tiles of an image, or the first frames of a stack
	 * @return for each of them its tokens
	 */
	List<float[]> compare(final List<RgbImage> tiles, final CaseComparisons comparisons) {
		final List<float[]> tokens = new ArrayList<>();
		for (int i = 0; i < tiles.size(); i++) {
			try (Tensor pixels = PixelTensor.of(tiles.get(i), Normalization.IMAGENET, handles);
				ProbedNetwork.Outputs outputs = encoder.run(Map.of(VisionEncoderGraph.INPUT, pixels)))
			{
				comparisons.compare("pixel_values", i, pixels.toArray(), false);
				comparisons.compare("vit_patch_embeddings", i, outputs.values("vit_patch_embeddings"), false);
				comparisons.compare("vit_last_hidden_state", i, outputs.values("vit_last_hidden_state"), false);
				tokens.add(outputs.values(VisionEncoderGraph.OUTPUT));
				comparisons.compare("vit_embeds", i, tokens.get(i), false);
			}
		}
		return tokens;
	}

	@Override
	public void close() {
		encoder.close();
	}
}
