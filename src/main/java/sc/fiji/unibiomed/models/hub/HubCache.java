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
package sc.fiji.unibiomed.models.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What other programs have fetched from the hub ("Hub local cache", huggingface.co/docs/hub/local-cache): a folder per
 * repository with {@code refs/REVISION}, which holds a commit, and {@code snapshots/COMMIT}, which holds the files.
 * Only read.
 *
 * @param folder need not exist
 */
public record HubCache(Path folder) {

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

	/**
	 * The folder with the files of a repository, if there is one; it may lack files that nobody asked for so far.
	 *
	 * @throws IOException if it cannot be read
	 */
	public Optional<Path> snapshot(final HubRepository repository) throws IOException {
		final Path models = folder.resolve("models--" + repository.folder());
		final Optional<String> commit = commit(models, repository.revision());
		return commit.map(name -> models.resolve("snapshots").resolve(name)).filter(Files::isDirectory);
	}

	private static Optional<String> commit(final Path models, final String revision) throws IOException {
		if (COMMIT.matcher(revision).matches()) {
			return Optional.of(revision);
		}
		final Path ref = models.resolve("refs").resolve(revision);
		if (!Files.isRegularFile(ref)) {
			return Optional.empty();
		}
		return Optional.of(Files.readString(ref, StandardCharsets.UTF_8).strip())
			.filter(name -> COMMIT.matcher(name).matches());
	}
}
