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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.onnxruntime.OrtEnvironment;
import sc.fiji.unibiomed.util.FolderAccess;
import sc.fiji.unibiomed.util.Sha256;

/**
 * ONNX Runtime's native libraries for CUDA on this disk, in place of those in the jar.
 *
 * @param folder where they are, or would be; all of them or none
 * @param libraries what they must be, by name; empty where there is no such build
 */
public record CudaLibraries(Path folder, Map<String, CudaBuild.Library> libraries) {

	/** ONNX Runtime's Java classes load their native libraries from the folder that this property names. */
	private static final String NATIVE_PATH = "onnxruntime.native.path";
	private static final Logger LOG = LoggerFactory.getLogger(CudaLibraries.class);

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
			.allMatch(library -> hasSize(folder.resolve(library.getKey()), library.getValue().bytes()));
	}

	/**
	 * Whether they may be loaded: every library is there, and where others may write to the folder, is by its SHA-256
	 * the one that was published. Where only this user may write, that was checked when they were unpacked.
	 */
	public boolean areUsable() {
		if (!isComplete()) {
			return false;
		}
		if (FolderAccess.isOnlyThisUsers(folder)) {
			return true;
		}
		for (final Map.Entry<String, CudaBuild.Library> library : libraries.entrySet()) {
			final Path file = folder.resolve(library.getKey());
			if (!isPublished(file, library.getValue())) {
				LOG.warn("{} is not the library that was published, and others may write to its folder: it is not " +
					"loaded. Delete the folder, and get the libraries for CUDA again.", file);
				return false;
			}
		}
		return true;
	}

	/** Whether a file has the SHA-256 of a library. Reads all of it. */
	public static boolean isPublished(final Path file, final CudaBuild.Library library) {
		try {
			return Sha256.ofFile(file).equals(library.sha256());
		}
		catch (final IOException e) {
			LOG.warn("{} cannot be read: {}", file, e.toString());
			return false;
		}
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
	 * Lets ONNX Runtime use them if they are there, are what was published, and it has not been started yet; they run
	 * networks on the CPU just as well. A folder that somebody else chose stays, and so does everything if another
	 * version of ONNX Runtime is on the class path.
	 */
	public void use() {
		final String classes = OrtEnvironment.class.getPackage().getImplementationVersion();
		final boolean fits = classes == null || folder.getFileName().toString().contains("-" + classes + "-");
		if (folderInUse() == null && fits && areUsable()) {
			System.setProperty(NATIVE_PATH, folder.toAbsolutePath().toString());
		}
	}

	/** The folder that ONNX Runtime was told to load its libraries from; {@code null} for those of its jar. */
	public static String folderInUse() {
		final String folder = System.getProperty(NATIVE_PATH);
		return folder == null || NativeLibraries.isOurs(Path.of(folder)) ? null : folder;
	}
}
