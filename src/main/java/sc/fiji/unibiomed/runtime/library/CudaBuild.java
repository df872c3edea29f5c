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
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;

/**
 * The published build of ONNX Runtime for CUDA: where it is, what it consists of, and what it needs. It has the same
 * Java classes as the build for the CPU that this program comes with, and other native libraries.
 *
 * @param repository address of the Maven repository, with a slash at the end
 * @param file path of the jar in a Maven repository
 * @param version of ONNX Runtime
 * @param bytes size of the jar
 * @param sha256 of the jar, lower-case hexadecimal
 * @param cuda the major version of CUDA that it needs
 * @param cudnn the major version of cuDNN that it uses
 * @param platforms what there is for each platform, by ONNX Runtime's name of it, such as {@code linux-x64}
 */
public record CudaBuild(String repository, String file, String version, long bytes, String sha256, int cuda, int cudnn,
	Map<String, Platform> platforms)
{

	/**
	 * The build for one platform.
	 *
	 * @param libraries the native libraries, by name
	 * @param driver library of NVIDIA's driver
	 * @param needs libraries of CUDA without which nothing works
	 * @param cudnnLibrary without it, networks that calculate convolutions with cuDNN fail
	 * @param capabilities compute capabilities of GPUs that there is code for
	 */
	public record Platform(Map<String, Library> libraries, String driver, List<String> needs, String cudnnLibrary,
		List<String> capabilities)
	{

		/** Whether there is code for a GPU: code runs on GPUs of the same generation that are not older. */
		public boolean hasCodeFor(final int major, final int minor) {
			return capabilities.stream().map(capability -> capability.split("\\.")).anyMatch(
				capability -> Integer.parseInt(capability[0]) == major && Integer.parseInt(capability[1]) <= minor);
		}
	}

	/**
	 * A native library as it was published.
	 *
	 * @param bytes its size
	 * @param sha256 lower-case hexadecimal
	 */
	public record Library(long bytes, String sha256) {}

	private static final String RESOURCE = "cuda-build.json";

	/** The build that goes with the ONNX Runtime of this program. */
	public static CudaBuild published() {
		try (Reader reader = new InputStreamReader(CudaBuild.class.getResourceAsStream(RESOURCE),
			StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, CudaBuild.class);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The build for a platform; empty if there is none. */
	public Optional<Platform> platform(final String name) {
		return Optional.ofNullable(platforms.get(name));
	}

	/** Size of the jar for people. */
	public String size() {
		return Math.round(bytes / 1e6) + " MB";
	}
}
