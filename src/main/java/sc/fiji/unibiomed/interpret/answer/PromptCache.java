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
package sc.fiji.unibiomed.interpret.answer;

import java.util.Arrays;

import sc.fiji.unibiomed.runtime.KeyValueCache;
import sc.fiji.unibiomed.runtime.LanguageModel;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * What the language model has read, with its keys and values: a prompt that begins with some of it costs only the rest.
 * Embeddings are compared rather than token ids, because the ids of image tokens do not tell pictures and regions
 * apart.
 */
public final class PromptCache implements AutoCloseable {

	/** Room for an answer of usual length; longer ones make more. */
	private static final int USUAL_ANSWER = 256;

	private final LoadedModel model;
	private final boolean keepsWords;
	private KeyValueCache cache;
	/** Tokens × width; as many tokens were read as the cache is long, what follows is about to be. */
	private float[] embeddings = {};

	/**
	 * @param keepsWords whether words that a prompt has in common with the one before are not read again either, which
	 *           changes numbers by float32's rounding, as they are summed in other pieces; otherwise only the picture
	 *           is kept, and every number is to the last bit what it would be without
	 */
	public PromptCache(final LoadedModel model, final boolean keepsWords) {
		this.model = model;
		this.keepsWords = keepsWords;
	}

	/**
	 * Reads a prompt, leaving out what it has in common with what was read before.
	 *
	 * @param prompt tokens × width
	 * @param tokens how many tokens the prompt has
	 * @param pictureEnd how many of them come up to the end of the picture; 0 without one
	 * @param answer how many tokens may follow at most
	 * @param progress told how many of the tokens that had to be read have been
	 */
	void readPrompt(final float[] prompt, final int tokens, final int pictureEnd, final int answer,
		final Progress progress, final Cancellation cancellation)
	{
		final int width = prompt.length / tokens;
		final int kept = keepStartOf(prompt, width, pictureEnd);
		makeRoom(tokens + Math.min(answer, USUAL_ANSWER));
		embeddings = Arrays.copyOf(prompt, cache.capacity() * width);
		final float[] rest = kept == 0 ? prompt : Arrays.copyOfRange(prompt, kept * width, prompt.length);
		model.languageModel().read(cache, rest, Math.max(0, pictureEnd - kept), progress, cancellation);
	}

	/**
	 * Reads one more token.
	 *
	 * @param embedding as wide as the language model
	 */
	void read(final float[] embedding, final Cancellation cancellation) {
		makeRoom(cache.length() + 1);
		if (embeddings.length < cache.capacity() * embedding.length) {
			embeddings = Arrays.copyOf(embeddings, cache.capacity() * embedding.length);
		}
		System.arraycopy(embedding, 0, embeddings, cache.length() * embedding.length, embedding.length);
		model.languageModel().read(cache, embedding, 0, Progress.NONE, cancellation);
	}

	private int keepStartOf(final float[] prompt, final int width, final int pictureEnd) {
		if (cache == null) {
			return 0;
		}
		final int differs = Arrays.mismatch(embeddings, 0, cache.length() * width, prompt, 0, prompt.length);
		final int common = (differs < 0 ? prompt.length : differs) / width;
		// The last token is always read: the model's output is that of the token read last.
		final int most = Math.min(common, prompt.length / width - 1);
		final int kept = keepsWords ? most : most >= pictureEnd ? pictureEnd : 0;
		cache.truncate(kept);
		return kept;
	}

	private void makeRoom(final int capacity) {
		final LanguageModel language = model.languageModel();
		if (cache == null) {
			cache = language.newCache(capacity);
		}
		else if (cache.capacity() < capacity) {
			// Half as much again, so that long answers and conversations do not copy everything again and again.
			final int generous = Math.max(capacity, Math.min(cache.capacity() * 3 / 2, language.contextLength()));
			final KeyValueCache small = cache;
			cache = small.withCapacity(generous);
			small.close();
		}
	}

	/** Memory that is kept. */
	public long bytes() {
		return cache == null ? 0 : cache.bytes() + (long) embeddings.length * Float.BYTES;
	}

	/** Forgets all tokens. */
	@Override
	public void close() {
		embeddings = new float[0];
		if (cache != null) {
			cache.close();
			cache = null;
		}
	}
}
