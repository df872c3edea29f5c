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
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.network.internvl.LanguageModelGraph;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.Tensor;

/**
 * Keys and values of the tokens that the language model has read. One buffer per layer and kind serves as the network's
 * input and output at once, so that a step writes only its own rows.
 */
public final class KeyValueCache implements AutoCloseable {

	private final LanguageConfig config;
	private final NativeHandles handles;
	private final int capacity;
	private final Map<String, Tensor> past = new LinkedHashMap<>();
	private final Map<String, Tensor> present = new LinkedHashMap<>();
	private int length;

	/** @param capacity number of tokens there is room for */
	KeyValueCache(final LanguageConfig config, final int capacity, final NativeHandles handles) {
		this.config = config;
		this.handles = handles;
		this.capacity = capacity;
		for (int i = 0; i < config.layers(); i++) {
			final Tensor key = Tensor.floats(handles, 1, config.kvHeads(), capacity, config.headDim());
			final Tensor value = Tensor.floats(handles, 1, config.kvHeads(), capacity, config.headDim());
			past.put(LanguageModelGraph.pastKey(i), key);
			past.put(LanguageModelGraph.pastValue(i), value);
			present.put(LanguageModelGraph.presentKey(i), key);
			present.put(LanguageModelGraph.presentValue(i), value);
		}
	}

	/** Number of tokens read. */
	public int length() {
		return length;
	}

	/** Number of tokens there is room for. */
	public int capacity() {
		return capacity;
	}

	/**
	 * Forgets all tokens but the first.
	 *
	 * @param tokens how many stay, at most {@link #length()}
	 */
	public void truncate(final int tokens) {
		if (tokens < 0 || tokens > length) {
			throw new IllegalArgumentException("Of " + length + " tokens " + tokens + " cannot be kept.");
		}
		// The rows behind stay where they are: whatever is read next overwrites them.
		length = tokens;
	}

	/**
	 * A cache with the same tokens and more room. This one stays as it is and is still to be closed.
	 *
	 * @param largerCapacity at least {@link #length()}
	 */
	public KeyValueCache withCapacity(final int largerCapacity) {
		final KeyValueCache larger = new KeyValueCache(config, largerCapacity, handles);
		past.forEach((name, tensor) -> copyRows(tensor.floats(), larger.past.get(name).floats(), largerCapacity));
		larger.length = length;
		return larger;
	}

	/** The rows of a head lie together, and the heads one after the other. */
	private void copyRows(final FloatBuffer from, final FloatBuffer to, final int toCapacity) {
		for (int head = 0; head < config.kvHeads(); head++) {
			to.put(head * toCapacity * config.headDim(), from, head * capacity * config.headDim(),
				length * config.headDim());
		}
	}

	/** Memory of the buffers. */
	public long bytes() {
		return 2L * config.layers() * config.kvHeads() * config.headDim() * capacity * Float.BYTES;
	}

	Map<String, Tensor> past() {
		return past;
	}

	Map<String, Tensor> present() {
		return present;
	}

	void grow(final int tokens) {
		length += tokens;
	}

	@Override
	public void close() {
		past.values().forEach(Tensor::close);
	}
}
