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
package sc.fiji.unibiomed.runtime.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ai.onnxruntime.OrtEnvironment;

/**
 * ONNX Runtime's native libraries for CUDA on this disk, in place of those in the jar.
 *
 * @param folder where they are, or would be; all of them or none
 * @param libraries sizes in bytes, by name; empty where there is no such build
 */
public record CudaLibraries(Path folder, Map<String, Long> libraries) {

	/** ONNX Runtime's Java classes load their native libraries from the folder that this property names. */
	private static final String NATIVE_PATH = "onnxruntime.native.path";

	/** Where the libraries of this platform belong in a cache folder. */
	public static CudaLibraries in(final Path cache) {
		return in(cache, CudaBuild.published(), PlatformName.here());
	}

	/** Where the libraries of a build belong in a cache folder. */
	public static CudaLibraries in(final Path cache, final CudaBuild build, final String platform) {
		return new CudaLibraries(
			cache.resolve("natives").resolve("onnxruntime-gpu-" + build.version() + "-" + platform),
			build.platform(platform).map(CudaBuild.Platform::libraries).orElse(Map.of()));
	}

	/** Whether every library is there, with its right size. */
	public boolean isComplete() {
		return !libraries.isEmpty() && libraries.entrySet().stream()
			.allMatch(library -> hasSize(folder.resolve(library.getKey()), library.getValue()));
	}

	private static boolean hasSize(final Path file, final long bytes) {
		try {
			return Files.isRegularFile(file) && Files.size(file) == bytes;
		}
		catch (final IOException e) {
			return false;
		}
	}

	/**
	 * Lets ONNX Runtime use them if they are there and it has not been started yet; they run networks on the CPU just
	 * as well. A folder that somebody else chose stays, and so does everything if another version of ONNX Runtime is on
	 * the class path.
	 */
	public void use() {
		final String classes = OrtEnvironment.class.getPackage().getImplementationVersion();
		final boolean fits = classes == null || folder.getFileName().toString().contains("-" + classes + "-");
		if (folderInUse() == null && fits && isComplete()) {
			System.setProperty(NATIVE_PATH, folder.toAbsolutePath().toString());
		}
	}

	/** The folder that ONNX Runtime was told to load its libraries from; {@code null} for those of its jar. */
	public static String folderInUse() {
		final String folder = System.getProperty(NATIVE_PATH);
		return folder == null || NativeLibraries.isOurs(Path.of(folder)) ? null : folder;
	}
}
