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
package sc.fiji.unibiomed.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** A model in llama.cpp that reads and writes random tokens, as llama.cpp's own {@code llama-bench} does. */
final class LlamaModel implements AutoCloseable {

	/** Tokens that are handed over at once; llama.cpp's own pieces are of this size. */
	private static final int PIECE = 512;
	private static final long SEED = 1;

	private final LlamaLibrary llama;
	private final Pointer model;
	private final Pointer context;
	private final SplittableRandom random = new SplittableRandom(SEED);
	private final Memory tokens = new Memory((long) PIECE * Integer.BYTES);

	/** @param contextTokens the most tokens that are remembered */
	LlamaModel(final LlamaLibrary llama, final Path file, final int contextTokens, final int threads)
		throws IOException
	{
		this.llama = llama;
		model = llama.llama_model_load_from_file(file.toString(), llama.llama_model_default_params());
		if (model == null) {
			throw new IOException("llama.cpp cannot read " + file + ".");
		}
		final LlamaLibrary.ContextParameters parameters = llama.llama_context_default_params();
		parameters.contextTokens = contextTokens;
		context = llama.llama_init_from_model(model, parameters);
		if (context == null || llama.llama_n_ctx(context) < contextTokens) {
			throw new IOException("llama.cpp takes other parameters than this program knows.");
		}
		llama.llama_set_n_threads(context, threads, threads);
	}

	/** Forgets all tokens. */
	void clear() {
		llama.llama_memory_clear(llama.llama_get_memory(context), true);
	}

	/** Reads random tokens. */
	void read(final int count) {
		for (int done = 0; done < count; done += PIECE) {
			decode(Math.min(PIECE, count - done));
		}
	}

	/** Gives it one random token after the other, waiting for the logits of each. */
	void write(final int count) {
		for (int i = 0; i < count; i++) {
			decode(1);
		}
	}

	private void decode(final int count) {
		for (int i = 0; i < count; i++) {
			tokens.setInt((long) i * Integer.BYTES, random.nextInt(QwenGguf.VOCABULARY));
		}
		final int status = llama.llama_decode(context, llama.llama_batch_get_one(tokens, count));
		if (status != 0) {
			throw new IllegalStateException("llama.cpp stopped with status " + status + ".");
		}
		llama.llama_synchronize(context);
	}

	@Override
	public void close() {
		llama.llama_free(context);
		llama.llama_model_free(model);
		tokens.close();
	}
}
