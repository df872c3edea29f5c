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

import java.util.Arrays;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.network.layer.GraphProbes;
import sc.fiji.unibiomed.network.layer.StoredWeights;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.network.sam2.MemoryEncoderGraph;
import sc.fiji.unibiomed.network.sam2.SegmentPromptGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.testing.CaseComparisons;
import sc.fiji.unibiomed.util.Cancellation;

/** Compares what SAM 2 does with one object in one frame: prompt, mask, and memory. */
final class ObjectStages implements AutoCloseable {

	private final LoadedModel model;
	private final Sam2Config config;
	private final ProbedNetwork prompter;
	private final ProbedNetwork maskDecoder;
	private final ProbedNetwork memoryEncoder;

	ObjectStages(final LoadedModel model) throws CheckpointException {
		final Checkpoint checkpoint = model.checkpoint();
		this.model = model;
		this.config = checkpoint.config().sam2();
		this.prompter = new ProbedNetwork(SegmentPromptGraph.build(new StoredWeights(checkpoint)), model.options(),
			model.handles());
		this.maskDecoder = new ProbedNetwork(MaskDecoderGraph.build(new StoredWeights(checkpoint), GraphProbes.ON),
			model.options(), model.handles());
		this.memoryEncoder = new ProbedNetwork(MemoryEncoderGraph.build(new StoredWeights(checkpoint), GraphProbes.ON),
			model.options(), model.handles());
	}

	/**
	 * @param firstMask number of the object's first mask among the masks of all objects and frames
	 * @param seg number of the object
	 * @param segHidden hidden state of its {@code [SEG]}
	 * @param bank what is remembered of it; this frame is added
	 */
	void compare(final EncodedFrame frame, final int firstMask, final int seg, final float[] segHidden,
		final MemoryBank bank, final CaseComparisons comparisons)
	{
		try (Tensor hidden = Tensor.floats(model.handles(), 1, segHidden.length)) {
			hidden.floats().put(segHidden);
			try (ProbedNetwork.Outputs prompt = prompter.run(Map.of(SegmentPromptGraph.INPUT, hidden))) {
				final MaskPrediction mask;
				if (frame.followed()) {
					try (Tensor conditioned = model.objectMemory().attend(frame.imageFeatures(),
						bank.recall(frame.index()), new Cancellation()))
					{
						comparisons.compare("memory_attention_out_seg" + seg + "_frame" + frame.index(), 0,
							pixelsFirst(conditioned.toArray()), true);
						mask = compareMask(frame, firstMask, seg, conditioned,
							prompt.tensor(SegmentPromptGraph.UNPROMPTED), comparisons);
					}
				}
				else {
					if (frame.index() == 0) {
						comparePrompt(prompt.values(SegmentPromptGraph.PROMPT), seg, comparisons);
					}
					mask = compareMask(frame, firstMask, seg, frame.features().tensor(ImageEncoderGraph.EMBEDDING),
						prompt.tensor(SegmentPromptGraph.PROMPT), comparisons);
				}
				if (frame.remembered()) {
					compareMemory(frame, seg, mask, bank, comparisons);
				}
			}
		}
	}

	/** The language embedding is the last of the prompt's three. */
	private void comparePrompt(final float[] prompt, final int seg, final CaseComparisons comparisons) {
		comparisons.compare("sparse_prompt_seg" + seg, prompt);
		comparisons.compare("seg_embeddings", seg,
			Arrays.copyOfRange(prompt, prompt.length - config.hiddenDim(), prompt.length), false);
	}

	private MaskPrediction compareMask(final EncodedFrame frame, final int firstMask, final int seg,
		final Tensor embedding, final Tensor prompt, final CaseComparisons comparisons)
	{
		try (ProbedNetwork.Outputs outputs = maskDecoder.run(Map.of(MaskDecoderGraph.IMAGE_EMBEDDING, embedding,
			ImageEncoderGraph.LEVEL0, frame.features().tensor(ImageEncoderGraph.LEVEL0), ImageEncoderGraph.LEVEL1,
			frame.features().tensor(ImageEncoderGraph.LEVEL1), MaskDecoderGraph.PROMPT, prompt)))
		{
			final float[] masks = outputs.values("all4_mask_logits");
			comparisons.compare("all4_mask_logits_seg" + seg, frame.index(), masks, frame.followed());
			comparisons.compare("multimask_logits_seg" + seg, frame.index(),
				Arrays.copyOfRange(masks, masks.length / 4, masks.length), frame.followed());
			comparisons.compare("iou_all4_seg" + seg, frame.index(), outputs.values("iou_all4"), frame.followed());
			comparisons.compare("sam_tokens_out_seg" + seg, frame.index(), outputs.values("sam_tokens_out"),
				frame.followed());
			if (seg == 0 && frame.index() == 0) {
				comparisons.compare("dense_pe", outputs.values("dense_pe"));
			}
			final float[] logits = outputs.values(MaskDecoderGraph.LOGITS);
			comparisons.compare("low_res_logits", firstMask + frame.index(), logits, frame.followed());
			return new MaskPrediction(logits, config.imageSize() / 4, outputs.values(MaskDecoderGraph.PREDICTED_IOU)[0],
				outputs.values(MaskDecoderGraph.OBJECT_SCORE)[0], outputs.values(MaskDecoderGraph.OBJECT_POINTER));
		}
	}

	private void compareMemory(final EncodedFrame frame, final int seg, final MaskPrediction mask,
		final MemoryBank bank, final CaseComparisons comparisons)
	{
		try (Tensor logits = Tensor.floats(model.handles(), 1, 1, mask.side(), mask.side())) {
			logits.floats().put(mask.logits());
			try (ProbedNetwork.Outputs outputs = memoryEncoder.run(Map.of(ImageEncoderGraph.LEVEL2,
				frame.features().tensor(ImageEncoderGraph.LEVEL2), MaskDecoderGraph.LOGITS, logits)))
			{
				// The reference encodes every frame once per object, so its calls have the numbers of the frames.
				comparisons.compare("memory_features_seg" + seg + "_call" + frame.index(), 0,
					outputs.values("memory_features"), frame.followed());
				final float[] memory = outputs.values(MemoryEncoderGraph.MEMORY);
				if (frame.followed()) {
					bank.rememberFollowed(frame.index(), memory, mask.pointer());
				}
				else {
					bank.rememberPrompted(frame.index(), memory, mask.pointer());
				}
			}
		}
	}

	/** From channels × pixels, as our network gives it, to pixels × channels, as it was recorded. */
	private float[] pixelsFirst(final float[] values) {
		final int channels = config.hiddenDim();
		final int pixels = values.length / channels;
		final float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i % pixels * channels + i / pixels] = values[i];
		}
		return result;
	}

	@Override
	public void close() {
		memoryEncoder.close();
		maskDecoder.close();
		prompter.close();
	}
}
