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
package sc.fiji.unibiomed.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.checkpoint.weights.Weights;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.download.DownloadListener;
import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.hub.HubSettings;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.known.UnknownModelException;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.models.store.ModelStore;
import sc.fiji.unibiomed.models.transfer.Verification;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.prepared.PreparedModel;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.Sha256;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

/**
 * Models without network: known ones, folders, names of the user's own, and carrying them from one computer to another.
 */
class ModelsTest {

	@TempDir
	private Path work;
	private CacheFolder cache;
	private Models models;

	@BeforeEach
	void begin() {
		cache = new CacheFolder(work.resolve("cache"));
		models = models(cache);
	}

	private Models models(final CacheFolder place) {
		// An address at which nobody answers: nothing here needs one.
		return new Models(place,
			new HubSettings(Map.of("HF_ENDPOINT", "http://127.0.0.1:1", "HF_HOME", work.resolve("hf").toString()),
				work),
			RetryPolicy.usual());
	}

	@Test
	void theListOfKnownModelsIsComplete() {
		assertEquals(List.of("demo", "UniBiomed", "Sa2VA-1B", "Sa2VA-4B"),
			KnownModels.all().stream().map(KnownModel::name).toList());
		for (final KnownModel known : KnownModels.all()) {
			assertTrue(known.licenceAddress().startsWith("https://"), known.name());
			assertTrue(known.bytes() > 1_000_000 && !known.purpose().isBlank() && !known.citation().isBlank(),
				known.name());
			assertEquals(known.repository() == null, known.source().isEmpty());
		}
	}

	@Test
	void aModelIsFoundByEachOfItsNames() throws IOException {
		assertEquals(new ModelSource.Embedded(), models.find("demo").source());
		assertEquals("built in", models.find("demo").source().toString());
		final ModelSource unibiomed = new ModelSource.Repository(new HubRepository("Luffy503", "UniBiomed", "main"));
		assertEquals(unibiomed, models.find("UniBiomed").source());
		assertEquals(unibiomed, models.find(" unibiomed ").source());
		assertEquals("UniBiomed", models.find("Luffy503/UniBiomed").name());
		assertEquals("Luffy503/UniBiomed@v2", models.find("UniBiomed@v2").source().toString());
		assertEquals("ada/other@v2", models.find("ada/other@v2").name());
	}

	@Test
	void aFolderIsCalledByItsOwnName() throws IOException {
		final Path folder = folder("my model");
		assertEquals("my model", models.find(folder + "/").name());
		assertEquals(folder.toString(), models.find(folder.toString()).source().toString());
		assertEquals("my model", models.open(folder.toString()).name());
	}

	@Test
	void whatIsNothingSaysWhatThereIs() {
		final UnknownModelException unknown = assertThrows(UnknownModelException.class, () -> models.find("unibiomd"));
		assertEquals(
			"The model 'unibiomd' is neither a known one (demo, UniBiomed, Sa2VA-1B, Sa2VA-4B), nor a folder that " +
				"exists, nor a repository on the HuggingFace hub such as owner/name.",
			unknown.getMessage());
		assertThrows(UnknownModelException.class, () -> models.find(""));
	}

	@Test
	void aMissingModelSaysHowToGetIt() {
		final MissingModelException missing = assertThrows(MissingModelException.class, () -> models.open("unibiomed"));
		assertTrue(missing.getMessage().matches(
			"The model UniBiomed is not on this disk; download it \\(about 2\\.50 GB\\) with: .* models download " +
				"UniBiomed"),
			missing.getMessage());
		assertEquals("UniBiomed", missing.model().name());
		// Nor is there anything to check or to carry.
		assertEquals(missing.getMessage(), assertThrows(MissingModelException.class,
			() -> models.verify(models.find("unibiomed"), Progress.NONE, new Cancellation())).getMessage());
		assertEquals(missing.getMessage(),
			assertThrows(MissingModelException.class,
				() -> models.export(models.find("unibiomed"), work.resolve("usb"), Progress.NONE, new Cancellation()))
				.getMessage());
	}

	/** Of models that nobody has added to the list, too. */
	@Test
	void whatLiesInTheCacheFolderIsListedWithWhatHasCome() throws IOException {
		final String fetching = ".fetching-0123456789abcdef0123456789abcdef01234567";
		for (final String repository : List.of("ada--other", "Luffy503--UniBiomed")) {
			final Path folder = Files
				.createDirectories(ModelStore.hub(cache.own()).resolve(repository).resolve(fetching));
			Files.write(folder.resolve("config.json"), new byte[300]);
			Files.write(folder.resolve("model.safetensors.part"), new byte[5000]);
			// How far it is, and no part of the model.
			Files.write(folder.resolve("model.safetensors.part.json"), new byte[70]);
		}
		assertEquals(List.of("demo", "UniBiomed", "Sa2VA-1B", "Sa2VA-4B", "ada/other"), names());
		assertEquals("partly here, 5 kB", models.status(models.find("ada/other")).words());
		assertEquals(5300, models.status(models.find("ada/other")).bytes());
		assertEquals("partly here, 5 kB of 2.50 GB", models.status(models.find("UniBiomed")).words());
		assertEquals(2 * 5370, models.kept());
		Files.write(Files.createDirectories(cache.own().resolve("models/imported/lungs")).resolve("x"), new byte[9]);
		assertEquals(2 * 5370 + 9, models.kept());
		assertEquals(cache, models.cache());
	}

	@Test
	void aFolderThatLostItsWeightsIsNotReady() throws IOException {
		final Path folder = folder("lungs");
		models.add("lungs", folder.toString());
		assertEquals(ModelState.READY, models.status(models.find("lungs")).state());
		Files.delete(folder.resolve("model.safetensors"));
		assertEquals(ModelState.ABSENT, models.status(models.find("lungs")).state());
	}

	@Test
	void whatIsPreparedOfOneModelIsNotListedOfAnother() throws IOException {
		prepare(cache, "demo", Network.MASK_DECODER);
		final Path folder = folder("lungs");
		final byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
		weights[weights.length - 1] ^= 1;
		Files.write(folder.resolve("model.safetensors"), weights);
		models.open(folder.toString()).sha256();
		assertEquals("ready", models.status(models.find(folder.toString())).words());
		assertEquals("ready, partly prepared in fast", models.status(models.find("demo")).words());
		// Nor is it from another version.
		assertEquals(List.of(), models.outdated());
	}

	@Test
	void modelsOfTheUsersOwnHaveNames() throws IOException {
		final Path folder = folder("checkpoint-0815");
		models.add("lungs", folder.toString());
		assertEquals("next", models.add("next", "ada/next@v2").name());

		assertEquals("lungs", models(cache).open("lungs").name());
		assertEquals("ada/next@v2", models(cache).find("next").source().toString());
		assertEquals(List.of("demo", "UniBiomed", "Sa2VA-1B", "Sa2VA-4B", "lungs", "next"), names());
		models.remove(models.find("lungs"), new Cancellation());
		assertTrue(Files.exists(folder.resolve("config.json")));
		assertFalse(names().contains("lungs"));
	}

	@Test
	void whatCannotBeAddedIsRefused() throws IOException {
		final Path empty = Files.createDirectories(work.resolve("empty"));
		assertThrows(CheckpointException.class, () -> models.add("mine", empty.toString()));
		assertEquals(
			"'demo' cannot be the name of a model of yours, as a known model has it; use letters, digits, dots, " +
				"dashes and underscores.",
			assertThrows(UnknownModelException.class, () -> models.add("demo", "ada/other")).getMessage());
		assertEquals(
			"'../x' cannot be the name of a model of yours; use letters, digits, dots, dashes and underscores.",
			assertThrows(UnknownModelException.class, () -> models.add("../x", "ada/other")).getMessage());
		assertThrows(UnknownModelException.class, () -> models.add("mine", "nothing"));
		assertEquals(4, names().size());
	}

	@Test
	void aListThatIsDamagedIsNamed() throws IOException {
		Files.createDirectories(cache.own());
		Files.writeString(cache.own().resolve("own-models.json"), "{ nonsense");
		assertEquals(cache.own().resolve("own-models.json") + " is damaged: it is not JSON. Correct or delete it.",
			assertThrows(IOException.class, () -> models.list()).getMessage());
	}

	@Test
	void whatWasPreparedIsListedCheckedAndRemoved() throws IOException {
		prepare(cache, "demo", Network.MASK_DECODER);
		final ModelStatus status = models.status(models.find("demo"));
		assertEquals("ready, partly prepared in fast", status.words());
		assertTrue(status.bytesOnDisk() > status.bytes());

		final Verification incomplete = models.verify(models.find("demo"), Progress.NONE, new Cancellation());
		assertTrue(incomplete.isRight());
		assertFalse(incomplete.prepared().contains("mask-decoder (fast)"), incomplete.prepared().toString());
		assertTrue(models.removePrepared(models.find("demo")) > 0);
		assertEquals("ready", models.status(models.find("demo")).words());
	}

	@Test
	void damagedPreparedNetworksAreFound() throws IOException {
		prepare(cache, "demo", Network.MASK_DECODER);
		final Path weights = models.status(models.find("demo")).prepared().get(0).folder()
			.resolve("mask-decoder/weights.bin");
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		assertTrue(models.verify(models.find("demo"), Progress.NONE, new Cancellation()).prepared()
			.contains("mask-decoder (fast)"));
	}

	@Test
	void theDemoIsRepairedFromInsideTheProgram() throws IOException {
		final Path weights = DemoModel.folder(cache).resolve("model.safetensors");
		final byte[] whole = Files.readAllBytes(weights);
		final byte[] bytes = whole.clone();
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		final Verification repaired = models.verify(models.find("demo"), Progress.NONE, new Cancellation());
		assertEquals(List.of("model.safetensors"), repaired.damaged());
		assertTrue(repaired.repaired() && repaired.isRight());
		assertArrayEquals(whole, Files.readAllBytes(weights));
	}

	@Test
	void whatOtherVersionsPreparedIsFoundAndRemoved() throws IOException {
		final Path old = Files
			.createDirectories(cache.own().resolve("prepared/0123456789abcdef-exact-0.0.9-3/mask-decoder"));
		Files.write(old.resolve("weights.bin"), new byte[5000]);
		assertEquals(1, models.outdated().size());
		assertEquals(5000, models.removeOutdated());
		assertEquals(List.of(), models.outdated());
	}

	@Test
	void aFolderCanBeCarriedToAnotherComputerByName() throws IOException {
		final Path folder = folder("lungs");
		prepare(cache, folder.toString(), Network.values());
		models.export(models.find(folder.toString()), work.resolve("usb"), Progress.NONE, new Cancellation());

		final Models other = models(new CacheFolder(work.resolve("other")));
		final NamedModel imported = other.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals("lungs", imported.name());
		assertEquals("ready, prepared in fast", other.status(imported).words());
		assertEquals("lungs", other.open("lungs").name());
		// As it is, it is a checkpoint's folder, too.
		assertEquals("usb", models.open(work.resolve("usb").toString()).name());
		// The cache folder can be moved as a whole.
		Files.move(work.resolve("other"), work.resolve("moved"));
		assertEquals("lungs", models(new CacheFolder(work.resolve("moved"))).open("lungs").name());
		assertTrue(models(new CacheFolder(work.resolve("moved"))).remove(imported(work.resolve("moved")),
			new Cancellation()) > 0);
		assertEquals(List.of(), files(work.resolve("moved/models/imported")));
	}

	private NamedModel imported(final Path place) throws IOException {
		return models(new CacheFolder(place)).find("lungs");
	}

	@Test
	void aDamagedExportIsNotImported() throws IOException {
		models.export(models.find(folder("lungs").toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		final Path vocabulary = work.resolve("usb/vocab.json");
		Files.writeString(vocabulary, Files.readString(vocabulary).replace('a', 'b'));
		final IOException damaged = assertThrows(IOException.class,
			() -> models.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation()));
		assertTrue(damaged.getMessage().endsWith("usb is damaged: vocab.json is not what was exported."),
			damaged.getMessage());
		assertEquals(4, names().size());
		assertEquals(List.of(), files(cache.own().resolve("models/imported")));
	}

	@Test
	void aFolderThatIsNoExportSaysWhatToDoWithIt() throws IOException {
		final Path folder = folder("lungs");
		final IOException refused = assertThrows(IOException.class,
			() -> models.importFrom(folder, Progress.NONE, new Cancellation()));
		assertTrue(refused.getMessage().startsWith(folder +
			" is not an exported model: it has no unibiomed-model.json. A folder with a checkpoint can be used as it " +
			"is"), refused.getMessage());
	}

	@Test
	void anExportAppearsWholeOrNotAtAll() throws IOException {
		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class,
			() -> models.export(models.find(folder("lungs").toString()), work.resolve("usb"), (done, total) -> {
				if (done > total / 2) {
					cancellation.cancel();
				}
			}, cancellation));
		assertEquals(List.of("cache", "lungs"), files(work));
		Files.createDirectories(work.resolve("usb"));
		assertTrue(assertThrows(IOException.class, () -> models.export(models.find(folder("lungs").toString()),
			work.resolve("usb"), Progress.NONE, new Cancellation())).getMessage()
			.endsWith("usb exists already; name a folder that does not."));
	}

	/** What a process left that was killed in the middle of an export or import. */
	@Test
	void whatWasLeftOfAnExportOrImportIsRemovedByTheNext() throws IOException {
		final String unique = "01234567-89ab-cdef-0123-456789abcdef";
		final Path folder = folder("lungs");
		prepare(cache, folder.toString(), Network.values());
		Files.write(Files.createDirectories(work.resolve(".unibiomed-export-" + unique)).resolve("x"), new byte[9]);
		models.export(models.find(folder.toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals(List.of("cache", "lungs", "usb"), files(work));

		final CacheFolder other = new CacheFolder(work.resolve("other"));
		for (final String place : new String[] { "models/imported", "prepared" }) {
			Files.write(
				Files.createDirectories(other.own().resolve(place).resolve(".importing-" + unique)).resolve("x"),
				new byte[9]);
		}
		models(other).importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals(List.of("lungs"), files(other.own().resolve("models/imported")));
		assertEquals(1, files(other.own().resolve("prepared")).size());
	}

	/** Somebody could put the networks of one model beside another, under its name. */
	@Test
	void whatWasPreparedOfAnotherModelIsNotImported() throws IOException {
		final Path folder = folder("lungs");
		prepare(cache, folder.toString(), Network.values());
		models.export(models.find(folder.toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		final Path prepared = work.resolve("usb/prepared");
		final String name = files(prepared).get(0);
		Files.move(prepared.resolve(name), prepared.resolve("0123456789abcdef" + name.substring(16)));

		final CacheFolder other = new CacheFolder(work.resolve("other"));
		final Models reading = models(other);
		final NamedModel imported = reading.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals("ready", reading.status(imported).words());
		assertEquals(List.of(), files(other.own().resolve("prepared")));
	}

	/** The folder's list says that its files are another model's, whose networks lie beside them. */
	@Test
	void whatAFolderSaysOfItselfIsNotBelieved() throws IOException {
		final Path folder = folder("lungs");
		prepare(cache, folder.toString(), Network.values());
		models.export(models.find(folder.toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		final Path weights = work.resolve("usb/model.safetensors");
		final byte[] bytes = Files.readAllBytes(weights);
		bytes[bytes.length - 1] ^= 1;
		final String before = Sha256.of(Files.readAllBytes(weights));
		Files.write(weights, bytes);
		final Path list = work.resolve("usb/unibiomed-model.json");
		Files.writeString(list, Files.readString(list).replace(before, Sha256.of(bytes)));

		final Models reading = models(new CacheFolder(work.resolve("other")));
		final NamedModel imported = reading.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals("ready", reading.status(imported).words());
		assertEquals(Sha256.of(bytes), reading.open("lungs").sha256());
	}

	/** Names and lists are easily changed to fit; what networks were made of shows in them. */
	@Test
	void preparedNetworksOfAnotherModelAreKnownByTheirBytes() throws IOException {
		final Path folder = folder("lungs");
		prepare(cache, folder.toString(), Network.values());
		final Path made = prepared(cache, folder.toString()).folder();
		final byte[] bytes = Files.readAllBytes(folder.resolve("model.safetensors"));
		final Weights weights = Checkpoint.open(folder).weights();
		for (final String name : weights.names()) {
			if (name.contains("mask_decoder")) {
				final TensorInfo tensor = weights.info(name);
				final int begin = (int) tensor.offset();
				Arrays.fill(bytes, begin, begin + (int) tensor.byteLength(), (byte) 0);
			}
		}
		Files.write(folder.resolve("model.safetensors"), bytes);
		Files.move(made, prepared(cache, folder.toString()).folder());
		models.export(models.find(folder.toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		assertEquals(1, files(work.resolve("usb/prepared")).size());

		final List<String> told = new ArrayList<>();
		final Models reading = models(new CacheFolder(work.resolve("other")));
		final NamedModel imported = reading.importFrom(work.resolve("usb"), new DownloadListener() {

			@Override
			public void report(final long done, final long total) {}

			@Override
			public void notice(final String words) {
				told.add(words);
			}
		}, new Cancellation());
		assertEquals("ready", reading.status(imported).words());
		assertEquals(1, told.size(), told.toString());
		assertTrue(told.get(0).endsWith(" was prepared from another model than the one beside it, and is not used"));
		assertEquals(List.of(), files(work.resolve("other/prepared")));
	}

	@Test
	void anExportThatNamesNoVersionIsNotImported() throws IOException {
		models.export(models.find(folder("lungs").toString()), work.resolve("usb"), Progress.NONE, new Cancellation());
		final Path list = work.resolve("usb/unibiomed-model.json");
		for (final String commit : new String[] { "refs", "main", "..", "../../x", "" }) {
			CheckpointFolders.editJson(list, json -> {
				json.addProperty("repository", "ada/small-model");
				json.addProperty("revision", "main");
				json.addProperty("commit", commit);
			});
			assertTrue(assertThrows(IOException.class,
				() -> models.importFrom(work.resolve("usb"), Progress.NONE, new Cancellation())).getMessage()
				.endsWith("is damaged: its unibiomed-model.json names no version."), commit);
		}
	}

	@Test
	void theDemoNeedsNoExport() {
		assertTrue(assertThrows(IOException.class,
			() -> models.export(models.find("demo"), work.resolve("usb"), Progress.NONE, new Cancellation()))
			.getMessage().startsWith("The model demo is inside every copy of this program"));
	}

	/** A laboratory's drive, filled by one and read by many. */
	@Test
	void whatOthersPutOnASharedDriveIsUsedAndWhatIsMissingGoesToOnesOwnPlace() throws IOException {
		final CacheFolder writer = new CacheFolder(work.resolve("shared"));
		prepare(writer, "demo", Network.MASK_DECODER);
		models(writer).add("lungs", folder("lungs").toString());
		final List<String> before = tree(work.resolve("shared"));

		final CacheFolder reader = new CacheFolder(work.resolve("shared"), work.resolve("own"));
		final Models reading = models(reader);
		assertEquals(work.resolve("shared"), reading.open("demo").folder().getParent().getParent().getParent());
		assertEquals("lungs", reading.open("lungs").name());
		assertEquals("ready, partly prepared in fast", reading.status(reading.find("demo")).words());
		final PreparedModel prepared = prepared(reader, "demo");
		prepared.network(Network.MASK_DECODER, (done, total) -> {
			throw new AssertionError("It is there.");
		}, new Cancellation());
		assertFalse(Files.exists(work.resolve("own/prepared")));

		prepared.network(Network.MEMORY_ENCODER, Progress.NONE, new Cancellation());
		reading.add("mine", "ada/mine");
		assertTrue(Files.exists(prepared.folder().resolve("memory-encoder/weights.bin")));
		assertTrue(prepared.folder().startsWith(work.resolve("own")));
		assertEquals(before, tree(work.resolve("shared")));
	}

	/**
	 * Files are for others as far as the user's mask lets them be; Java's own temporary files would be for nobody else.
	 */
	@Test
	void othersCanReadWhatIsWritten() throws IOException {
		prepare(cache, "demo", Network.MASK_DECODER);
		final Path usual = Files.createFile(work.resolve("usual"));
		if (!Files.getFileStore(usual).supportsFileAttributeView("posix")) {
			return;
		}
		final Path folder = Files.createDirectory(work.resolve("usual-folder"));
		try (Stream<Path> all = Files.walk(cache.own())) {
			for (final Path each : all.toList()) {
				assertEquals(Files.getPosixFilePermissions(Files.isDirectory(each) ? folder : usual),
					Files.getPosixFilePermissions(each), each.toString());
			}
		}
	}

	private void prepare(final CacheFolder place, final String model, final Network... networks) throws IOException {
		final PreparedModel prepared = prepared(place, model);
		for (final Network network : networks) {
			if (Precision.FAST.networks().contains(network)) {
				prepared.network(network, Progress.NONE, new Cancellation());
			}
		}
	}

	private PreparedModel prepared(final CacheFolder place, final String model) throws IOException {
		return PreparedModel.of(models(place).open(model),
			new RuntimeOptions(Device.CPU, Precision.FAST, 1, place.own(), place.shared()));
	}

	/** A copy of the demonstration model under another name. */
	private Path folder(final String name) throws IOException {
		final Path demo = DemoModel.folder(cache);
		return Files.exists(work.resolve(name)) ? work.resolve(name) : CheckpointFolders.copy(demo, work.resolve(name));
	}

	private List<String> names() throws IOException {
		return models.list().stream().map(status -> status.model().name()).toList();
	}

	private static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static List<String> tree(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(Path::toString).sorted().toList();
		}
	}
}
