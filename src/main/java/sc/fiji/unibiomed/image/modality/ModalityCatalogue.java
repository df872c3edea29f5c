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
package sc.fiji.unibiomed.image.modality;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;

/**
 * The facts about all modalities, read from a JSON resource that says where they come from.
 *
 * @param facts of every modality
 * @param fluorescenceWords finds dyes and other words for fluorescence microscopy, which is none of the ten modalities
 */
record ModalityCatalogue(Map<Modality, ModalityFacts> facts, Pattern fluorescenceWords) {

	private static final String RESOURCE = "modalities.json";

	/** The catalogue of the jar, read when it is first needed. */
	private static final class Shipped {

		private static final ModalityCatalogue CATALOGUE = readShipped();

		private static ModalityCatalogue readShipped() {
			try (InputStream stream = ModalityCatalogue.class.getResourceAsStream(RESOURCE)) {
				if (stream == null) {
					throw damaged("it is missing", null);
				}
				return read(new InputStreamReader(stream, StandardCharsets.UTF_8));
			}
			catch (final IOException e) {
				throw new UncheckedIOException("The list of modalities of this plugin cannot be read.", e);
			}
		}
	}

	/** The file, as it is written. */
	private record Json(List<String> fluorescence, Map<String, JsonModality> modalities) {}

	private record JsonModality(String label, List<String> titleWords, List<String> dicomCodes,
		List<String> suggestions, List<JsonRegion> regions, Map<String, String> windows)
	{}

	private record JsonRegion(String name, String window, List<String> bodyParts, List<String> targets) {}

	ModalityCatalogue {
		facts = Map.copyOf(facts);
	}

	/** What this installation knows. */
	static ModalityCatalogue shipped() {
		return Shipped.CATALOGUE;
	}

	/** @throws IllegalStateException if it is no complete catalogue; the message says what is wrong */
	static ModalityCatalogue read(final Reader reader) {
		final Json json;
		try {
			json = new Gson().fromJson(reader, Json.class);
		}
		catch (final JsonParseException e) {
			throw damaged("it is not valid JSON", e);
		}
		if (json == null || json.modalities() == null) {
			throw damaged("it has no modalities", null);
		}
		final Map<Modality, ModalityFacts> facts = new EnumMap<>(Modality.class);
		for (final Modality modality : Modality.values()) {
			facts.put(modality, facts(modality, json.modalities().get(modality.name())));
		}
		if (json.modalities().size() > facts.size()) {
			throw damaged("it has modalities that the code does not know", null);
		}
		return new ModalityCatalogue(facts, words("fluorescence", json.fluorescence()));
	}

	private static ModalityFacts facts(final Modality modality, final JsonModality json) {
		final String name = modality.name();
		if (json == null) {
			throw damaged(name + " is missing", null);
		}
		if (json.label() == null || json.label().isBlank()) {
			throw damaged(name + " has no label", null);
		}
		final List<ModalityFacts.Region> regions = new ArrayList<>();
		final Set<String> targets = new HashSet<>();
		for (final JsonRegion region : list(name, "regions", json.regions())) {
			for (final String target : list(name, "targets", region.targets())) {
				if (!targets.add(target)) {
					throw damaged(name + " has the target '" + target + "' twice", null);
				}
			}
			regions.add(new ModalityFacts.Region(region.name(),
				Optional.ofNullable(region.window()).map(window -> choice(name, window)),
				new HashSet<>(region.bodyParts() == null ? List.of() : region.bodyParts()), region.targets()));
		}
		final Map<String, IntensityChoice> windows = new HashMap<>();
		if (json.windows() != null) {
			json.windows().forEach((target, window) -> windows.put(known(name, target, targets), choice(name, window)));
		}
		list(name, "suggestions", json.suggestions()).forEach(target -> known(name, target, targets));
		return new ModalityFacts(json.label(), words(name, json.titleWords()),
			new HashSet<>(list(name, "dicomCodes", json.dicomCodes())), json.suggestions(), regions, windows);
	}

	private static Pattern words(final String name, final List<String> words) {
		try {
			return Pattern.compile("(?<![a-z])(?:" + String.join("|", list(name, "words", words)) + ")(?![a-z])");
		}
		catch (final PatternSyntaxException e) {
			throw damaged("the words of " + name + " are not regular expressions", e);
		}
	}

	private static <T> List<T> list(final String name, final String key, final List<T> list) {
		if (list == null || list.isEmpty() || list.contains(null)) {
			throw damaged(name + " has no " + key, null);
		}
		return list;
	}

	private static String known(final String name, final String target, final Set<String> targets) {
		if (!targets.contains(target)) {
			throw damaged(name + " has the target '" + target + "' in no region", null);
		}
		return target;
	}

	private static IntensityChoice choice(final String name, final String label) {
		return IntensityChoice.of(label)
			.orElseThrow(() -> damaged(name + " has the window '" + label + "', which does not exist", null));
	}

	private static IllegalStateException damaged(final String why, final Exception cause) {
		return new IllegalStateException("The list of modalities of this plugin is damaged: " + why + ".", cause);
	}
}
