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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment variables that the hub's own software documents. */
class HubSettingsTest {

	@TempDir
	private Path home;

	@Test
	void withoutVariablesItIsTheHubAndTheUsersCache() throws IOException {
		final HubSettings settings = settings(Map.of());
		assertEquals(URI.create("https://huggingface.co"), settings.endpoint());
		assertEquals(Optional.of(home.resolve(".cache/huggingface/hub")), settings.cache());
		assertEquals(Optional.empty(), settings.token());
		assertFalse(settings.isOffline());
		assertEquals(URI.create("https://huggingface.co"), settings(Map.of("HF_ENDPOINT", " ")).endpoint());
	}

	@Test
	void theEndpointMayBeAMirrorWithAPath() throws IOException {
		assertEquals(URI.create("https://mirror.example.org/hf"),
			settings(Map.of("HF_ENDPOINT", "https://mirror.example.org/hf//")).endpoint());
		assertThrows(HubException.class, () -> settings(Map.of("HF_ENDPOINT", "mirror.example.org")).endpoint());
		assertThrows(HubException.class, () -> settings(Map.of("HF_ENDPOINT", "file:///etc")).endpoint());
		assertThrows(HubException.class, () -> settings(Map.of("HF_ENDPOINT", "//mirror.example.org")).endpoint());
	}

	@Test
	void theCacheIsWhereTheVariablesSay() {
		assertEquals(Optional.of(Path.of("/a")), settings(Map.of("HF_HUB_CACHE", "/a", "HF_HOME", "/b")).cache());
		assertEquals(Optional.of(Path.of("/b/hub")), settings(Map.of("HF_HOME", "/b", "XDG_CACHE_HOME", "/c")).cache());
		assertEquals(Optional.of(Path.of("/c/huggingface/hub")), settings(Map.of("XDG_CACHE_HOME", "/c")).cache());
		assertEquals(Optional.of(home.resolve("x/hub")), settings(Map.of("HF_HOME", "~/x")).cache());
		// What the variable was called before, and what is empty.
		assertEquals(Optional.of(Path.of("/d")),
			settings(Map.of("HUGGINGFACE_HUB_CACHE", "/d", "HF_HOME", "/b", "HF_HUB_CACHE", " ")).cache());
	}

	@Test
	void theTokenIsThatOfTheVariableOrOfTheLogin() throws IOException {
		assertTrue(settings(Map.of("HF_TOKEN", " hf_abc\n")).token().isPresent());
		assertTrue(settings(Map.of("HUGGING_FACE_HUB_TOKEN", "hf_abc")).token().isPresent());
		Files.createDirectories(home.resolve(".cache/huggingface"));
		Files.writeString(home.resolve(".cache/huggingface/token"), "hf_stored\n");
		assertTrue(settings(Map.of()).token().isPresent());
	}

	/** Everybody on the way could read it. */
	@Test
	void theTokenIsKeptBackWhereTheHubIsNeitherEncryptedNorOnThisComputer() throws IOException {
		for (final String open : new String[] { "http://mirror.example.org", "HTTP://mirror.example.org:8080",
			"http://localhost.example.org", "http://localhost@mirror.example.org" })
		{
			final HubSettings settings = settings(Map.of("HF_TOKEN", "hf_abc", "HF_ENDPOINT", open));
			assertEquals(Optional.empty(), settings.token(), open);
			assertTrue(settings.isTokenKeptBack(), open);
		}
		for (final String safe : new String[] { "https://mirror.example.org", "HTTPS://mirror.example.org",
			"http://localhost:8080", "HTTP://127.0.0.1", "http://[::1]:8080/hf" })
		{
			final HubSettings settings = settings(Map.of("HF_TOKEN", "hf_abc", "HF_ENDPOINT", safe));
			assertTrue(settings.token().isPresent(), safe);
			assertFalse(settings.isTokenKeptBack(), safe);
		}
		assertFalse(settings(Map.of("HF_ENDPOINT", "http://mirror.example.org")).isTokenKeptBack());
	}

	@Test
	void noTextShowsTheToken() throws IOException {
		final HubSettings settings = settings(Map.of("HF_TOKEN", "hf_secret"));
		assertEquals("token for huggingface.co", settings.token().orElseThrow().toString());
		assertFalse(settings.toString().contains("hf_secret"));
	}

	@Test
	void whatCannotBeATokenIsLeftOut() throws IOException {
		assertEquals(Optional.empty(), settings(Map.of("HF_TOKEN", "hf_ümlaut")).token());
	}

	@Test
	void offlineMayBeSaidInSeveralWords() {
		for (final String yes : new String[] { "1", "true", "ON", "Yes" }) {
			assertTrue(settings(Map.of("HF_HUB_OFFLINE", yes)).isOffline(), yes);
		}
		assertFalse(settings(Map.of("HF_HUB_OFFLINE", "0")).isOffline());
	}

	private HubSettings settings(final Map<String, String> environment) {
		return new HubSettings(environment, home);
	}
}
