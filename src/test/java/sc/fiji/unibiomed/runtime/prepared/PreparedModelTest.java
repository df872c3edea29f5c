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
package sc.fiji.unibiomed.runtime.prepared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.TensorInfo;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.PreparationException;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.FileTrees;
import sc.fiji.unibiomed.util.Progress;

class PreparedModelTest {

	@TempDir
	Path cache;

	private Checkpoint checkpoint;
	private PreparedModel prepared;

	@BeforeEach
	void open() throws CheckpointException {
		checkpoint = Checkpoint.open(TestCheckpoints.tiny());
		prepared = new PreparedModel(cache, checkpoint, Precision.FAST);
	}

	private Path entry() {
		return prepared.folder().resolve("mask-decoder");
	}

	private OnnxGraph get() throws CheckpointException {
		return prepared.network(Network.MASK_DECODER, Progress.NONE, new Cancellation());
	}

	@Test
	void aNetworkIsMadeOnceAndThenReadFromDisk() throws IOException {
		final OnnxGraph first = get();
		final FileTime written = Files.getLastModifiedTime(entry().resolve("graph.onnx"));
		final List<Long> conversions = new ArrayList<>();

		final OnnxGraph second = new PreparedModel(cache, checkpoint, Precision.FAST).network(Network.MASK_DECODER,
			(done, total) -> conversions.add(done), new Cancellation());

		assertArrayEquals(first.model(), second.model());
		assertEquals(written, Files.getLastModifiedTime(entry().resolve("graph.onnx")));
		assertEquals(List.of(), conversions);
	}

	@Test
	void precisionsAndCheckpointsDoNotShareNetworks() throws IOException {
		final Path fast = prepared.folder();
		final Path compact = new PreparedModel(cache, checkpoint, Precision.COMPACT).folder();
		final Path sharded = new PreparedModel(cache, Checkpoint.open(TestCheckpoints.tinySharded()), Precision.FAST)
			.folder();

		assertNotEquals(fast, compact);
		assertNotEquals(fast, sharded);
		assertTrue(fast.getFileName().toString().startsWith(checkpoint.sha256().substring(0, 16) + "-" +
			checkpoint.identity().configuration().substring(0, 8) + "-fast-"), fast.toString());
	}

	/** The same weights are other networks where the configuration says so, for example after it was corrected. */
	@Test
	void aCorrectedConfigurationIsPreparedAnew() throws IOException {
		final Path corrected = CheckpointFolders.copy(TestCheckpoints.tiny(), cache.resolve("corrected"));
		CheckpointFolders.editJson(corrected.resolve("config.json"),
			config -> config.getAsJsonObject("llm_config").addProperty("rope_theta", 10_000.0));
		final PreparedModel other = new PreparedModel(cache, Checkpoint.open(corrected), Precision.FAST);
		assertNotEquals(prepared.folder(), other.folder());

		final Network reader = Network.PROMPT_READER;
		final byte[] before = prepared.network(reader, Progress.NONE, new Cancellation()).model();
		final byte[] after = other.network(reader, Progress.NONE, new Cancellation()).model();
		assertFalse(Arrays.equals(before, after));

		final String configuration = checkpoint.identity().configuration();
		assertEquals(List.of(false, true),
			PreparedFolder.in(cache).stream().map(each -> each.with(configuration).current()).sorted().toList());
		assertTrue(PreparedFolder.in(cache).stream().allMatch(PreparedFolder::current));
	}

	@ParameterizedTest
	@ValueSource(strings = { "graph.onnx", "weights.bin", "entry.json" })
	void aDamagedFileIsFoundAndTheNetworkMadeAgain(final String file) throws IOException {
		final OnnxGraph whole = get();
		final byte[] before = Files.readAllBytes(entry().resolve(file));
		final byte[] damaged = before.clone();
		damaged[damaged.length / 2] ^= 1;
		Files.write(entry().resolve(file), damaged);

		assertArrayEquals(whole.model(), get().model());
		assertArrayEquals(before, Files.readAllBytes(entry().resolve(file)));
	}

	/** A laboratory's drive: who may write there can change a network and its checksums alike. */
	@Test
	void whatOthersMayWriteToIsUsedAsFirstSeenOnly(@TempDir final Path own) throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(cache).supportsFileAttributeView("posix"));
		final OnnxGraph published = get();
		Files.setPosixFilePermissions(entry(), PosixFilePermissions.fromString("rwxrwxrwx"));
		final PreparedModel reader = PreparedModel.of(checkpoint,
			new RuntimeOptions(Device.CPU, Precision.FAST, 1, own, cache));
		for (int time = 1; time <= 2; time++) {
			assertArrayEquals(published.model(), network(reader).model());
			assertFalse(Files.exists(reader.folder()));
		}
		assertTrue(FileTrees.bytes(own.resolve("seen")) > 0);

		// Whole, as its own list says, and another one.
		final byte[] weights = Files.readAllBytes(entry().resolve("weights.bin"));
		weights[weights.length / 2] ^= 1;
		Files.write(entry().resolve("weights.bin"), weights);
		PreparedEntry.write(entry(), published);
		assertTrue(PreparedEntry.read(entry(), "mask-decoder").isPresent());
		network(reader);
		assertTrue(Files.exists(reader.folder().resolve("mask-decoder/weights.bin")));
		assertNotEquals(-1,
			Files.mismatch(entry().resolve("weights.bin"), reader.folder().resolve("mask-decoder/weights.bin")));
	}

	/** Somebody could give the networks of one model the name of another's. */
	@Test
	void whatOthersMadeOfAnotherModelIsNotUsed(@TempDir final Path own, @TempDir final Path elsewhere)
		throws IOException
	{
		Assumptions.assumeTrue(Files.getFileStore(cache).supportsFileAttributeView("posix"));
		final Path other = CheckpointFolders.copy(TestCheckpoints.tiny(), elsewhere.resolve("model"));
		final Path weights = other.resolve("model.safetensors");
		final byte[] bytes = Files.readAllBytes(weights);
		final TensorInfo tensor = checkpoint.weights().info(checkpoint.weights().names().stream()
			.filter(name -> name.endsWith("mask_decoder.mask_tokens.weight")).findFirst().orElseThrow());
		Arrays.fill(bytes, (int) tensor.offset(), (int) (tensor.offset() + tensor.byteLength()), (byte) 0);
		Files.write(weights, bytes);
		final PreparedModel changed = new PreparedModel(cache, Checkpoint.open(other), Precision.FAST);
		network(changed);
		Files.move(changed.folder(), prepared.folder());
		Files.setPosixFilePermissions(prepared.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

		final PreparedModel reader = PreparedModel.of(checkpoint,
			new RuntimeOptions(Device.CPU, Precision.FAST, 1, own, cache));
		network(reader);
		assertTrue(Files.exists(reader.folder().resolve("mask-decoder/weights.bin")));
	}

	/** Files without a record in a folder of one's own cost nothing more than before, and leave none. */
	@Test
	void inAFolderOfOnesOwnNothingIsRecorded() throws IOException {
		get();
		get();
		assertFalse(Files.exists(cache.resolve("seen")));
	}

	private static OnnxGraph network(final PreparedModel model) throws CheckpointException {
		return model.network(Network.MASK_DECODER, Progress.NONE, new Cancellation());
	}

	@ParameterizedTest
	@ValueSource(strings = { "graph.onnx", "weights.bin", "entry.json" })
	void aMissingFileIsMadeAgain(final String file) throws IOException {
		get();
		final byte[] before = Files.readAllBytes(entry().resolve(file));
		Files.delete(entry().resolve(file));
		get();

		assertArrayEquals(before, Files.readAllBytes(entry().resolve(file)));
	}

	@Test
	void severalThreadsMayAskForTheSameNetworkAtOnce() throws Exception {
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			final List<Future<OnnxGraph>> results = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				results.add(threads.submit(() -> new PreparedModel(cache, checkpoint, Precision.FAST)
					.network(Network.MASK_DECODER, Progress.NONE, new Cancellation())));
			}
			for (final Future<OnnxGraph> result : results) {
				assertArrayEquals(results.get(0).get().model(), result.get().model());
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertEquals(List.of("mask-decoder", "mask-decoder.lock"), names());
	}

	@Test
	void aCancelledPreparationLeavesNothing() throws IOException {
		final Cancellation cancellation = new Cancellation();

		assertThrows(CancelledException.class, () -> prepared.network(Network.MASK_DECODER, (done, total) -> {
			if (done > total / 2) {
				cancellation.cancel();
			}
		}, cancellation));
		assertEquals(List.of("mask-decoder.lock"), names());
	}

	@Test
	void progressCountsAllWeights() throws IOException {
		final List<Long> reports = new ArrayList<>();
		prepared.network(Network.VISION_ENCODER, (done, total) -> {
			assertTrue(done < total, done + " of " + total);
			reports.add(done);
		}, new Cancellation());

		assertEquals(reports.stream().sorted().toList(), reports);
		assertTrue(reports.size() > 10, reports.toString());
	}

	@Test
	void whatAKilledProcessLeftIsRemoved() throws IOException {
		final Path leftover = Files.createDirectories(prepared.folder().resolve(".mask-decoder-part123"));
		Files.writeString(leftover.resolve("weights.bin"), "half of it");
		get();

		assertEquals(List.of("mask-decoder", "mask-decoder.lock"), names());
	}

	@Test
	void aFolderThatCannotBeWrittenIsNamed() throws IOException {
		final Path file = Files.writeString(cache.resolve("file"), "not a folder");
		final PreparedModel nowhere = new PreparedModel(file, checkpoint, Precision.FAST);

		final PreparationException refused = assertThrows(PreparationException.class,
			() -> nowhere.network(Network.MASK_DECODER, Progress.NONE, new Cancellation()));
		assertTrue(refused.getMessage().startsWith("The model could not be prepared in " + file), refused.getMessage());
	}

	@Test
	void inFloat32AModelWorksWithoutSuchAFolder() throws IOException {
		final Path file = Files.writeString(cache.resolve("file"), "not a folder");

		try (
			LoadedModel model = new LoadedModel(checkpoint, new RuntimeOptions(Device.CPU, Precision.EXACT, 1, file)))
		{
			assertEquals(448, model.visionEncoder().side());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "fast", "compact" })
	void withoutACacheAModelIsPreparedForAsLongAsItIsLoaded(final String precision) throws IOException {
		final List<Path> before = temporaryFolders();
		try (LoadedModel model = new LoadedModel(checkpoint,
			new RuntimeOptions(Device.CPU, Precision.parse(precision), 1)))
		{
			model.languageModel();
			assertEquals(before.size() + 1, temporaryFolders().size());
		}
		assertEquals(before, temporaryFolders());
	}

	private static List<Path> temporaryFolders() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files
				.filter(path -> path.getFileName().toString().startsWith(
					"unibiomed-" + ProcessHandle.current().pid() + "-") && Files.isDirectory(path.resolve("prepared")))
				.sorted().toList();
		}
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(prepared.folder())) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
