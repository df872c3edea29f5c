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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The update site of this build, from the compiled classes and the libraries that Maven has copied. The build that
 * joins ImageJ2 adds its own classes ({@code imagej2.classes}).
 */
final class RealSite {

	static final Path BUILD = Path.of("target");
	static final Path LIBRARIES = BUILD.resolve("lib");
	private static final long NOW = 20261125101500L;

	private RealSite() {}

	static FijiJars fiji() throws IOException {
		return FijiJars.read(Path.of("update-site", "fiji-jars.txt"));
	}

	/** Assembles the site in a folder that is not there yet. */
	static Path assemble(final Path folder) throws IOException {
		final Path plugin = Jars.ofFolder(BUILD.resolve("classes"), folder.resolveSibling("UniBiomed-0.1.0.jar"));
		final Optional<Path> imageJ2 = Optional.ofNullable(System.getProperty("imagej2.classes")).map(Path::of);
		final BuildOutput build = new BuildOutput(plugin,
			imageJ2.isEmpty()
				? Optional.empty()
				: Optional.of(Jars.ofFolder(imageJ2.get(), folder.resolveSibling("UniBiomed-ImageJ2-0.1.0.jar"))),
			LIBRARIES, Path.of("macros"), Path.of("sample-images"), fiji());
		new SiteFolder(folder).assemble(build.files(folder.resolveSibling("parts")), new SiteHistory(List.of()), NOW);
		return folder;
	}
}
