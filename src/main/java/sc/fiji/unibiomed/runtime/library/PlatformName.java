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

import java.util.Locale;

/** Operating system and processor as ONNX Runtime's Java class path names them. */
public final class PlatformName {

	private PlatformName() {}

	/** Of this computer, such as {@code linux-x64}, {@code osx-aarch64} or {@code win-x64}. */
	public static String here() {
		return of(System.getProperty("os.name"), System.getProperty("os.arch"));
	}

	static String of(final String system, final String processor) {
		final String os = system.toLowerCase(Locale.ROOT);
		final String arch = processor.toLowerCase(Locale.ROOT);
		return (os.contains("mac")
			? "osx"
			: os.contains("win") ? "win" : os.contains("nux") ? "linux" : os.replace(' ', '-')) + "-" +
			("amd64".equals(arch) || "x86_64".equals(arch) ? "x64" : arch);
	}
}
