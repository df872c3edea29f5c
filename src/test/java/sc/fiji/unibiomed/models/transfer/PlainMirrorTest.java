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
package sc.fiji.unibiomed.models.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;

import sc.fiji.unibiomed.models.LocalServer;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.testing.Sha256;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.SeenFiles;

/** A mirror that keeps weights like all other files, so that its list has no SHA-256 of them. */
@Timeout(120)
class PlainMirrorTest {

	private static final String REPOSITORY = "ada/small-model";

	@TempDir
	private Path work;
	private Path demo;
	private CacheFolder cache;
	private LocalServer mirror;
	private String commit = "0123456789abcdef0123456789abcdef01234567";
	private Models models;

	@BeforeEach
	void startTheMirror() throws IOException {
		demo = DemoModel.folder(new CacheFolder(work.resolve("demo")));
		cache = new CacheFolder(work.resolve("cache"));
		mirror = new LocalServer(this::answer);
		models = new Models(cache,
			new HubSettings(
				Map.of("HF_ENDPOINT", mirror.address("").toString(), "HF_HOME", work.resolve("hf").toString()), work),
			new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 2, 2,
				Duration.ofMillis(10), Duration.ofMillis(10)));
	}

	@AfterEach
	void stopTheMirror() {
		mirror.close();
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		if (path.startsWith("/api/")) {
			LocalServer.send(exchange, 200,
				"{\"sha\":\"" + commit + "\",\"siblings\":[" + String.join(",", listed()) + "]}");
		}
		else {
			LocalServer.send(exchange, 200,
				Files.readAllBytes(demo.resolve(path.substring(path.lastIndexOf('/') + 1))));
		}
	}

	private List<String> listed() throws IOException {
		try (Stream<Path> files = Files.list(demo)) {
			return files.map(PlainMirrorTest::listed).toList();
		}
	}

	private static String listed(final Path file) {
		try {
			final byte[] content = Files.readAllBytes(file);
			return "{\"rfilename\":\"" + file.getFileName() + "\",\"size\":" + content.length + ",\"blobId\":\"" +
				HubServer.gitBlob(content) + "\"}";
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void whatCameOfTheWeightsIsRecorded() throws IOException {
		fetch();
		assertEquals(ModelState.READY, models.status(models.find(REPOSITORY)).state());
		assertEquals("as first seen on " + LocalDate.now(), models.status(models.find(REPOSITORY)).vouched());
		assertEquals(Map.of("model.safetensors", Sha256.of(Files.readAllBytes(demo.resolve("model.safetensors")))),
			SeenFiles.in(cache.record()).find(what()).orElseThrow().sums());
		assertTrue(models.verify(models.find(REPOSITORY), Progress.NONE, new Cancellation()).isRight());
	}

	@Test
	void aNewVersionTakesOverTheSameWeights() throws IOException {
		fetch();
		commit = "9".repeat(40);
		final int before = mirror.asked().size();
		fetch();
		assertEquals(commit, models.open(REPOSITORY).folder().getFileName().toString());
		// The list.
		assertEquals(before + 1, mirror.asked().size());

		// Of the same size, and not the same.
		final byte[] weights = Files.readAllBytes(demo.resolve("model.safetensors"));
		weights[weights.length - 1] ^= 1;
		Files.write(demo.resolve("model.safetensors"), weights);
		commit = "8".repeat(40);
		fetch();
		assertEquals(Sha256.of(weights), models.open(REPOSITORY).sha256());
	}

	/** A list without SHA-256 is no way around what is known of a version. */
	@Test
	void weightsThatAreOthersThanBeforeAreRefusedOnceTheyAreHere() throws IOException {
		SeenFiles.in(cache.record()).remember(what(), Map.of("model.safetensors", "0".repeat(64)));
		final DownloadException refused = assertThrows(DownloadException.class, this::fetch);
		assertTrue(refused.getMessage().startsWith("The weights that 127.0.0.1 has for " + REPOSITORY + "@" + commit +
			" are not those that were first seen on "), refused.getMessage());
		assertEquals(ModelState.PARTLY, models.status(models.find(REPOSITORY)).state());
	}

	private String what() {
		return "weights of " + REPOSITORY + "@" + commit;
	}

	private void fetch() throws IOException {
		models.download(models.find(REPOSITORY), licence -> true, DownloadListener.NONE, new Cancellation());
	}
}
