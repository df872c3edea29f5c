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
package sc.fiji.unibiomed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import sc.fiji.unibiomed.util.FileTrees;

/** Where the tests' checkpoints are. Read-only: a test that changes files works on a copy. */
public final class TestCheckpoints {

	private TestCheckpoints() {}

	/** A checkpoint with small random weights in one file. */
	public static Path tiny() {
		return reference("tiny-random");
	}

	/** The same tensors as {@link #tiny()}, in three shards with an index. */
	public static Path tinySharded() {
		return Sharded.FOLDER;
	}

	/** Made when it is first asked for, for this run of the tests only. */
	private static final class Sharded {

		private static final int SHARDS = 3;
		private static final Path FOLDER = make();

		private static void delete(final Path work) {
			try {
				FileTrees.delete(work);
			}
			catch (final IOException e) {
				// Nobody reads it any more.
				throw new UncheckedIOException(e);
			}
		}

		private static Path make() {
			try {
				final Path work = Files.createTempDirectory("unibiomed-sharded");
				Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(work)));
				ShardedCheckpoint.split(tiny(), work.resolve("tiny-random-sharded"), SHARDS);
				return work.resolve("tiny-random-sharded");
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** A file or folder of the recorded reference data, by its path there. */
	public static Path reference(final String path) {
		final URL url = Objects.requireNonNull(TestCheckpoints.class.getResource("/reference/" + path), path);
		try {
			return Path.of(url.toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalArgumentException(path, e);
		}
	}
}
