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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import com.sun.jna.NativeLibrary;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.library.CudaLibraries;
import sc.fiji.unibiomed.runtime.library.NativeTokenizers;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;
import sc.fiji.unibiomed.runtime.library.PlatformName;

/** The computer that this program runs on. */
final class ThisComputer implements ComputerFacts {

	private static final String PROVIDER = "onnxruntime_providers_cuda";

	@Override
	public String platform() {
		return PlatformName.here();
	}

	@Override
	public int processors() {
		return Runtime.getRuntime().availableProcessors();
	}

	@Override
	public String onnxRuntimeVersion() {
		final String version = OrtEnvironment.class.getPackage().getImplementationVersion();
		return version == null ? "" : version;
	}

	@Override
	public NvidiaDriver driver(final String library) {
		return NvidiaDriverLibrary.read(library);
	}

	@Override
	public boolean hasLibrary(final String name) {
		try {
			NativeLibrary.getInstance(name).close();
			return true;
		}
		catch (final LinkageError e) {
			return false;
		}
	}

	@Override
	public boolean hasCudaLibraries() {
		final String file = System.mapLibraryName(PROVIDER);
		final String folder = CudaLibraries.folderInUse();
		// A class literal does not start ONNX Runtime: its jar for CUDA may be on the class path in place of the usual
		// one.
		return folder != null && Files.exists(Path.of(folder, file)) ||
			OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + file) != null;
	}

	@Override
	public boolean wasStartedWithOtherLibraries() {
		return OnnxRuntime.folderAtStart() != null;
	}

	@Override
	public Optional<String> startFailure() {
		try {
			OnnxRuntime.environment();
			NativeTokenizers.load();
			return Optional.empty();
		}
		catch (final InferenceException e) {
			return Optional.of(e.getMessage());
		}
	}

	@Override
	public Set<OrtProvider> providers() {
		OnnxRuntime.environment();
		return OrtEnvironment.getAvailableProviders();
	}

	@Override
	public Optional<String> refusal(final Device device) {
		try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
			device.addTo(settings, Precision.EXACT);
			return Optional.empty();
		}
		catch (final OrtException e) {
			return Optional.of(OnnxRuntime.inWords(e));
		}
	}
}
