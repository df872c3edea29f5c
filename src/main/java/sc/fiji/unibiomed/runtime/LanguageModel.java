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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.config.LanguageConfig;
import sc.fiji.unibiomed.network.internvl.LanguageModelGraph;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.runtime.session.NetworkSession;
import sc.fiji.unibiomed.runtime.session.Tensor;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * The language model, token by token. Not for several threads at once.
 */
public final class LanguageModel implements AutoCloseable {

	/**
	 * Long prompts are read in pieces of this many tokens: bounds the memory of attention and the wait for a cancel.
	 */
	private static final int PREFILL_PIECE = 512;

	private static final String STAGE = "language model";

	private final LanguageConfig config;
	private final NativeHandles handles;
	private final FiniteCheck check;
	private final NetworkSession reader;
	private final NetworkSession session;
	private final IntBuffer lastIndexValue = ints();
	private final IntBuffer totalLengthValue = ints();
	private final Tensor lastIndex;
	private final Tensor totalLength;
	private final Tensor oneEmbedding;
	/** The embeddings of a piece of a prompt; made when the first prompt comes. */
	private FloatBuffer piece;
	private final Tensor logits;
	private final Tensor hidden;

	/** @param reader reads all of a prompt but its last token; {@code null} if the other graph does */
	LanguageModel(final OnnxGraph reader, final OnnxGraph graph, final LanguageConfig config, final int vocabulary,
		final FiniteCheck check, final NativeHandles handles)
	{
		this.config = config;
		this.handles = handles;
		this.check = check;
		this.session = new NetworkSession(graph, check.options(), handles);
		this.reader = reader == null ? null : new NetworkSession(reader, check.options(), handles);
		this.lastIndex = Tensor.ints(handles, lastIndexValue, 1);
		this.totalLength = Tensor.ints(handles, totalLengthValue);
		this.oneEmbedding = Tensor.floats(handles, 1, 1, config.hiddenSize());
		this.logits = Tensor.floats(handles, 1, vocabulary);
		this.hidden = Tensor.floats(handles, 1, config.hiddenSize());
	}

	private static IntBuffer ints() {
		return ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder()).asIntBuffer();
	}

	/** The longest sequence, prompt and answer together, that the model was made for. */
	public int contextLength() {
		return config.maxPositions();
	}

	/** An empty cache with room for the given number of tokens. */
	public KeyValueCache newCache(final int capacity) {
		if (capacity > contextLength()) {
			throw new IllegalArgumentException(
				"A cache of " + capacity + " tokens is longer than the model's context of " + contextLength() + ".");
		}
		return new KeyValueCache(config, capacity, handles);
	}

	/**
	 * Reads tokens; afterwards {@link #logits()} and {@link #lastHidden()} speak of the last one.
	 *
	 * @param embeddings tokens × width, one row after the other
	 * @param firstPart how many of them are read by themselves before the others, 0 for none: whoever keeps the cache
	 *           of that part, and reads only the others again, gets the same numbers to the last bit
	 * @param progress told how many of the tokens have been read
	 */
	public void read(final KeyValueCache cache, final float[] embeddings, final int firstPart, final Progress progress,
		final Cancellation cancellation)
	{
		final int width = config.hiddenSize();
		final int tokens = embeddings.length / width;
		// The last token is never a part of the first: it is the one that the results speak of.
		final int first = Math.min(firstPart, tokens - 1);
		for (int from = 0; from < tokens;) {
			final int left = tokens - from;
			final int ofPart = from < first ? first - from : reader == null || left == 1 ? left : left - 1;
			// Pieces of the same size: a small one at the end would take almost as long as a large one.
			final int pieces = (ofPart + PREFILL_PIECE - 1) / PREFILL_PIECE;
			final int count = (ofPart + pieces - 1) / pieces;
			if (count == 1) {
				oneEmbedding.floats().put(embeddings, from * width, width);
				step(cache, oneEmbedding, 1, true, cancellation);
			}
			else {
				try (Tensor several = piece(embeddings, from * width, count, width)) {
					step(cache, several, count, reader == null, cancellation);
				}
			}
			from += count;
			progress.report(from, tokens);
		}
	}

	private Tensor piece(final float[] embeddings, final int from, final int count, final int width) {
		if (piece == null) {
			piece = Tensor.bytes(new long[] { PREFILL_PIECE, width }, Float.BYTES).asFloatBuffer();
		}
		piece.clear().put(embeddings, from, count * width).flip();
		return Tensor.floats(handles, piece, 1, count, width);
	}

	private void step(final KeyValueCache cache, final Tensor embeddings, final int tokens, final boolean answers,
		final Cancellation cancellation)
	{
		final int total = cache.length() + tokens;
		if (total > cache.capacity()) {
			throw new IllegalStateException(
				"The key/value cache has room for " + cache.capacity() + " tokens, not " + total + ".");
		}
		lastIndexValue.put(0, total - 1);
		totalLengthValue.put(0, total);
		final Map<String, Tensor> inputs = new HashMap<>(cache.past());
		inputs.put(LanguageModelGraph.EMBEDDINGS, embeddings);
		inputs.put(LanguageModelGraph.LAST_INDEX, lastIndex);
		inputs.put(LanguageModelGraph.TOTAL_LENGTH, totalLength);
		final Map<String, Tensor> outputs = new HashMap<>(cache.present());
		if (answers) {
			outputs.put(LanguageModelGraph.LOGITS, logits);
			outputs.put(LanguageModelGraph.LAST_HIDDEN, hidden);
		}
		(answers ? session : reader).runInto(inputs, outputs, cancellation);
		cache.grow(tokens);
	}

	/** Logits of the token that follows the last one read; overwritten by the next {@link #read}. */
	public FloatBuffer logits() {
		return logits.floats().asReadOnlyBuffer();
	}

	/**
	 * Copies the logits of the token that follows the last one read.
	 *
	 * @param target as long as the vocabulary
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if one is no finite number
	 */
	public void copyLogits(final float[] target) {
		logits.floats().get(target);
		check.require(target, STAGE);
	}

	/**
	 * Hidden state of the last token read, after the final normalisation: a copy, as wide as the model.
	 *
	 * @throws sc.fiji.unibiomed.runtime.failure.NotFiniteException if a value is no finite number
	 */
	public float[] lastHidden() {
		final float[] state = hidden.toArray();
		check.require(state, STAGE);
		return state;
	}

	@Override
	public void close() {
		lastIndex.close();
		totalLength.close();
		oneEmbedding.close();
		logits.close();
		hidden.close();
		session.close();
		if (reader != null) {
			reader.close();
		}
	}
}
