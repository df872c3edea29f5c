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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/**
 * The functions of llama.cpp ({@code include/llama.h}) that reading and writing tokens takes. Parameters are passed
 * back as the library gave them: their structures grow with every version, so that only the first field is named here
 * and the space kept for them is larger than any version's.
 */
interface LlamaLibrary extends Library {

	/** {@code llama_model_params}. */
	@Structure.FieldOrder("content")
	class ModelParameters extends Structure implements Structure.ByValue {

		public byte[] content = new byte[1024];
	}

	/** {@code llama_context_params}. */
	@Structure.FieldOrder({ "contextTokens", "others" })
	class ContextParameters extends Structure implements Structure.ByValue {

		/** {@code n_ctx}, the most tokens that are remembered. */
		public int contextTokens;
		public int[] others = new int[255];
	}

	/** {@code llama_batch}. */
	@Structure.FieldOrder({ "count", "tokens", "embeddings", "positions", "sequenceCounts", "sequences", "outputs" })
	class Batch extends Structure implements Structure.ByValue {

		public int count;
		public Pointer tokens;
		public Pointer embeddings;
		public Pointer positions;
		public Pointer sequenceCounts;
		public Pointer sequences;
		public Pointer outputs;
	}

	ModelParameters llama_model_default_params();

	ContextParameters llama_context_default_params();

	Pointer llama_model_load_from_file(String file, ModelParameters parameters);

	void llama_model_free(Pointer model);

	Pointer llama_init_from_model(Pointer model, ContextParameters parameters);

	void llama_free(Pointer context);

	int llama_n_ctx(Pointer context);

	void llama_set_n_threads(Pointer context, int writing, int reading);

	Pointer llama_get_memory(Pointer context);

	void llama_memory_clear(Pointer memory, boolean data);

	Batch llama_batch_get_one(Pointer tokens, int count);

	int llama_decode(Pointer context, Batch batch);

	void llama_synchronize(Pointer context);

	String llama_print_system_info();

	/** Part of llama.cpp that finds the code for this processor. */
	interface Backends extends Library {

		void ggml_backend_load_all_from_path(String folder);
	}

	/** @param folder that holds the shared libraries, in itself or below */
	static LlamaLibrary load(final Path folder) throws IOException {
		final Path llama = find(folder, "libllama.");
		Native.load(find(folder, "libggml.").toString(), Backends.class)
			.ggml_backend_load_all_from_path(llama.getParent().toString());
		return Native.load(llama.toString(), LlamaLibrary.class);
	}

	private static Path find(final Path folder, final String prefix) throws IOException {
		try (Stream<Path> files = Files.walk(folder.toAbsolutePath())) {
			return files.filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow(
				() -> new IOException("There is no " + prefix + "so in " + folder + " or the folders in it."));
		}
	}
}
