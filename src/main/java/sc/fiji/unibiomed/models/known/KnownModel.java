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

import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.models.hub.HubRepository;

/**
 * A model that this program knows of.
 *
 * @param name what it is called wherever a model is asked for
 * @param repository {@code owner/name} on the HuggingFace hub; {@code null} for the model inside the program
 * @param revision branch, tag or commit in the repository; {@code null} without one
 * @param licence the short name of its licence, as the hub has it; empty if only the hub knows it
 * @param licenceAddress where the licence can be read
 * @param licenceNote what else there is to know before using it; empty if nothing
 * @param bytes about how much has to be fetched
 * @param purpose what it is for, in a sentence
 * @param citation what to cite
 * @param weights by commit, SHA-256 of the weights by name of file, as the hub listed them when they were published;
 *           of other commits, what is first seen is trusted
 */
public record KnownModel(String name, String repository, String revision, String licence, String licenceAddress,
	String licenceNote, long bytes, String purpose, String citation, Map<String, Map<String, String>> weights)
{

	public KnownModel {
		licenceNote = licenceNote == null ? "" : licenceNote;
		weights = weights == null ? Map.of() : Map.copyOf(weights);
	}

	/** Where it is on the hub; empty for the model inside the program. */
	public Optional<HubRepository> source() {
		return Optional.ofNullable(repository).map(id -> HubRepository.parse(id + "@" + revision)
			.orElseThrow(() -> new IllegalStateException("The list of known models names no repository: " + id)));
	}
}
