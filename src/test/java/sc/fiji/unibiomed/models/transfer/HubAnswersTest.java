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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * What a user is told when hub, mirror or network answer with something else than the files. An answer that came whole
 * is never taken for a broken connection: whoever waited for the next try would fail the test by its time.
 */
@Timeout(60)
class HubAnswersTest {

	private static final String REPOSITORY = "ada/small-model";
	/** Whoever tries again waits for hours. */
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(5), 8, 8, Duration.ofHours(1), Duration.ofHours(1));
	private static final String PAGE = "<!DOCTYPE html>\n<html><body>Blocked by policy</body></html>";

	@TempDir
	private Path work;
	private HubServer hub;
	private Models models;
	private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

	@BeforeEach
	void startTheHub() throws IOException {
		hub = new HubServer(REPOSITORY).with(DemoModel.folder(new CacheFolder(work.resolve("demo"))));
		models = models(Map.of());
	}

	@AfterEach
	void stopTheHub() {
		hub.close();
	}

	/** The hub lists restricted repositories to everybody, and refuses their files. */
	@ParameterizedTest
	@ValueSource(strings = { "config.json", "model.safetensors" })
	void aRestrictedFileSaysHowToGetAccess(final String name) {
		hub.replyTo(name, 403, Map.of("X-Error-Code", "GatedRepo"), "Access denied");
		assertEquals("Access to ada/small-model is restricted: ask for it on " + hub.address() +
			"/ada/small-model, then set the environment variable HF_TOKEN to a token of yours, or log in with " +
			"'hf auth login'.", refused());
	}

	@Test
	void aReasonInJsonCountsAsOneInTheHeaders() {
		hub.replyTo("config.json", 401, Map.of("Content-Type", "application/json"),
			"{\"error_code\":\"GatedRepo\",\"error\":\"Access to model ada/small-model is restricted.\"}");
		assertTrue(refused().startsWith("Access to ada/small-model is restricted: ask for it on "), refused());
	}

	@Test
	void whoeverHasATokenIsNotToldToSetOne() {
		models = models(Map.of("HF_TOKEN", "hf_mine"));
		hub.replyTo("model.safetensors", 403, Map.of("X-Error-Code", "GatedRepo"), "");
		hub.replyTo("config.json", 403, Map.of("X-Error-Code", "GatedRepo"), "");
		assertEquals("Access to ada/small-model is restricted: ask for it on " + hub.address() +
			"/ada/small-model, then try again once its owner has agreed; the token must be yours and may read " +
			"restricted models.", refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "main", "config.json" })
	void aTokenThatHasExpiredIsToldSoAndNotShown(final String what) {
		models = models(Map.of("HF_TOKEN", "hf_secret"));
		hub.replyTo(what, 401, Map.of("X-Error-Message", "User Access Token hf_secret is expired"), "");
		assertEquals("127.0.0.1 does not accept your token (User Access Token … is expired): it has expired, was " +
			"withdrawn, or has a typing error. Make a new one on " + hub.address() + "/settings/tokens and set " +
			"HF_TOKEN to it, or log in with 'hf auth login'; for a public model, no token is needed.", refused());
	}

	@Test
	void aRepositoryThatIsHiddenInBetweenIsToldAsOne() {
		hub.replyTo("config.json", 401, Map.of("X-Error-Code", "RepoNotFound"), "Repository not found");
		assertEquals("127.0.0.1 has no repository ada/small-model that you may read; check the name. " +
			"If it is private, set HF_TOKEN to a token that may read it.", refused());
	}

	@Test
	void aFilterThatRefusesWithAPageIsNoOwnerWhoWantsToBeAsked() {
		hub.replyTo("main", 403, Map.of("Content-Type", "text/html"), PAGE);
		assertEquals(
			"127.0.0.1 answered 403 with a web page when asked for the files of ada/small-model; a filter " +
				"in the network may have sent it, open " + hub.address() + "/ada/small-model in a browser to see.",
			refused());
	}

	@Test
	void aModelThatWasTakenDownIsToldSo() {
		hub.replyTo("main", 451, Map.of("X-Error-Message", "Removed on request"), "");
		assertEquals("127.0.0.1 does not give out ada/small-model any more (Removed on request); see " + hub.address() +
			"/ada/small-model.", refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/json", "application/octet-stream" })
	void aPageInPlaceOfAFileIsToldAtOnce(final String type) {
		for (final String name : List.of("config.json", "model.safetensors")) {
			hub.replyAsUsual();
			hub.replyTo(name, 200, Map.of("Content-Type", type), PAGE);
			assertAnswered(name, " is not the file that was expected (it has " + PAGE.length() + " bytes in place of ");
			hub.replyInPiecesTo(name, Map.of("Content-Type", type), PAGE);
			assertAnswered(name, " is not the file that was expected. It is a web page: ");
		}
		assertEquals(List.of(), notices);
	}

	private void assertAnswered(final String name, final String words) {
		final String told = refused();
		assertTrue(told.startsWith("What came from " + hub.address()) && told.contains("/" + name + words), told);
		assertTrue(told.endsWith("It is a web page: something in the network, such as a filter or a login page, " +
			"answered in place of the file; open the address in a browser to see it."), told);
	}

	@Test
	void aPageInPlaceOfTheListIsToldAtOnce() {
		hub.replyTo("main", 200, Map.of("Content-Type", "text/html"), PAGE);
		assertTrue(refused().startsWith("127.0.0.1 answered with something that is not a list of files; is it a " +
			"HuggingFace hub, and does the network let it through? Open " + hub.address()), refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "blocked", "{\"error\":\"quota\"}" })
	void anAnswerThatIsCompleteAndTooShortIsNoBrokenConnection(final String body) {
		hub.replyTo("config.json", 200, Map.of("Content-Length", Integer.toString(body.length())), body);
		assertTrue(
			refused().contains("is not the file that was expected (it has " + body.length() + " bytes in place of "),
			refused());
		hub.replyInPiecesTo("config.json", Map.of(), body + " ");
		assertTrue(refused().contains(
			"is not the file that was expected (it has " + (body.length() + 1) + " bytes in place of "), refused());
		assertEquals(List.of(), notices);
	}

	/** What has come of the weights in an hour is not thrown away for a login page. */
	@Test
	void aPageDoesNotCostWhatHasCome() throws IOException {
		hub.cutAfter(1_000_000);
		hub.stalls = false;
		final Cancellation cancellation = new Cancellation();
		assertThrows(RuntimeException.class, () -> fetch(new DownloadListener() {

			@Override
			public void report(final long done, final long total) {}

			@Override
			public void notice(final String words) {
				cancellation.cancel();
			}
		}, cancellation));
		final long before = models.status(models.find(REPOSITORY)).bytes();
		assertTrue(before > 500_000);
		hub.replyTo("model.safetensors", 200, Map.of("Content-Type", "text/html"), PAGE);
		assertTrue(refused().contains("It is a web page"));
		assertEquals(before, models.status(models.find(REPOSITORY)).bytes());
		hub.replyAsUsual();
		fetch(DownloadListener.NONE, new Cancellation());
		assertTrue(
			hub.ranges("model.safetensors").get(hub.ranges("model.safetensors").size() - 1).startsWith("bytes="));
	}

	/** A text that is meant for people may be a page itself. */
	@Test
	void aReadmeInHtmlIsAFileLikeAnyOther() throws IOException {
		hub.with("README.md", PAGE.getBytes(StandardCharsets.UTF_8));
		fetch(DownloadListener.NONE, new Cancellation());
		assertEquals(ModelState.READY, models.status(models.find(REPOSITORY)).state());
	}

	@Test
	void aFileThatCameCompressedIsToldSo() {
		hub.replyTo("config.json", 200, Map.of("Content-Encoding", "gzip"), "packed");
		assertTrue(
			refused()
				.endsWith("127.0.0.1 sent it compressed (gzip), which it was not asked for; try another " + "server."),
			refused());
	}

	@Test
	void aPointerInPlaceOfTheWeightsIsToldAtOnce() {
		hub.replyTo("model.safetensors", 200, Map.of(), pointer());
		assertTrue(refused().endsWith("It is a pointer of Git LFS: 127.0.0.1 keeps only the name of the file, not " +
			"the file; download it from another hub."), refused());
		hub.replyInPiecesTo("model.safetensors", Map.of(), pointer());
		assertTrue(refused().contains("It is a pointer of Git LFS"), refused());
	}

	/** Such a mirror's list fits what it sends. */
	@Test
	void aMirrorOfPointersGivesNoModel() throws IOException {
		hub.with("model.safetensors", pointer().getBytes(StandardCharsets.UTF_8));
		final String told = refused();
		assertTrue(told.startsWith(
			"The weights of ada/small-model came as the hub lists them and are none, so they " + "were removed: ") &&
			told.contains("model.safetensors is a pointer of Git LFS"), told);
		assertEquals(ModelState.PARTLY, models.status(models.find(REPOSITORY)).state());
		try (var files = Files.walk(work.resolve("cache"))) {
			assertFalse(files.anyMatch(file -> file.getFileName().toString().equals("model.safetensors")));
		}
	}

	@Test
	void aFileThatIsNotNeededNeedsNoChecksum() throws IOException {
		hub.with("figure.png", new byte[3]).with("README.md", new byte[] { '#' });
		hub.bare.addAll(List.of("figure.png", "README.md"));
		fetch(listener(), new Cancellation());
		assertEquals(List.of("README.md is not downloaded, as the hub does not give its size and checksum"), notices);
		assertFalse(hub.requests().stream().anyMatch(request -> request.path().endsWith("figure.png")));
	}

	@Test
	void checksumsThatTheListLacksAreLookedUp() throws IOException {
		hub.bare.addAll(List.of("config.json", "model.safetensors"));
		fetch(listener(), new Cancellation());
		assertEquals(ModelState.READY, models.status(models.find(REPOSITORY)).state());
		assertTrue(models.verify(models.find(REPOSITORY), (done, total) -> {}, new Cancellation()).isRight());
	}

	@ParameterizedTest
	@ValueSource(strings = { "config.json", "model.safetensors" })
	void aFileThatIsNeededAndCannotBeCheckedIsNotFetched(final String name) {
		hub.bare.add(name);
		hub.tags = false;
		assertEquals("127.0.0.1 does not give size and checksum of '" + name + "' in ada/small-model, so it could " +
			"not be checked and is not downloaded; set HF_ENDPOINT to a hub that gives them, such as " +
			"https://huggingface.co.", refused());
		assertEquals(0, hub.sentWhole());
	}

	private String refused() {
		return assertThrows(IOException.class, () -> fetch(listener(), new Cancellation())).getMessage();
	}

	private void fetch(final DownloadListener listener, final Cancellation cancellation) throws IOException {
		models.download(models.find(REPOSITORY), licence -> true, listener, cancellation);
	}

	private DownloadListener listener() {
		return new DownloadListener() {

			@Override
			public void report(final long done, final long total) {}

			@Override
			public void notice(final String words) {
				notices.add(words);
			}
		};
	}

	private Models models(final Map<String, String> more) {
		final Map<String, String> environment = new HashMap<>(hub.environment(work.resolve("hf")));
		environment.putAll(more);
		return new Models(new CacheFolder(work.resolve("cache")), new HubSettings(environment, work), PATIENCE);
	}

	private static String pointer() {
		return "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 6007164\n";
	}
}
