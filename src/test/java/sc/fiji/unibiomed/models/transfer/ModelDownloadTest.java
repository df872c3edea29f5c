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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.models.StrangelyNamed;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubException;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.testing.Sha256;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.ProcessLock;

/** Fetching whole models from a stand-in for the hub. */
class ModelDownloadTest {

	private static final String REPOSITORY = "ada/small-model";
	private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5),
		Duration.ofSeconds(2), 3, 2, Duration.ofMillis(10), Duration.ofMillis(200));
	private static final Licence.Consent YES = licence -> true;

	// Blanks and letters that not every alphabet has, as in the names of people and laboratories.
	@TempDir(factory = StrangelyNamed.class)
	private Path work;
	private CacheFolder cache;
	private HubServer hub;
	private Models models;

	@BeforeEach
	void startTheHub() throws IOException {
		hub = new HubServer(REPOSITORY).with(DemoModel.folder(new CacheFolder(work.resolve("demo"))))
			.with("pytorch_model.bin", new byte[500]).with("modeling.py", "import os".getBytes(StandardCharsets.UTF_8));
		cache = new CacheFolder(work.resolve("cache"));
		models = models(Map.of());
	}

	@AfterEach
	void stopTheHub() {
		hub.close();
	}

	@Test
	void aModelArrivesWholeAndCanBeUsed() throws IOException {
		assertEquals(ModelState.ABSENT, state());
		final ModelFolder folder = fetch();

		assertEquals(ModelState.READY, state());
		final Checkpoint checkpoint = models.open(REPOSITORY);
		assertEquals(REPOSITORY, checkpoint.name());
		assertEquals(folder.folder(), checkpoint.folder());
		assertEquals(hub.commit(), folder.folder().getFileName().toString());
		// Neither pickles nor programs.
		assertEquals(
			List.of("added_tokens.json", "config.json", "generation_config.json", "merges.txt", "model.safetensors",
				"special_tokens_map.json", "tokenizer_config.json", "unibiomed-model.json", "vocab.json"),
			names(folder.folder()));
	}

	@Test
	void theChecksumOfTheWeightsIsKnownWithoutReadingThemAgain() throws IOException {
		final ModelFolder folder = fetch();
		assertEquals(Sha256.of(Files.readAllBytes(folder.folder().resolve("model.safetensors"))),
			cache.checksums().known(folder.folder()).orElseThrow());
	}

	@Test
	void shardsAreFetchedTogetherAndTheirChecksumIsKnown() throws IOException {
		hub = new HubServer(REPOSITORY).with(TestCheckpoints.tinySharded());
		models = models(Map.of());
		final ModelFolder folder = fetch();
		assertEquals(3,
			names(folder.folder()).stream().filter(name -> name.matches("model-\\d+-of-\\d+\\.safetensors")).count());
		assertEquals(Checkpoint.open(TestCheckpoints.tinySharded()).sha256(),
			cache.checksums().known(folder.folder()).orElseThrow());
		// Several connections at once.
		assertTrue(hub.requests().stream().map(HubServer.Request::from).distinct().count() > 2);
	}

	@Test
	void progressGrowsToTheSizeOfAllFiles() throws IOException {
		final List<Long> reports = new ArrayList<>();
		final long[] total = new long[1];
		models.download(model(), YES, (done, all) -> {
			reports.add(done);
			total[0] = all;
		}, new Cancellation());
		assertEquals(reports.stream().sorted().toList(), reports);
		assertEquals(total[0], reports.get(reports.size() - 1));
	}

	@Test
	void nothingFinishedIsFetchedTwice() throws IOException {
		fetch();
		final int before = hub.sentWhole();
		final Notices second = new Notices();
		models.download(model(), YES, second, new Cancellation());
		assertEquals(before, hub.sentWhole());
		assertEquals(1, second.reports().size());
		assertTrue(second.reports().get(0).matches("(\\d+) of \\1"), second.reports().toString());
	}

	@Test
	void aVersionThatIsHereNeedsOnlyItsName() throws IOException {
		final ModelFolder version = models.download(models.find(REPOSITORY + "@" + hub.commit()), YES,
			DownloadListener.NONE, new Cancellation());
		assertEquals(ModelState.ABSENT, state());
		final int before = hub.sentWhole();
		assertEquals(version.folder(), fetch().folder());
		assertEquals(ModelState.READY, state());
		assertEquals(before, hub.sentWhole());
	}

	@Test
	@Timeout(60)
	void whoeverIsSecondWaitsForTheFirst() throws IOException {
		final HubRepository repository = HubRepository.parse(REPOSITORY).orElseThrow();
		final ProcessLock first = new ModelStore(cache.own()).lock(repository, () -> {}, new Cancellation());
		assertEquals(ModelState.BUSY, state());
		final List<String> told = new ArrayList<>();
		models.download(model(), YES, new DownloadListener() {

			@Override
			public void report(final long done, final long total) {}

			@Override
			public void notice(final String words) {
				told.add(words);
				try {
					first.close();
				}
				catch (final IOException e) {
					throw new IllegalStateException(e);
				}
			}
		}, new Cancellation());
		assertEquals(List.of("another program is downloading " + REPOSITORY + ", waiting for it"), told);
		assertEquals(ModelState.READY, state());
	}

	@Test
	void afterABreakOnlyTheRestIsFetched() throws IOException {
		hub.cutAfter(1_000_000, 0, 0);
		assertThrows(DownloadException.class, this::fetch);
		assertEquals(ModelState.PARTLY, state());
		assertThrows(MissingModelException.class, () -> models.open(REPOSITORY));
		final int before = hub.requests().size();

		fetch();
		assertEquals(ModelState.READY, state());
		final List<HubServer.Request> later = hub.requests().subList(before, hub.requests().size());
		final List<String> ranges = later.stream().filter(request -> request.host().equals("storage"))
			.map(HubServer.Request::range).toList();
		assertEquals(1, ranges.size());
		// On a busy computer, the end of the connection may overtake the last of what was sent before it.
		final int from = Integer.parseInt(ranges.get(0).replaceAll("bytes=(\\d+)-", "$1"));
		assertTrue(from > 500_000 && from <= 1_000_000, ranges.toString());
	}

	@Test
	void aCancelKeepsWhatHasCome() throws IOException {
		final Cancellation cancellation = new Cancellation();
		hub.pauseMillis = 1;
		assertThrows(CancelledException.class, () -> models.download(model(), YES, (done, total) -> {
			if (done > total / 2) {
				cancellation.cancel();
			}
		}, cancellation));
		assertEquals(ModelState.PARTLY, state());
		assertTrue(models.status(model()).words().matches("partly here, [\\d.]+ MB"), models.status(model()).words());
		hub.pauseMillis = 0;
		fetch();
		assertEquals(ModelState.READY, state());
	}

	@Test
	void aRepositoryThatChangesInBetweenIsFetchedInItsNewForm() throws IOException {
		hub.cutAfter(1_000_000, 0, 0);
		assertThrows(DownloadException.class, this::fetch);
		final byte[] weights = Files
			.readAllBytes(DemoModel.folder(new CacheFolder(work.resolve("demo"))).resolve("model.safetensors"));
		weights[weights.length - 1] ^= 1;
		hub.with("model.safetensors", weights);

		final ModelFolder folder = fetch();
		assertEquals(hub.commit(), folder.folder().getFileName().toString());
		assertEquals(Sha256.of(weights), models.open(REPOSITORY).sha256());
		assertEquals(List.of(folder.folder().getFileName().toString(), "refs"), folders(folder.folder().getParent()));
	}

	@Test
	void aNewVersionTakesOverWhatDidNotChange() throws IOException {
		final ModelFolder old = fetch();
		final int before = hub.ranges("model.safetensors").size();
		hub.with("README.md", "Now with a text.".getBytes(StandardCharsets.UTF_8));
		final ModelFolder folder = fetch();

		assertFalse(old.folder().equals(folder.folder()));
		assertEquals(before, hub.ranges("model.safetensors").size());
		assertEquals("Now with a text.", Files.readString(folder.folder().resolve("README.md")));
		assertEquals(folder.folder(), models.open(REPOSITORY).folder());
		// The old version can still be named.
		assertEquals(old.folder(), models.open(REPOSITORY + "@" + old.folder().getFileName()).folder());
	}

	/** What is here under the same name may be as long, and is not the same. */
	@Test
	void aNewVersionBringsWhatDidChange() throws IOException {
		final byte[] weights = Files.readAllBytes(fetch().folder().resolve("model.safetensors"));
		weights[weights.length - 1] ^= 1;
		hub.with("model.safetensors", weights);
		assertArrayEquals(weights, Files.readAllBytes(fetch().folder().resolve("model.safetensors")));
		assertEquals(Sha256.of(weights), models.open(REPOSITORY).sha256());
	}

	/** As whoever makes room on a disk leaves it. */
	@Test
	void anOldVersionThatLostItsWeightsIsNoHindrance() throws IOException {
		Files.delete(fetch().folder().resolve("model.safetensors"));
		hub.with("README.md", "Now with a text.".getBytes(StandardCharsets.UTF_8));
		fetch();
		assertEquals(ModelState.READY, state());
	}

	@Test
	void anUnknownFormatIsFoundOutBeforeTheWeightsAreFetched() throws IOException {
		final Path changed = CheckpointFolders.copy(DemoModel.folder(new CacheFolder(work.resolve("demo"))),
			work.resolve("changed"));
		CheckpointFolders.editJson(changed.resolve("config.json"), json -> json.addProperty("template", "vicuna"));
		hub.with("config.json", Files.readAllBytes(changed.resolve("config.json")));
		final DownloadException refused = assertThrows(DownloadException.class, this::fetch);
		assertTrue(
			refused.getMessage()
				.startsWith(REPOSITORY + " cannot be run by this program, so its weights were not downloaded: "),
			refused.getMessage());
		assertEquals(List.of(), hub.ranges("model.safetensors"));
	}

	@Test
	void withoutRoomNothingIsBegun() {
		hub.claims.put("model.safetensors", 1L << 60);
		final DownloadException full = assertThrows(DownloadException.class, this::fetch);
		// With a little room for everything else.
		assertTrue(full.getMessage().startsWith("The model needs 1152921504.67 GB more on the disk of ") &&
			full.getMessage().contains(
				" left; make room, or set UNIBIOMED_HOME, or the cache folder in UniBiomed Options, to a folder on " +
					"another disk."),
			full.getMessage());
		assertEquals(0, hub.sentWhole());
	}

	@Test
	void picklesAreNotFetched() {
		hub.without("model.safetensors");
		final DownloadException refused = assertThrows(DownloadException.class, this::fetch);
		assertTrue(refused.getMessage().contains("only Python pickles"), refused.getMessage());
		assertEquals(1, hub.requests().size());
	}

	@Test
	void wrongBytesNeverBecomeAModel() throws IOException {
		hub.wrong.put("model.safetensors", 100);
		final DownloadException wrong = assertThrows(DownloadException.class, this::fetch);
		assertTrue(wrong.getMessage().contains("its checksum differs"), wrong.getMessage());
		assertThrows(MissingModelException.class, () -> models.open(REPOSITORY));
		// Small files are checked as well.
		hub.wrong.clear();
		hub.wrong.put("config.json", 100);
		assertThrows(DownloadException.class, models(new CacheFolder(work.resolve("other")))::fetch);
	}

	@Test
	void theLicenceIsShownAndAcceptedOnce() throws IOException {
		final AtomicInteger asked = new AtomicInteger();
		final Licence[] shown = new Licence[1];
		final Licence.Consent consent = licence -> {
			shown[0] = licence;
			return asked.incrementAndGet() > 1;
		};
		final LicenceException declined = assertThrows(LicenceException.class,
			() -> models.download(model(), consent, DownloadListener.NONE, new Cancellation()));
		assertEquals("The licence of ada/small-model was not accepted, so nothing was downloaded.",
			declined.getMessage());
		assertEquals("Licence of ada/small-model: Apache License 2.0 (" + hub.address() + "/ada/small-model).",
			shown[0].words());
		assertEquals(shown[0], declined.licence());
		assertEquals(0, hub.sentWhole());

		models.download(model(), consent, DownloadListener.NONE, new Cancellation());
		models.remove(model(), new Cancellation());
		models.download(model(), consent, DownloadListener.NONE, new Cancellation());
		assertEquals(2, asked.get());
	}

	@Test
	void anotherLicenceIsAskedAboutAgain() throws IOException {
		fetch();
		hub.licence = "cc-by-nc-4.0";
		hub.with("README.md", new byte[] { 'x' });
		assertThrows(LicenceException.class,
			() -> models.download(model(), licence -> false, DownloadListener.NONE, new Cancellation()));
	}

	/** The storage behind the hub belongs to somebody else. */
	@Test
	void theTokenGoesToTheHubAndNotToItsStorage() throws IOException {
		hub.token = "hf_secret";
		models = models(Map.of("HF_TOKEN", "hf_secret"));
		fetch();
		assertTrue(hub.requests().stream().anyMatch(request -> request.host().equals("storage")));
		for (final HubServer.Request request : hub.requests()) {
			assertEquals(request.host().equals("hub") ? "Bearer hf_secret" : null, request.authorization(),
				request.path());
		}
	}

	@Test
	void aGatedModelSaysHowToGetAccess() {
		hub.token = "hf_secret";
		final HubException gated = assertThrows(HubException.class, this::fetch);
		assertTrue(gated.getMessage().startsWith("Access to ada/small-model is restricted: ask for it on " +
			hub.address() + "/ada/small-model, then set the environment variable HF_TOKEN"), gated.getMessage());
		models = models(Map.of("HF_TOKEN", "hf_another"));
		final HubException refused = assertThrows(HubException.class, this::fetch);
		assertFalse(refused.getMessage().contains("hf_another"), refused.getMessage());
	}

	@Test
	void whatIsNotThereIsSaidInWords() {
		assertEquals(
			"127.0.0.1 has no repository ada/nothing that you may read; check the name. " +
				"If it is private, set HF_TOKEN to a token that may read it.",
			assertThrows(HubException.class,
				() -> models.download(models.find("ada/nothing"), YES, DownloadListener.NONE, new Cancellation()))
				.getMessage());
		assertEquals("ada/small-model on 127.0.0.1 has no revision 'v9'.",
			assertThrows(HubException.class,
				() -> models.download(models.find(REPOSITORY + "@v9"), YES, DownloadListener.NONE, new Cancellation()))
				.getMessage());
	}

	@Test
	void offlineNothingIsAsked() {
		models = models(Map.of("HF_HUB_OFFLINE", "1"));
		final DownloadException offline = assertThrows(DownloadException.class, this::fetch);
		assertTrue(
			offline.getMessage()
				.startsWith("The environment variable HF_HUB_OFFLINE forbids the download of ada/small-model"),
			offline.getMessage());
		assertEquals(List.of(), hub.requests());
	}

	/** As the hub's own software lays it out: links to files that are named after their checksums. */
	@Test
	void whatOtherProgramsHaveFetchedIsUsedAndNotTouched() throws IOException {
		final Path repository = work.resolve("hf/hub/models--ada--small-model");
		final Path snapshot = Files.createDirectories(repository.resolve("snapshots").resolve(hub.commit()));
		Files.createDirectories(repository.resolve("blobs"));
		final Path demo = DemoModel.folder(new CacheFolder(work.resolve("demo")));
		for (final String name : names(demo)) {
			final byte[] content = Files.readAllBytes(demo.resolve(name));
			final Path blob = repository.resolve("blobs")
				.resolve(name.endsWith(".safetensors") ? Sha256.of(content) : HubServer.gitBlob(content));
			Files.write(blob, content);
			Files.createSymbolicLink(snapshot.resolve(name), snapshot.relativize(blob));
		}
		Files.createDirectories(repository.resolve("refs"));
		Files.writeString(repository.resolve("refs/main"), hub.commit());

		final ModelFolder folder = fetch();
		assertEquals(ModelPlace.HUB_CACHE, folder.place());
		assertEquals(List.of(), hub.requests());
		assertEquals("ready (in the HuggingFace cache)", models.status(model()).words());
		assertEquals(REPOSITORY, models.open(REPOSITORY).name());
		final Verification right = models.verify(model(), (done, total) -> {}, new Cancellation());
		assertTrue(right.isRight());
		assertEquals(names(demo).size(), right.files());
		assertEquals("as first seen on " + LocalDate.now(), right.voucher().words());
		models.remove(model(), new Cancellation());
		assertTrue(Files.exists(snapshot.resolve("model.safetensors")));

		// A part of a model is none.
		Files.delete(snapshot.resolve("model.safetensors"));
		assertEquals(ModelState.ABSENT, state());
	}

	@Test
	void damageIsFoundAndOnlyWhatIsDamagedIsFetchedAgain() throws IOException {
		final ModelFolder folder = fetch();
		final Path weights = folder.folder().resolve("model.safetensors");
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);

		final Verification damaged = models.verify(model(), (done, total) -> {}, new Cancellation());
		assertEquals(List.of("model.safetensors"), damaged.damaged());
		assertTrue(damaged.outOfService());
		assertEquals(ModelState.PARTLY, state());
		assertThrows(MissingModelException.class, () -> models.open(REPOSITORY));
		final int before = hub.sentWhole();

		fetch();
		assertEquals(before + 1, hub.sentWhole());
		assertTrue(models.verify(model(), (done, total) -> {}, new Cancellation()).isRight());
	}

	@Test
	void aModelThatLostAFileIsNoneUntilItIsFetchedAgain() throws IOException {
		final ModelFolder folder = fetch();
		Files.delete(folder.folder().resolve("vocab.json"));
		Files.write(folder.folder().resolve("config.json"), new byte[3]);
		assertThrows(MissingModelException.class, () -> models.open(REPOSITORY));
		final int before = hub.sentWhole();
		fetch();
		assertEquals(before + 2, hub.sentWhole());
		assertEquals(REPOSITORY, models.open(REPOSITORY).name());
	}

	@Test
	void aRemovedModelLeavesNothing() throws IOException {
		fetch();
		assertTrue(models.remove(model(), new Cancellation()) > 5_000_000);
		assertEquals(ModelState.ABSENT, state());
		assertEquals(List.of(), folders(cache.own().resolve("models/hub")));
	}

	private ModelDownloadTest models(final CacheFolder other) {
		cache = other;
		models = models(Map.of());
		return this;
	}

	private Models models(final Map<String, String> more) {
		final Map<String, String> environment = new HashMap<>(hub.environment(work.resolve("hf")));
		environment.putAll(more);
		return new Models(cache, new HubSettings(environment, work), PATIENCE);
	}

	private NamedModel model() throws IOException {
		return models.find(REPOSITORY);
	}

	private ModelFolder fetch() throws IOException {
		return models.download(model(), YES, DownloadListener.NONE, new Cancellation());
	}

	private ModelState state() throws IOException {
		return models.status(model()).state();
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static List<String> folders(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isDirectory).map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
