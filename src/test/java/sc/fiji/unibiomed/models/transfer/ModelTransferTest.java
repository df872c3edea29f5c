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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.Notices;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelManifest;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.Progress;

/** What goes along when a model is carried to another computer, and what is found when it is checked there. */
class ModelTransferTest {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

	@TempDir
	private Path work;
	private Path lungs;
	private Path usb;
	private CacheFolder here;
	private CacheFolder there;

	@BeforeEach
	void copyTheDemo() throws IOException {
		here = new CacheFolder(work.resolve("here"));
		there = new CacheFolder(work.resolve("there"));
		lungs = CheckpointFolders.copy(DemoModel.folder(here), work.resolve("lungs"));
		usb = work.resolve("usb");
	}

	@Test
	void onlyWhatIsPreparedWholeGoesAlong() throws IOException {
		prepare(Network.MASK_DECODER);
		export(Progress.NONE);
		assertFalse(Files.exists(usb.resolve("prepared")));
	}

	@Test
	void progressCountsTheModelAndWhatIsPreparedOfIt() throws IOException {
		prepare(Precision.FAST.networks().toArray(Network[]::new));
		final Notices exported = new Notices();
		export(exported);
		final long list = Files.size(usb.resolve(ModelManifest.FILE));
		final long bytes = FileTrees.bytes(usb) - list;
		assertEquals(bytes + " of " + bytes, exported.reports().get(exported.reports().size() - 1));

		final Notices imported = new Notices();
		models(there).importFrom(usb, imported, new Cancellation());
		assertEquals(bytes + " of " + bytes, imported.reports().get(imported.reports().size() - 1));
		assertEquals(imported.reports().stream().distinct().toList(), imported.reports());
	}

	@Test
	void hiddenFilesAndFoldersStayAndTheDayIsNoted() throws IOException {
		Files.createFile(lungs.resolve(".DS_Store"));
		Files.createDirectories(lungs.resolve("figures"));
		final Instant before = Instant.now().minusSeconds(1);
		export(Progress.NONE);
		assertFalse(Files.exists(usb.resolve(".DS_Store")) || Files.exists(usb.resolve("figures")));
		final ModelManifest exported = ModelManifest.read(usb).orElseThrow();
		assertEquals("lungs", exported.name());
		assertTrue(Instant.parse(exported.since()).isAfter(before));

		final Path folder = imported(models(there).importFrom(usb, Progress.NONE, new Cancellation()));
		assertEquals(exported.importedAt(ModelManifest.read(folder).orElseThrow().imported()),
			ModelManifest.read(folder).orElseThrow());
		assertTrue(Instant.parse(ModelManifest.read(folder).orElseThrow().imported()).isAfter(before));
	}

	/** They were calculated while it was copied, and take long for a large model. */
	@Test
	void theChecksumsOfWhatIsImportedAreKnown() throws IOException {
		final String sha256 = Checkpoint.open(lungs).sha256();
		export(Progress.NONE);
		final Models models = models(there);
		final NamedModel own = models.importFrom(usb, Progress.NONE, new Cancellation());
		assertEquals(sha256, there.checksums().known(imported(own)).orElseThrow());

		names("ada/small-model", COMMIT);
		final CacheFolder third = new CacheFolder(work.resolve("third"));
		final NamedModel fromHub = models(third).importFrom(usb, Progress.NONE, new Cancellation());
		assertEquals(sha256,
			third.checksums().known(models(third).locate(fromHub).orElseThrow().folder()).orElseThrow());
	}

	@Test
	void whatWasImportedIsCheckedFileByFile() throws IOException {
		export(Progress.NONE);
		final Models models = models(there);
		final NamedModel own = models.importFrom(usb, Progress.NONE, new Cancellation());
		final ModelManifest manifest = ModelManifest.read(imported(own)).orElseThrow();
		final Notices read = new Notices();
		final Verification right = models.verify(own, read, new Cancellation());
		assertEquals(manifest.files().size(), right.files());
		assertTrue(right.isRight());
		assertEquals(manifest.bytes() + " of " + manifest.bytes(), read.reports().get(read.reports().size() - 1));
		assertEquals(read.reports().stream().distinct().toList(), read.reports());

		// It cannot be fetched again, so that it is left as it is.
		final Path vocabulary = imported(own).resolve("vocab.json");
		Files.writeString(vocabulary, Files.readString(vocabulary).replace('a', 'b'));
		final Verification damaged = models.verify(own, Progress.NONE, new Cancellation());
		assertEquals(List.of("vocab.json"), damaged.damaged());
		assertFalse(damaged.outOfService() || damaged.isRight());
		assertTrue(Files.exists(vocabulary));
	}

	/** Nobody changes what lies outside of the cache folder. */
	@Test
	void anExportCanBeCheckedWhereItLies() throws IOException {
		export(Progress.NONE);
		Files.delete(usb.resolve("vocab.json"));
		final Models models = models(there);
		final Verification damaged = models.verify(models.find(usb.toString()), Progress.NONE, new Cancellation());
		assertEquals(List.of("vocab.json"), damaged.damaged());
		assertFalse(damaged.outOfService());
	}

	@Test
	void withoutRoomNothingIsBegun() throws IOException {
		export(Progress.NONE);
		CheckpointFolders.editJson(usb.resolve(ModelManifest.FILE),
			json -> json.getAsJsonArray("files").get(0).getAsJsonObject().addProperty("bytes", 1L << 60));
		final Models models = models(there);
		final IOException imported = assertThrows(IOException.class,
			() -> models.importFrom(usb, Progress.NONE, new Cancellation()));
		assertTrue(
			imported.getMessage().startsWith("The model needs 1152921504.61 GB, and the disk of " + there.own()) &&
				imported.getMessage().endsWith(" left; make room."),
			imported.getMessage());
		final IOException exported = assertThrows(IOException.class,
			() -> models.export(models.find(usb.toString()), work.resolve("again"), Progress.NONE, new Cancellation()));
		assertTrue(exported.getMessage().startsWith("The model needs 1152921504.61 GB, and the disk of " + work),
			exported.getMessage());
		assertFalse(Files.exists(work.resolve("again")));
	}

	@Test
	void aListThatNamesNoRepositoryIsDamaged() throws IOException {
		export(Progress.NONE);
		names("../../etc", COMMIT);
		assertEquals(usb + " is damaged: its unibiomed-model.json names no repository.",
			assertThrows(IOException.class, () -> models(there).importFrom(usb, Progress.NONE, new Cancellation()))
				.getMessage());
	}

	/** A download would go on with it. */
	@Test
	void whatCameDamagedOfAModelFromTheHubIsNotKept() throws IOException {
		export(Progress.NONE);
		names("ada/small-model", COMMIT);
		Files.writeString(usb.resolve("config.json"), "{}");
		assertThrows(IOException.class, () -> models(there).importFrom(usb, Progress.NONE, new Cancellation()));
		try (Stream<Path> all = Files.walk(there.own())) {
			assertEquals(List.of(), all.filter(file -> file.getFileName().toString().startsWith("config")).toList());
		}
	}

	private void names(final String repository, final String commit) throws IOException {
		CheckpointFolders.editJson(usb.resolve(ModelManifest.FILE), json -> {
			json.addProperty("repository", repository);
			json.addProperty("revision", "main");
			json.addProperty("commit", commit);
		});
	}

	private void export(final Progress progress) throws IOException {
		models(here).export(models(here).find(lungs.toString()), usb, progress, new Cancellation());
	}

	private void prepare(final Network... networks) throws IOException {
		final PreparedModel prepared = PreparedModel.of(models(here).open(lungs.toString()),
			new RuntimeOptions(Device.CPU, Precision.FAST, 1, here.own(), here.shared()));
		for (final Network network : networks) {
			prepared.network(network, Progress.NONE, new Cancellation());
		}
	}

	private Path imported(final NamedModel model) {
		return ModelTransfer.imported(there.own()).resolve(model.name());
	}

	private Models models(final CacheFolder place) {
		// An address at which nobody answers: nothing here needs one.
		return new Models(place,
			new HubSettings(Map.of("HF_ENDPOINT", "http://127.0.0.1:1", "HF_HOME", work.resolve("hf").toString()),
				work),
			RetryPolicy.usual());
	}
}
