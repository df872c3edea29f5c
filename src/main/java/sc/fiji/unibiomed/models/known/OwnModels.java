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
package sc.fiji.unibiomed.models.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.reflect.TypeToken;

import sc.fiji.unibiomed.models.hub.HubRepository;

/**
 * Models that the user has added to the list: a name, and a folder or a repository on the hub.
 *
 * @param files where they are noted, the user's own first; need not exist
 */
public record OwnModels(List<Path> files) {

	private static final TypeToken<Map<String, String>> TYPE = new TypeToken<>() {};

	/** All of them, in alphabetic order. */
	public List<NamedModel> all() throws IOException {
		final Map<String, NamedModel> all = new LinkedHashMap<>();
		for (final Path file : files) {
			for (final Map.Entry<String, String> entry : JsonStore.read(file, TYPE).entrySet()) {
				all.putIfAbsent(entry.getKey(), model(entry.getKey(), entry.getValue(), file));
			}
		}
		return all.values().stream().sorted(java.util.Comparator.comparing(NamedModel::name)).toList();
	}

	private static NamedModel model(final String name, final String source, final Path file) {
		final Optional<HubRepository> repository = HubRepository.parse(source);
		if (repository.isPresent()) {
			return new NamedModel(name, new ModelSource.Repository(repository.get()), KnownModels.in(repository.get()));
		}
		// A folder beside the list, so that a cache folder can be moved.
		return new NamedModel(name,
			new ModelSource.Folder(file.toAbsolutePath().getParent().resolve(source).normalize()), Optional.empty());
	}

	public void add(final String name, final ModelSource source) throws IOException {
		final Path file = files.get(0);
		final String text;
		if (source instanceof ModelSource.Folder folder) {
			final Path base = file.toAbsolutePath().getParent();
			final Path absolute = folder.folder().toAbsolutePath().normalize();
			text = absolute.startsWith(base)
				? "./" + base.relativize(absolute).toString().replace('\\', '/')
				: absolute.toString();
		}
		else {
			text = source.toString();
		}
		JsonStore.change(file, TYPE, all -> all.put(name, text));
	}

	public void forget(final String name) throws IOException {
		JsonStore.change(files.get(0), TYPE, all -> all.remove(name));
	}
}
