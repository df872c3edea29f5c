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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.weights.KnownChecksums;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;
import sc.fiji.unibiomed.util.SeenFiles;

/** Who says that weights are the right ones, and what happens when they are others. */
class WeightVouchersTest {

	private static final String REPOSITORY = "ada/small-model";
	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
	private static final String TODAY = "as first seen on " + LocalDate.now();

	@TempDir
	private Path work;
	private CacheFolder cache;
	private HubServer hub;
	private Models models;

	@BeforeEach
	void startTheHub() throws IOException {
		hub = new HubServer(REPOSITORY).with(DemoModel.folder(new CacheFolder(work.resolve("demo"))));
		cache = new CacheFolder(work.resolve("cache"));
		models = models(cache);
	}

	@AfterEach
	void stopTheHub() {
		hub.close();
	}

	private Models models(final CacheFolder place) {
		return new Models(place, new HubSettings(hub.environment(work.resolve("hf")), work),
			new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 2, 2,
				Duration.ofMillis(10), Duration.ofMillis(10)));
	}

	@Test
	void theModelOfTheProgramIsAsPublished() throws IOException {
		assertEquals("as published", vouched(models, "demo"));
	}

	@Test
	void whatIsFetchedIsTrustedOnFirstUse() throws IOException {
		fetch();
		assertEquals(TODAY, vouched(models, REPOSITORY));
		assertEquals(TODAY, verify(REPOSITORY).voucher().words());
	}

	/** A version never changes: whoever lists other weights under its name is no honest mirror of it. */
	@Test
	void otherWeightsUnderTheNameOfAVersionAreNotFetched() throws IOException {
		final SeenFiles seen = SeenFiles.in(cache.record());
		seen.remember("weights of " + REPOSITORY + "@" + hub.commit(), Map.of("model.safetensors", "0".repeat(64)));
		final DownloadException refused = assertThrows(DownloadException.class, this::fetch);
		assertEquals("The weights that 127.0.0.1 has for " + REPOSITORY + "@" + hub.commit() + " are not those that " +
			"were first seen on " + LocalDate.now() + ", although a version never changes; nothing was taken over. " +
			"If those of then were wrong, delete " + seen.file("weights of " + REPOSITORY + "@" + hub.commit()) + ".",
			refused.getMessage());
		assertEquals(0, hub.sentWhole());
		// Nor is it of use to leave out the SHA-256, or to come by a folder.
		hub.bare.add("model.safetensors");
		assertThrows(DownloadException.class, this::fetch);
	}

	@Test
	void whatIsImportedIsWhatItsExporterSays() throws IOException {
		fetch();
		models.export(models.find(REPOSITORY), work.resolve("usb"), Progress.NONE, new Cancellation());
		final CacheFolder place = new CacheFolder(work.resolve("other"));
		final Models other = models(place);
		other.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals("as its exporter says", vouched(other, REPOSITORY));

		// Who has seen the same before need not believe it.
		models.remove(models.find(REPOSITORY), new Cancellation());
		models.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals(TODAY, vouched(models, REPOSITORY));

		// And who has seen something else does not.
		models.remove(models.find(REPOSITORY), new Cancellation());
		SeenFiles.in(cache.record()).remember("weights of " + REPOSITORY + "@" + hub.commit(),
			Map.of("model.safetensors", "0".repeat(64)));
		assertThrows(DownloadException.class,
			() -> models.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation()));
	}

	@Test
	void aFolderOfTheUsersIsRecordedWhenItIsVerified() throws IOException {
		final Path folder = CheckpointFolders.copy(DemoModel.folder(cache), work.resolve("lungs"));
		assertEquals("not checked yet; verify records what they are", vouched(models, folder.toString()));
		assertEquals(TODAY, verify(folder.toString()).voucher().words());
		assertEquals(TODAY, vouched(models, folder.toString()));
		// Which says nothing of another folder.
		final Path other = CheckpointFolders.copy(folder, work.resolve("lungs 2"));
		assertEquals("not checked yet; verify records what they are", vouched(models, other.toString()));

		final byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
		weights[weights.length - 1] ^= 1;
		Files.write(folder.resolve("model.safetensors"), weights);
		Files.setLastModifiedTime(folder.resolve("model.safetensors"), FileTime.from(Instant.now().plusSeconds(60)));
		assertEquals("perhaps changed since they were first seen on " + LocalDate.now() + "; verify compares them",
			vouched(models, folder.toString()));
		final Verification changed = verify(folder.toString());
		assertFalse(changed.isRight());
		assertTrue(changed.voucher().words()
			.startsWith("not as first seen on " + LocalDate.now() + "; if they were changed on purpose, delete "));
		assertEquals(changed.voucher().words(), vouched(models, folder.toString()));
	}

	@Test
	void whatThisProgramHasTheChecksumOfIsAsPublishedOrRefused() throws IOException {
		final HubRepository version = HubRepository.parse(REPOSITORY + "@" + COMMIT).orElseThrow();
		final Map<String, String> right = Map.of("model.safetensors", "1".repeat(64));
		final WeightVouchers vouchers = new WeightVouchers(SeenFiles.in(work), KnownChecksums.NONE,
			asked -> Optional.of(right));
		vouchers.requireKnown(version, right, "the hub");
		assertEquals(
			"The weights that the hub has for " + version + " are not those that were published, so nothing " +
				"was taken over; get them from https://huggingface.co.",
			assertThrows(DownloadException.class,
				() -> vouchers.requireKnown(version, Map.of("model.safetensors", "2".repeat(64)), "the hub"))
				.getMessage());
		assertEquals(new Voucher.Published(), vouchers.of(manifest("1")));
		assertEquals(new Voucher.FirstSeen("2026-01-02"), vouchers.of(manifest("2")));
		assertEquals(new Voucher.Published(), vouchers.of(manifest("1").importedAt("2026-01-03T00:00:00Z")));
		assertEquals(new Voucher.Exporter(), vouchers.of(manifest("2").importedAt("2026-01-03T00:00:00Z")));
	}

	private static ModelManifest manifest(final String digit) {
		return new ModelManifest("x", REPOSITORY, "main", COMMIT, "", "2026-01-02T03:04:05Z", null,
			List.of(new ModelManifest.Item("config.json", 1, FileDigest.gitBlob("3".repeat(40))),
				new ModelManifest.Item("model.safetensors", 1, FileDigest.sha256(digit.repeat(64)))));
	}

	private static String vouched(final Models models, final String name) throws IOException {
		return models.status(models.find(name)).vouched();
	}

	private Verification verify(final String name) throws IOException {
		return models.verify(models.find(name), Progress.NONE, new Cancellation());
	}

	private void fetch() throws IOException {
		models.download(models.find(REPOSITORY), licence -> true, DownloadListener.NONE, new Cancellation());
	}
}
