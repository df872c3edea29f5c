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

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.config.Sam2Config;
import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.network.sam2.MaskDecoderGraph;
import sc.fiji.unibiomed.network.sam2.MemoryAttentionGraph;
import sc.fiji.unibiomed.network.sam2.MemoryEncoderGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/** Follows objects through a stack with SAM 2's memory encoder and memory attention. */
public final class ObjectMemory implements AutoCloseable {

	private final NetworkSession encoder;
	private final NetworkSession attention;
	private final MaskDecoder decoder;
	private final Sam2Config config;
	private final NativeHandles handles;

	ObjectMemory(final OnnxGraph encoder, final OnnxGraph attention, final MaskDecoder decoder, final Sam2Config config,
		final RuntimeOptions options, final NativeHandles handles)
	{
		this.encoder = new NetworkSession(encoder, options, handles);
		this.attention = new NetworkSession(attention, options, handles);
		this.decoder = decoder;
		this.config = config;
		this.handles = handles;
	}

	/** An empty memory of one object in a stack with the given number of frames. */
	public MemoryBank newBank(final int frames) {
		return new MemoryBank(frames, config.numMaskmem());
	}

	/** Remembers a frame whose mask came from a prompt. */
	public void rememberPrompted(final MemoryBank bank, final int frame, final ImageFeatures features,
		final MaskPrediction mask, final Cancellation cancellation)
	{
		bank.rememberPrompted(frame, encode(features, mask, cancellation), mask.pointer());
	}

	/**
	 * Finds the object in a frame that no prompt spoke of, and remembers it.
	 *
	 * @param segHidden hidden state of the {@code [SEG]} token that started the object
	 */
	public MaskPrediction follow(final MemoryBank bank, final int frame, final ImageFeatures features,
		final float[] segHidden, final Cancellation cancellation)
	{
		final MaskPrediction mask;
		try (Tensor conditioned = attend(features, bank.recall(frame), cancellation)) {
			mask = decoder.follow(features, conditioned, segHidden, cancellation);
		}
		bank.rememberFollowed(frame, encode(features, mask, cancellation), mask.pointer());
		return mask;
	}

	private float[] encode(final ImageFeatures features, final MaskPrediction mask, final Cancellation cancellation) {
		try (Tensor logits = Tensor.floats(handles, 1, 1, mask.side(), mask.side())) {
			logits.floats().put(mask.logits());
			try (Tensor memory = encoder
				.run(Map.of(ImageEncoderGraph.LEVEL2, features.level2(), MaskDecoderGraph.LOGITS, logits),
					Set.of(MemoryEncoderGraph.MEMORY), cancellation)
				.get(MemoryEncoderGraph.MEMORY))
			{
				return memory.toArray();
			}
		}
	}

	/** The frame's features after they looked at what is remembered: what the mask decoder is given instead of them. */
	Tensor attend(final ImageFeatures features, final MemoryBank.Recalled recalled, final Cancellation cancellation) {
		final long[] times = recalled.times().stream().mapToLong(Long::longValue).toArray();
		try (Tensor memory = stacked(recalled.features(), config.memDim());
			Tensor time = Tensor.longs(handles, times);
			Tensor pointers = stacked(recalled.pointers(), config.hiddenDim()))
		{
			return attention.run(
				Map.of(ImageEncoderGraph.LEVEL2, features.level2(), MemoryAttentionGraph.MEMORY, memory,
					MemoryAttentionGraph.MEMORY_TIME, time, MemoryAttentionGraph.POINTERS, pointers),
				Set.of(MemoryAttentionGraph.OUTPUT), cancellation).get(MemoryAttentionGraph.OUTPUT);
		}
	}

	/** One tensor of 1 × rows × width from arrays of rows. */
	private Tensor stacked(final List<float[]> parts, final int width) {
		final long values = parts.stream().mapToLong(part -> part.length).sum();
		final Tensor tensor = Tensor.floats(handles, 1, values / width, width);
		final FloatBuffer buffer = tensor.floats();
		parts.forEach(buffer::put);
		return tensor;
	}

	@Override
	public void close() {
		attention.close();
		encoder.close();
	}
}
