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

import java.util.Locale;
import java.util.Map;

/**
 * What a user has to agree to before a model is fetched.
 *
 * @param model the model's name
 * @param repository {@code owner/name} on the hub
 * @param name the licence's short name as the hub has it; empty if its owner gives none
 * @param address where it can be read
 * @param note what else there is to know; may be empty
 * @param bytes how much would be fetched
 */
public record Licence(String model, String repository, String name, String address, String note, long bytes) {

	/** Asks the user. */
	@FunctionalInterface
	public interface Consent {

		/** @return whether the user agrees */
		boolean to(Licence licence);
	}

	/** Full names of the licences that models often have (SPDX Licence List). */
	private static final Map<String, String> TITLES = Map.of("apache-2.0", "Apache License 2.0", "mit", "MIT License",
		"cc0-1.0", "CC0 1.0 Universal", "cc-by-4.0", "Creative Commons Attribution 4.0", "cc-by-nc-4.0",
		"Creative Commons Attribution Non Commercial 4.0", "cc-by-sa-4.0",
		"Creative Commons Attribution Share Alike 4.0", "cc-by-nc-sa-4.0",
		"Creative Commons Attribution Non Commercial Share Alike 4.0", "gpl-3.0", "GNU General Public License 3.0",
		"bsd-3-clause", "BSD 3-Clause License");

	/** The full name of a licence, if it is one that models often have; else what was given. */
	public static String title(final String name) {
		return TITLES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
	}

	/** The licence as a sentence. */
	public String words() {
		return (name.isEmpty()
			? "The owner of " + repository + " names no licence"
			: "Licence of " + repository + ": " + title(name)) + " (" + address + ")." +
			(note.isEmpty() ? "" : " " + note);
	}
}
