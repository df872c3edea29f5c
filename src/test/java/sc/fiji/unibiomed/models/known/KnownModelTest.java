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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.models.hub.HubRepository;

class KnownModelTest {

	/** As the list in the program leaves it out. */
	@Test
	void whatIsNotListedIsEmpty() {
		final KnownModel model = model("ada/model", null, null);
		assertEquals("", model.licenceNote());
		assertEquals(Map.of(), model.weights());
		assertEquals(Optional.of(new HubRepository("ada", "model", "v1")), model.source());
		assertEquals(Optional.empty(), model(null, null, null).source());
	}

	@Test
	void whatIsListedIsKept() {
		final Map<String, Map<String, String>> weights = Map.of("0".repeat(40),
			Map.of("model.safetensors", "1".repeat(64)));
		final KnownModel model = model("ada/model", "Not for diagnosis.", weights);
		assertEquals("Not for diagnosis.", model.licenceNote());
		assertEquals(weights, model.weights());
	}

	@Test
	void aListThatNamesNoRepositoryIsAMistakeOfTheProgram() {
		assertEquals("The list of known models names no repository: ada",
			assertThrows(IllegalStateException.class, () -> model("ada", null, null).source()).getMessage());
	}

	private static KnownModel model(final String repository, final String note,
		final Map<String, Map<String, String>> weights)
	{
		return new KnownModel("small", repository, "v1", "mit", "https://hub.example.org/licence", note, 1, "Tests.",
			"nobody", weights);
	}
}
