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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.models.download.RetryPolicy;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.library.CudaBuild;
import sc.fiji.unibiomed.runtime.library.CudaLibraries;
import sc.fiji.unibiomed.testing.HubServer;
import sc.fiji.unibiomed.testing.Sha256;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

/** Fetching and unpacking a build of ONNX Runtime that was made for the test. */
class CudaPackageTest {

	/** Another version than the one in use, so that no test makes this process load what it unpacked. */
	private static final String VERSION = "0.0.1";
	private static final String FILE = "onnxruntime_gpu-" + VERSION + ".jar";
	private static final Map<String, CudaBuild.Library> LIBRARIES = Map.of("libone.so", library(300_000), "libtwo.so",
		library(7));

	@TempDir
	private Path work;
	private byte[] jar;
	private HubServer server;

	@BeforeEach
	void startTheServer() throws IOException {
		jar = jar();
		server = new HubServer("somebody/something").with(FILE, jar);
	}

	@AfterEach
	void stopTheServer() {
		server.close();
	}

	@Test
	void theLibrariesOfThisPlatformAreUnpackedAndNothingElseStays() throws IOException {
		fetch("linux-x64");
		assertTrue(cuda("linux-x64").libraries().isComplete());
		assertEquals(List.of("natives", "natives/onnxruntime-gpu-0.0.1-linux-x64",
			"natives/onnxruntime-gpu-0.0.1-linux-x64/libone.so", "natives/onnxruntime-gpu-0.0.1-linux-x64/libtwo.so"),
			files());
		assertNull(CudaLibraries.folderInUse());
	}

	@Test
	void progressGoesFromNothingToAll() throws IOException {
		final long[] last = new long[2];
		final List<Long> reports = new ArrayList<>();
		cuda("linux-x64").fetch((done, total) -> {
			reports.add(done);
			assertTrue(done >= last[0] && done <= total);
			last[0] = done;
			last[1] = total;
		}, new Cancellation());
		assertEquals(jar.length + 300_007, last[1]);
		assertEquals(last[1], last[0]);
		// All has come, and nothing is unpacked.
		assertTrue(reports.contains((long) jar.length), reports.toString());
	}

	@Test
	void librariesThatAreThereAreNotFetchedAgain() throws IOException {
		fetch("linux-x64");
		fetch("linux-x64");
		assertEquals(1, server.requests().size());
	}

	@Test
	void librariesThatWereDamagedAreReplaced() throws IOException {
		fetch("linux-x64");
		Files.delete(cuda("linux-x64").libraries().folder().resolve("libtwo.so"));
		assertFalse(cuda("linux-x64").libraries().isComplete());
		fetch("linux-x64");
		assertTrue(cuda("linux-x64").libraries().isComplete());
	}

	@Test
	void aCancelWhileUnpackingLeavesOnlyTheWholeJar() throws IOException {
		final Cancellation cancellation = new Cancellation();
		assertThrows(CancelledException.class, () -> cuda("linux-x64").fetch((done, total) -> {
			if (done > jar.length) {
				cancellation.cancel();
			}
		}, cancellation));
		assertEquals(List.of("natives", "natives/onnxruntime_gpu-0.0.1.jar"), files());
		fetch("linux-x64");
		assertTrue(cuda("linux-x64").libraries().isComplete());
		assertEquals(1, server.requests().size());
	}

	/** A laboratory's drive on which somebody changed a library: the user gets one's own. */
	@Test
	void librariesThatOthersChangedAreFetchedAnewToOnesOwnPlace() throws IOException {
		Assumptions.assumeTrue(Files.getFileStore(work).supportsFileAttributeView("posix"));
		final Path shared = cuda(new CacheFolder(work.resolve("shared")), "linux-x64").libraries().folder();
		cuda(new CacheFolder(work.resolve("shared")), "linux-x64").fetch(Progress.NONE, new Cancellation());
		final CacheFolder reader = new CacheFolder(work.resolve("shared"), work.resolve("own"));
		Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertEquals(shared, cuda(reader, "linux-x64").libraries().folder());

		Files.write(shared.resolve("libtwo.so"), new byte[] { 7, 7, 7, 7, 7, 7, 7 });
		cuda(reader, "linux-x64").fetch(Progress.NONE, new Cancellation());
		assertTrue(cuda(reader, "linux-x64").libraries().folder().startsWith(work.resolve("own")));
	}

	@Test
	void aBuildWithoutALibraryIsRefused() throws IOException {
		final IOException failure = assertThrows(IOException.class, () -> fetch("linux-without"));
		assertEquals("onnxruntime_gpu-0.0.1.jar cannot be unpacked: it has no libone.so.", failure.getMessage());
		assertFalse(cuda("linux-without").libraries().isComplete());
	}

	@Test
	void aPlatformWithoutABuildIsRefusedBeforeAnythingIsFetched() throws IOException {
		final DeviceException refused = assertThrows(DeviceException.class, () -> fetch("osx-aarch64"));
		assertEquals("ONNX Runtime for CUDA exists for linux-without and linux-x64, not for osx-aarch64.",
			refused.getMessage());
		assertEquals(List.of(), server.requests());
	}

	@Test
	void withoutRoomNothingIsFetched() {
		final CudaPackage usual = cuda("linux-x64");
		final CudaBuild large = new CudaBuild("", FILE, VERSION, 1L << 60, usual.build().sha256(), 12, 9,
			usual.build().platforms());
		final IOException full = assertThrows(IOException.class,
			() -> new CudaPackage(usual.cache(), large, "linux-x64", usual.repository(), usual.patience())
				.fetch(Progress.NONE, new Cancellation()));
		assertTrue(
			full.getMessage()
				.startsWith("The libraries for CUDA need 1152921504607 MB for a while, and the disk of ") &&
				full.getMessage().endsWith(" MB left; make room, or set UNIBIOMED_HOME to a folder on another disk."),
			full.getMessage());
		assertEquals(List.of(), server.requests());
	}

	@Test
	void anotherRepositoryCanBeNamed() {
		final CudaBuild build = CudaBuild.published();
		assertEquals(URI.create("https://maven.example.org/all/"),
			CudaPackage.repository(build, Optional.of(" https://maven.example.org/all")));
		assertEquals(URI.create(build.repository()), CudaPackage.repository(build, Optional.empty()));
		assertEquals(URI.create(build.repository()), CudaPackage.repository(build, Optional.of(" ")));
		assertThrows(DeviceException.class, () -> CudaPackage.repository(build, Optional.of("not an address")));
	}

	@Test
	void thePackageOfThisComputerIsTheOneThatWasPublished() {
		final String usual = System.setProperty("unibiomed.repository", "https://maven.example.org/all");
		try {
			final CudaPackage here = CudaPackage.in(new CacheFolder(work));
			assertEquals(new CacheFolder(work), here.cache());
			assertEquals(CudaBuild.published(), here.build());
			assertEquals(URI.create("https://maven.example.org/all/"), here.repository());
		}
		finally {
			if (usual == null) {
				System.clearProperty("unibiomed.repository");
			}
			else {
				System.setProperty("unibiomed.repository", usual);
			}
		}
	}

	private static CudaBuild.Library library(final int bytes) {
		return new CudaBuild.Library(bytes, Sha256.of(new byte[bytes]));
	}

	private void fetch(final String platform) throws IOException {
		cuda(platform).fetch(Progress.NONE, new Cancellation());
	}

	private CudaPackage cuda(final String platform) {
		return cuda(new CacheFolder(work), platform);
	}

	private CudaPackage cuda(final CacheFolder cache, final String platform) {
		final Map<String, CudaBuild.Platform> platforms = new LinkedHashMap<>();
		for (final String name : List.of("linux-x64", "linux-without")) {
			platforms.put(name,
				new CudaBuild.Platform(name.equals("linux-x64") ? LIBRARIES : Map.of("libone.so", library(3)), "driver",
					List.of(), "cudnn", List.of()));
		}
		return new CudaPackage(cache, new CudaBuild("", FILE, VERSION, jar.length, Sha256.of(jar), 12, 9, platforms),
			platform, server.address().resolve("/somebody/something/resolve/" + server.commit() + "/"),
			RetryPolicy.usual());
	}

	private static byte[] jar() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (final Map.Entry<String, CudaBuild.Library> library : LIBRARIES.entrySet()) {
				zip.putNextEntry(new ZipEntry("ai/onnxruntime/native/linux-x64/" + library.getKey()));
				zip.write(new byte[(int) library.getValue().bytes()]);
			}
			zip.putNextEntry(new ZipEntry("ai/onnxruntime/native/win-x64/one.dll"));
			zip.write(1);
		}
		return bytes.toByteArray();
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(work)) {
			return files.filter(file -> !file.equals(work))
				.map(file -> work.relativize(file).toString().replace('\\', '/')).sorted().toList();
		}
	}
}
