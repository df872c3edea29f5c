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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.models.download.ServerRefusal;

/** What people are told of a refusal. More of it is in {@code HubAnswersTest}, with a hub that refuses. */
class HubRefusalTest {

	private static final URI HUB = URI.create("https://hub.example.org");
	private static final URI STORAGE = URI.create("https://storage.example.org");
	private static final HubRepository REPOSITORY = new HubRepository("ada", "model", "main");
	private static final String KEPT_BACK = " Your token was not sent, as http://hub.example.org is not encrypted " +
		"and others could read it.";

	/** With it, the answer might be another one. */
	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404 })
	void aTokenThatWasKeptBackMayBeTheReason(final int status) {
		final HubRefusal open = new HubRefusal(URI.create("http://hub.example.org"), REPOSITORY, true);
		assertTrue(open.of(refusal(HUB, status, "", ""), "its files").getMessage().endsWith(KEPT_BACK));
		assertFalse(words(refusal(HUB, status, "", "")).contains("token was not sent"));
	}

	@Test
	void aTokenThatWasKeptBackIsNoReasonForAnythingElse() {
		final HubRefusal open = new HubRefusal(URI.create("http://hub.example.org"), REPOSITORY, true);
		for (final int status : new int[] { 400, 402, 410, 451, 500 }) {
			assertFalse(open.of(refusal(HUB, status, "", ""), "its files").getMessage().contains("token"));
		}
	}

	/** Its owner cannot help: the storage behind a hub forbids what is too late or comes from elsewhere. */
	@Test
	void whatTheStorageForbidsIsNoMatterOfAccess() {
		assertEquals("storage.example.org answered 403 when asked for its files (Request has expired).",
			words(refusal(STORAGE, 403, "", "Request has expired")));
		assertTrue(words(refusal(HUB, 403, "", "")).startsWith("Access to ada/model is restricted: ask for it on " +
			"https://hub.example.org/ada/model, then set the environment variable HF_TOKEN"));
	}

	@Test
	void codesSayMoreThanTheStatus() {
		assertEquals("hub.example.org lists its files and does not have it; try again later, or use another hub.",
			words(refusal(HUB, 404, "EntryNotFound", "Entry not found")));
		assertEquals("ada/model on hub.example.org has no revision 'main'.",
			words(refusal(HUB, 404, "RevisionNotFound", "")));
		assertEquals("hub.example.org does not give out ada/model any more (Disabled); see " +
			"https://hub.example.org/ada/model.", words(refusal(HUB, 410, "DisabledRepo", "Disabled")));
		assertEquals("hub.example.org answered 410 when asked for its files.", words(refusal(HUB, 410, "", "")));
	}

	private static String words(final ServerRefusal refusal) {
		return new HubRefusal(HUB, REPOSITORY, false).of(refusal, "its files").getMessage();
	}

	private static ServerRefusal refusal(final URI who, final int status, final String code, final String message) {
		return new ServerRefusal(who, status, code, message, false, false);
	}
}
