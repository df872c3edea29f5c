package sc.fiji.unibiomed.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.LanguageConfig;
import sc.fiji.unibiomed.network.LanguageModelGraph;

/**
 * Keys and values of the tokens that the language model has read. One buffer per layer and kind serves as the network's
 * input and output at once, so that a step writes only its own rows.
 */
public final class KeyValueCache implements AutoCloseable {

	private final int capacity;
	private final Map<String, Tensor> past = new LinkedHashMap<>();
	private final Map<String, Tensor> present = new LinkedHashMap<>();
	private int length;

	/** @param capacity number of tokens there is room for */
	KeyValueCache(final LanguageConfig config, final int capacity, final NativeHandles handles) {
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
