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
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.google.gson.Gson;

import sc.fiji.unibiomed.models.hub.HubRepository;

/** The models that this program knows of, from {@code known-models.json}. */
public final class KnownModels {

	private static final String LIST = "/sc/fiji/unibiomed/models/known-models.json";
	private static final List<KnownModel> ALL = read();

	private KnownModels() {}

	/** All of them, the one inside the program first. */
	public static List<KnownModel> all() {
		return ALL;
	}

	/** The model of that name, in capitals or not. */
	public static Optional<KnownModel> named(final String name) {
		return ALL.stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
	}

	/** The model that is in a repository, whichever revision is meant. */
	public static Optional<KnownModel> in(final HubRepository repository) {
		return ALL.stream().filter(model -> repository.id().equalsIgnoreCase(model.repository())).findFirst();
	}

	private static List<KnownModel> read() {
		try (
			Reader reader = new InputStreamReader(KnownModels.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))
		{
			return List.of(new Gson().fromJson(reader, KnownModel[].class));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(
				"The list of known models is missing in the program; this installation is damaged.", e);
		}
	}
}
