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
package sc.fiji.unibiomed.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An operating system on a kind of processor, by the names of ImageJ's updater and of libraries that carry native code.
 */
enum Platform {

	LINUX64("linux64", "linux-x64", "linux-x86_64"), //
	LINUX_ARM64("linux-arm64", "linux-aarch64"), //
	MACOS64("macos64", "osx-x64", "osx-x86_64"), //
	MACOS_ARM64("macos-arm64", "osx-aarch64"), //
	WIN64("win64", "win-x64", "win-x86_64"), //
	WIN_ARM64("win-arm64", "win-aarch64", "win-arm64");

	private final String name;
	private final List<String> folders;

	Platform(final String name, final String... folders) {
		this.name = name;
		this.folders = List.of(folders);
	}

	/** The updater's name. Fiji keeps jars for one platform only in a folder of this name, inside {@code jars}. */
	String updaterName() {
		return name;
	}

	/** The platform for which ONNX Runtime, or the Deep Java Library, has a folder with this name. */
	static Optional<Platform> ofFolder(final String folder) {
		return Arrays.stream(values()).filter(platform -> platform.folders.contains(folder)).findFirst();
	}

	/** The platform that this Java runs on, if it is one of these. */
	static Optional<Platform> current() {
		final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String os = system.startsWith("mac") ? "macos" : system.startsWith("win") ? "win" : "linux";
		final String processor = System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "64";
		return Arrays.stream(values()).filter(platform -> platform.name.equals(os + processor)).findFirst();
	}
}
