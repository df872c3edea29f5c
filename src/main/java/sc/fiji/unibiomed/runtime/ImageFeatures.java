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

import java.util.Map;

import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;

/** What SAM 2's image encoder sees in one image: kept in native memory, to be used for any number of masks. */
public final class ImageFeatures implements AutoCloseable {

	private final Map<String, Tensor> levels;

	ImageFeatures(final Map<String, Tensor> levels) {
		this.levels = levels;
	}

	/** 1 × C/8 × S/4 × S/4. */
	Tensor level0() {
		return levels.get(ImageEncoderGraph.LEVEL0);
	}

	/** 1 × C/4 × S/8 × S/8. */
	Tensor level1() {
		return levels.get(ImageEncoderGraph.LEVEL1);
	}

	/** 1 × C × S/16 × S/16. */
	Tensor level2() {
		return levels.get(ImageEncoderGraph.LEVEL2);
	}

	/** Level 2 with the "no memory" embedding. */
	Tensor embedding() {
		return levels.get(ImageEncoderGraph.EMBEDDING);
	}

	/** Memory of all levels. */
	public long bytes() {
		return levels.values().stream().mapToLong(Tensor::byteCount).sum();
	}

	@Override
	public void close() {
		levels.values().forEach(Tensor::close);
	}
}
