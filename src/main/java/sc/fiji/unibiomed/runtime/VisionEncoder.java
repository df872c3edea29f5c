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
import java.util.Map;
import java.util.Set;

import sc.fiji.unibiomed.network.internvl.VisionEncoderGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkInput;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/** Tiles of an image → tokens of the language model. */
public final class VisionEncoder implements AutoCloseable {

	private final NetworkSession session;
	private final NativeHandles handles;
	private final int side;
	private final FiniteCheck check;

	/** @param side height and width of a tile in pixels */
	VisionEncoder(final OnnxGraph graph, final int side, final FiniteCheck check, final NativeHandles handles) {
		this.session = new NetworkSession(graph, check.options(), handles);
		this.handles = handles;
		this.side = side;
		this.check = check;
	}

	/** Height and width of a tile in pixels. */
	public int side() {
		return side;
	}

	/**
	 * Encodes one tile.
	 *
	 * @param pixels direct buffer with 3 × side × side normalised values
	 * @return tokens × width of the language model
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if a value is no finite number
	 */
	public float[] encode(final FloatBuffer pixels, final Cancellation cancellation) {
		NetworkInput.note("vision encoder", pixels);
		try (Tensor input = Tensor.floats(handles, pixels, 1, 3, side, side);
			Tensor output = session
				.run(Map.of(VisionEncoderGraph.INPUT, input), Set.of(VisionEncoderGraph.OUTPUT), cancellation)
				.get(VisionEncoderGraph.OUTPUT))
		{
			final float[] tokens = output.toArray();
			check.require(tokens, "vision encoder");
			return tokens;
		}
	}

	@Override
	public void close() {
		session.close();
	}
}
