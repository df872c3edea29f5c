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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ai.onnxruntime.OrtProvider;
import sc.fiji.unibiomed.runtime.library.CudaBuild;

/** Finds out which devices a computer has and, of each that cannot be used, everything that stands in the way. */
final class DeviceSurvey {

	private static final double GIBIBYTE = 1L << 30;

	private final ComputerFacts machine;
	private final CudaBuild build;
	private final Optional<CudaBuild.Platform> platform;

	DeviceSurvey(final ComputerFacts machine, final CudaBuild build) {
		this.machine = machine;
		this.build = build;
		this.platform = build.platform(machine.platform());
	}

	/**
	 * The CPU first, then CoreML on a Mac, then every GPU of NVIDIA's; without one, a line that says why CUDA is out.
	 */
	List<Devices.Status> list() {
		final List<Devices.Status> result = new ArrayList<>();
		final String version = machine.onnxRuntimeVersion();
		result.add(new Devices.Status("cpu", true,
			machine.processors() + " processors, ONNX Runtime" + (version.isEmpty() ? "" : " " + version)));
		if (isMac()) {
			final Optional<String> obstacle = coreMlObstacle();
			result.add(new Devices.Status("coreml", obstacle.isEmpty(),
				obstacle.orElse("Apple's CoreML; calculates partly in float16, so it is used only when asked for")));
		}
		final Optional<String> none = computerObstacle();
		if (none.isPresent()) {
			result.add(new Devices.Status("cuda", false, none.get()));
			return result;
		}
		final NvidiaDriver driver = driver();
		for (int i = 0; i < driver.gpus().size(); i++) {
			final Optional<String> obstacle = cudaObstacle(i, driver);
			result.add(new Devices.Status("cuda:" + i, obstacle.isEmpty(),
				card(driver, i) + obstacle.map(reason -> "; " + reason).orElseGet(this::withoutCudnn)));
		}
		return result;
	}

	/** The same, once it is sure that networks run at all; if not, a line that says why. */
	List<Devices.Status> listTried() {
		return machine.startFailure().map(failure -> List.of(new Devices.Status("cpu", false, failure)))
			.orElseGet(this::list);
	}

	/** Why a GPU cannot be used, as the end of a sentence. */
	Optional<String> cudaObstacle(final int index) {
		final Optional<String> none = computerObstacle();
		if (none.isPresent()) {
			return none;
		}
		final NvidiaDriver driver = driver();
		final int gpus = driver.gpus().size();
		return index < gpus
			? cudaObstacle(index, driver)
			: Optional.of("GPUs are counted from 0, and this machine has " + gpus);
	}

	/** Why CoreML cannot be used, as the end of a sentence. */
	Optional<String> coreMlObstacle() {
		if (!isMac()) {
			return Optional.of("CoreML is part of macOS only");
		}
		if (!machine.providers().contains(OrtProvider.CORE_ML)) {
			return Optional.of("this ONNX Runtime was built without CoreML");
		}
		return machine.refusal(new CoreMlDevice()).map(reason -> "ONNX Runtime cannot use it: " + reason);
	}

	private boolean isMac() {
		return machine.platform().startsWith("osx");
	}

	private NvidiaDriver driver() {
		return machine.driver(platform.orElseThrow().driver());
	}

	/** What keeps every GPU of this computer from being used. */
	private Optional<String> computerObstacle() {
		if (platform.isEmpty()) {
			return Optional
				.of("ONNX Runtime for CUDA exists for Linux and Windows on 64-bit Intel and AMD processors, not for " +
					machine.platform());
		}
		final NvidiaDriver driver = driver();
		if (!driver.installed()) {
			return Optional.of("no NVIDIA driver was found (" + platform.get().driver() + "); an NVIDIA GPU needs one");
		}
		if (!driver.problem().isEmpty()) {
			return Optional.of("NVIDIA's driver does not start (" + driver.problem() +
				"); restart the computer, or install the driver again");
		}
		return driver.gpus().isEmpty() ? Optional.of("NVIDIA's driver finds no GPU") : Optional.empty();
	}

	/** Everything that keeps a GPU from being used, so that it can be put right in one go. */
	private Optional<String> cudaObstacle(final int index, final NvidiaDriver driver) {
		final List<String> obstacles = new ArrayList<>();
		final NvidiaDriver.Gpu gpu = driver.gpus().get(index);
		if (!platform.orElseThrow().hasCodeFor(gpu.major(), gpu.minor())) {
			return Optional
				.of("ONNX Runtime " + build.version() + " has no code for its compute capability, only for " +
					String.join(", ", platform.get().capabilities()));
		}
		if (driver.cuda() < build.cuda() * 1000) {
			obstacles.add("NVIDIA's driver is too old, as it supports CUDA " + driver.cudaVersion() +
				" at most and CUDA " + build.cuda() + " is needed: update the driver");
		}
		final List<String> missing = platform.get().needs().stream().filter(library -> !machine.hasLibrary(library))
			.toList();
		if (!missing.isEmpty()) {
			obstacles.add("of CUDA " + build.cuda() + ", " + String.join(", ", missing) +
				(missing.size() == 1 ? " is" : " are") + " missing: install NVIDIA's CUDA Toolkit " + build.cuda() +
				", another major version does not work");
		}
		if (!machine.hasCudaLibraries()) {
			obstacles.add("ONNX Runtime's libraries for CUDA are not on this computer: get them (" + build.size() +
				", once) with 'unibiomed devices --fetch-cuda', or in Fiji with UniBiomed Options");
		}
		if (obstacles.isEmpty()) {
			runtimeObstacle(index).ifPresent(obstacles::add);
		}
		else if (!machine.hasLibrary(platform.get().cudnnLibrary())) {
			obstacles.add(cudnnAdvice());
		}
		return obstacles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", obstacles));
	}

	/** What ONNX Runtime itself has against a GPU; asked last, because it starts ONNX Runtime. */
	private Optional<String> runtimeObstacle(final int index) {
		if (machine.providers().contains(OrtProvider.CUDA)) {
			return machine.refusal(new CudaDevice(index)).map(reason -> "ONNX Runtime cannot use it: " + reason);
		}
		return Optional.of(machine.wasStartedWithOtherLibraries()
			? "another plugin started ONNX Runtime without CUDA before: restart Fiji, and use UniBiomed before that " +
				"plugin"
			: "ONNX Runtime was started before its libraries for CUDA were there: restart Fiji");
	}

	private String withoutCudnn() {
		return machine.hasLibrary(platform.orElseThrow().cudnnLibrary()) ? "" : "; " + cudnnAdvice();
	}

	private String cudnnAdvice() {
		return "cuDNN " + build.cudnn() + " (" + platform.orElseThrow().cudnnLibrary() +
			") is missing, without which some networks run on the CPU: install cuDNN " + build.cudnn() + " for CUDA " +
			build.cuda();
	}

	private static String card(final NvidiaDriver driver, final int index) {
		final NvidiaDriver.Gpu gpu = driver.gpus().get(index);
		return gpu.name() + ", " + Math.round(gpu.bytes() / GIBIBYTE) + " GiB, compute capability " + gpu.major() +
			"." + gpu.minor() + ", driver for CUDA " + driver.cudaVersion();
	}
}
