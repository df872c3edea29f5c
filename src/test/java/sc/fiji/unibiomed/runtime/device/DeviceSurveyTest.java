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
package sc.fiji.unibiomed.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import sc.fiji.unibiomed.runtime.library.CudaBuild;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;

/** Every obstacle on the way to a GPU has a sentence of its own, on computers that the tests only pretend to have. */
class DeviceSurveyTest {

	private static final CudaBuild BUILD = CudaBuild.published();
	private static final List<String> CUDA = List.of("libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12",
		"libcurand.so.10");
	private static final String CUDNN = "libcudnn.so.9";

	private final Computer computer = new Computer();

	@Test
	void aComputerThatHasEverythingCanUseItsGpu() {
		final Devices.Status gpu = list().get(1);
		assertEquals("cuda:0", gpu.label());
		assertTrue(gpu.usable(), gpu.remark());
		assertEquals("NVIDIA H200, 140 GiB, compute capability 9.0, driver for CUDA 12.8", gpu.remark());
	}

	/** Then nothing else is of any use, either. */
	@Test
	void whatKeepsNetworksFromStartingIsTold() {
		computer.startFailure = Optional.of("ONNX Runtime could not be started: nothing may be executed in /x.");
		assertEquals(
			List.of(
				new Devices.Status("cpu", false, "ONNX Runtime could not be started: nothing may be executed in /x.")),
			survey().listTried());
	}

	@Test
	void everyGpuHasALine() {
		computer.driver = new NvidiaDriver(true, "", 13000, List.of(gpu(8, 6), gpu(5, 2)));
		assertEquals(List.of("cpu", "cuda:0", "cuda:1"), list().stream().map(Devices.Status::label).toList());
		assertTrue(list().get(1).usable());
		assertFalse(list().get(2).usable());
	}

	@Test
	void withoutADriverCudaIsOutAndOnnxRuntimeIsNotStarted() {
		computer.driver = NvidiaDriver.NONE;
		assertCuda("cuda", "no NVIDIA driver was found (libcuda.so.1); an NVIDIA GPU needs one");
		assertFalse(computer.started);
	}

	@Test
	void aDriverThatDoesNotStartIsNamedWithItsError() {
		computer.driver = NvidiaDriver.broken("CUDA_ERROR_SYSTEM_DRIVER_MISMATCH, error 803");
		assertCuda("cuda", "NVIDIA's driver does not start (CUDA_ERROR_SYSTEM_DRIVER_MISMATCH, error 803); " +
			"restart the computer, or install the driver again");
	}

	@Test
	void aDriverWithoutAGpuSaysSo() {
		computer.driver = new NvidiaDriver(true, "", 12080, List.of());
		assertCuda("cuda", "NVIDIA's driver finds no GPU");
	}

	@ParameterizedTest
	@CsvSource({ "linux-aarch64", "osx-aarch64", "osx-x64", "win-aarch64" })
	void aComputerThatThereIsNoBuildForIsNamed(final String platform) {
		computer.platform = platform;
		assertCuda("cuda",
			"ONNX Runtime for CUDA exists for Linux and Windows on 64-bit Intel and AMD processors, not for " +
				platform);
	}

	@Test
	void anOldDriverIsToldWhatItSupports() {
		computer.driver = new NvidiaDriver(true, "", 11040, List.of(gpu(8, 6)));
		assertCuda("cuda:0", "NVIDIA's driver is too old, as it supports CUDA 11.4 at most and CUDA 12 is needed: " +
			"update the driver");
	}

	@ParameterizedTest
	@CsvSource({ "linux-x64, 5, 2, false", "linux-x64, 6, 1, true", "linux-x64, 8, 7, true", "linux-x64, 10, 0, false",
		"linux-x64, 12, 0, true", "win-x64, 6, 0, false", "win-x64, 7, 5, true", "win-x64, 8, 0, false" })
	void aGpuWithoutCodeForItIsRefused(final String platform, final int major, final int minor, final boolean usable) {
		assertEquals(usable, BUILD.platform(platform).orElseThrow().hasCodeFor(major, minor));
	}

	@Test
	void aGpuWithoutCodeForItIsToldSo() {
		computer.driver = new NvidiaDriver(true, "", 12080, List.of(gpu(5, 2)));
		assertCuda("cuda:0",
			"ONNX Runtime 1.29.0 has no code for its compute capability, only for 6.0, 7.0, 7.5, 8.0, 8.6, " +
				"8.9, 9.0, 12.0");
	}

	@Test
	void missingLibrariesOfCudaAreNamed() {
		computer.libraries.removeAll(List.of("libcublas.so.12", "libcurand.so.10"));
		assertCuda("cuda:0", "of CUDA 12, libcublas.so.12, libcurand.so.10 are missing: " +
			"install NVIDIA's CUDA Toolkit 12, another major version does not work");
	}

	@Test
	void librariesThatWereNotFetchedAreToldHowToGetThem() {
		computer.hasCudaLibraries = false;
		assertCuda("cuda:0",
			"ONNX Runtime's libraries for CUDA are not on this computer: get them (642 MB, once) with " +
				"'unibiomed devices --fetch-cuda', or in Fiji with UniBiomed Options");
		assertFalse(computer.started);
	}

	@Test
	void everythingThatIsMissingIsToldAtOnce() {
		computer.hasCudaLibraries = false;
		computer.libraries.clear();
		final String remark = list().get(1).remark();
		assertTrue(remark.contains("libcudart.so.12") && remark.contains("--fetch-cuda") && remark.contains("cuDNN 9"),
			remark);
	}

	@Test
	void librariesFetchedTooLateNeedARestart() {
		computer.providers = EnumSet.of(OrtProvider.CPU);
		assertCuda("cuda:0", "ONNX Runtime was started before its libraries for CUDA were there: restart Fiji");
	}

	@Test
	void anotherPluginThatStartedOnnxRuntimeFirstIsNamed() {
		computer.providers = EnumSet.of(OrtProvider.CPU);
		computer.startedWithOtherLibraries = true;
		assertCuda("cuda:0",
			"another plugin started ONNX Runtime without CUDA before: restart Fiji, and use UniBiomed before " +
				"that plugin");
	}

	@Test
	void whatOnnxRuntimeSaysIsPassedOn() {
		computer.refusal = Optional.of("CUDA failure 100");
		assertCuda("cuda:0", "ONNX Runtime cannot use it: CUDA failure 100");
	}

	@Test
	void aMissingCudnnIsARemarkAndNoObstacle() {
		computer.libraries.remove(CUDNN);
		final Devices.Status gpu = list().get(1);
		assertTrue(gpu.usable(), gpu.remark());
		assertTrue(
			gpu.remark().endsWith("; cuDNN 9 (libcudnn.so.9) is missing, without which some networks run on the CPU: " +
				"install cuDNN 9 for CUDA 12"),
			gpu.remark());
	}

	@Test
	void aNumberThatNoGpuHasIsRefused() {
		assertEquals(Optional.of("GPUs are counted from 0, and this machine has 1"), survey().cudaObstacle(3));
	}

	@Test
	void aMacHasCoreMl() {
		computer.platform = "osx-aarch64";
		computer.providers = EnumSet.of(OrtProvider.CPU, OrtProvider.CORE_ML);
		assertEquals("coreml", list().get(1).label());
		assertTrue(list().get(1).usable());
		computer.providers = EnumSet.of(OrtProvider.CPU);
		assertEquals(new Devices.Status("coreml", false, "this ONNX Runtime was built without CoreML"), list().get(1));
	}

	@Test
	void coreMlIsRefusedElsewhere() {
		assertEquals(Optional.of("CoreML is part of macOS only"), survey().coreMlObstacle());
	}

	@Test
	void theBuildIsThatOfTheOnnxRuntimeInUse() {
		assertEquals(OnnxRuntime.environment().getVersion(), BUILD.version());
		assertEquals(OrtEnvironment.class.getPackage().getImplementationVersion(), BUILD.version());
	}

	/** The line of the first GPU, or of CUDA, is a refusal that ends so. */
	private void assertCuda(final String label, final String reason) {
		final Devices.Status status = list().stream().filter(line -> line.label().startsWith("cuda")).findFirst()
			.orElseThrow();
		assertEquals(label, status.label());
		assertFalse(status.usable());
		assertTrue(status.remark().equals(reason) || status.remark().endsWith("; " + reason), status.remark());
		assertEquals(Optional.of(reason), survey().cudaObstacle(0));
	}

	private List<Devices.Status> list() {
		return survey().list();
	}

	private DeviceSurvey survey() {
		return new DeviceSurvey(computer, BUILD);
	}

	private static NvidiaDriver.Gpu gpu(final int major, final int minor) {
		return new NvidiaDriver.Gpu("NVIDIA H200", major, minor, 150_000_000_000L);
	}

	/** A computer with a GPU on which everything is as it should be, until a test changes that. */
	private static final class Computer implements ComputerFacts {

		private Optional<String> startFailure = Optional.empty();

		@Override
		public Optional<String> startFailure() {
			return startFailure;
		}

		private String platform = "linux-x64";
		private NvidiaDriver driver = new NvidiaDriver(true, "", 12080, List.of(gpu(9, 0)));
		private final Set<String> libraries = new HashSet<>(CUDA);
		private boolean hasCudaLibraries = true;
		private boolean startedWithOtherLibraries;
		private Set<OrtProvider> providers = EnumSet.of(OrtProvider.CPU, OrtProvider.CUDA);
		private Optional<String> refusal = Optional.empty();
		private boolean started;

		Computer() {
			libraries.add(CUDNN);
		}

		@Override
		public String platform() {
			return platform;
		}

		@Override
		public int processors() {
			return 4;
		}

		@Override
		public String onnxRuntimeVersion() {
			return "1.29.0";
		}

		@Override
		public NvidiaDriver driver(final String library) {
			assertEquals("libcuda.so.1", library);
			return driver;
		}

		@Override
		public boolean hasLibrary(final String name) {
			return libraries.contains(name);
		}

		@Override
		public boolean hasCudaLibraries() {
			return hasCudaLibraries;
		}

		@Override
		public boolean wasStartedWithOtherLibraries() {
			return startedWithOtherLibraries;
		}

		@Override
		public Set<OrtProvider> providers() {
			started = true;
			return providers;
		}

		@Override
		public Optional<String> refusal(final Device device) {
			return refusal;
		}
	}
}
