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
package sc.fiji.unibiomed.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.util.Sha256;

/**
 * How the demonstration model is known: by its weights, whatever the model is called and wherever it lies. A copy of it
 * in another folder is the demonstration model, and another model of that name is not.
 */
public final class DemoWeights {

	/** SHA-256 of the embedded model's {@code model.safetensors}. */
	public static final String SHA256 = "6048c1aeebf2da2cf62f9dbbf225b410b9b9330f1e878d573f6a3d1758fca408";

	/** Size of that file; other weights are told apart by it without being read. */
	private static final long BYTES = 6_007_164;
	private static final String FILE = "model.safetensors";

	private DemoWeights() {}

	/**
	 * Whether a model has them. Weights of another size are not read.
	 *
	 * @throws CheckpointException if a weight file cannot be read
	 */
	public static boolean are(final Checkpoint checkpoint) throws CheckpointException {
		final List<Path> files = checkpoint.weights().files();
		try {
			return files.size() == 1 && Files.size(files.get(0)) == BYTES && SHA256.equals(checkpoint.sha256());
		}
		catch (final IOException e) {
			throw new CheckpointException("The weights of " + checkpoint.name() + " cannot be read: " + e.getMessage(),
				e);
		}
	}

	/**
	 * Whether a folder has them; it need not be a checkpoint.
	 *
	 * @throws IOException if the file is there but cannot be read
	 */
	public static boolean areIn(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		return Files.isRegularFile(file) && Files.size(file) == BYTES && SHA256.equals(Sha256.ofFile(file));
	}
}
