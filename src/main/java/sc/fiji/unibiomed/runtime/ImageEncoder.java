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

import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkInput;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;

/** SAM 2's image encoder. */
public final class ImageEncoder implements AutoCloseable {

	private static final Set<String> LEVELS = Set.of(ImageEncoderGraph.LEVEL0, ImageEncoderGraph.LEVEL1,
		ImageEncoderGraph.LEVEL2, ImageEncoderGraph.EMBEDDING);

	private final NetworkSession session;
	private final NativeHandles handles;
	private final int side;

	/** @param side height and width of the input in pixels */
	ImageEncoder(final OnnxGraph graph, final int side, final RuntimeOptions options, final NativeHandles handles) {
		this.session = new NetworkSession(graph, options, handles);
		this.handles = handles;
		this.side = side;
	}

	/** Height and width of the input in pixels. */
	public int side() {
		return side;
	}

	/**
	 * Encodes one image.
	 *
	 * @param pixels direct buffer with 3 × side × side normalised values
	 */
	public ImageFeatures encode(final FloatBuffer pixels, final Cancellation cancellation) {
		NetworkInput.note("image encoder", pixels);
		try (Tensor input = Tensor.floats(handles, pixels, 1, 3, side, side)) {
			return new ImageFeatures(session.run(Map.of(ImageEncoderGraph.INPUT, input), LEVELS, cancellation));
		}
	}

	@Override
	public void close() {
		session.close();
	}
}
