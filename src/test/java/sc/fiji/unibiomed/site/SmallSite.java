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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** A site with a plugin of a few bytes, a library and a macro, assembled as the real one. */
final class SmallSite {

	private static final FijiJars FIJI = new FijiJars(Set.of("gson"), Set.of("slf4j-simple"));

	private final Path build;
	private final Path folder;

	SmallSite(final Path folder) throws IOException {
		this.folder = folder;
		build = folder.resolve("build");
		library("gson-2.10.1.jar", "gson");
		library("slf4j-simple-2.0.17.jar", "log");
		library("tribuo-1.0.jar", "onnx");
		plugin("code");
		Jars.of(build.resolve("UniBiomed-ImageJ2-1.0.jar"), "a/Ops.class", "ops");
		Files.createDirectories(build.resolve("images"));
		Files.writeString(Files.createDirectories(build.resolve("macros")).resolve("ask.ijm"), "print(1);");
	}

	void library(final String name, final String code) throws IOException {
		Jars.of(build.resolve("lib").resolve(name), "a/Library.class", code);
	}

	void withoutLibrary(final String name) throws IOException {
		Files.delete(build.resolve("lib").resolve(name));
	}

	void plugin(final String code) throws IOException {
		Jars.of(build.resolve("UniBiomed-1.0.jar"), "a/Plugin.class", code);
	}

	/** Assembles the site. */
	Path assemble(final String name, final List<FileRecord> before, final long now) throws IOException {
		final Path site = folder.resolve(name);
		final BuildOutput output = new BuildOutput(build.resolve("UniBiomed-1.0.jar"),
			Optional.of(build.resolve("UniBiomed-ImageJ2-1.0.jar")), build.resolve("lib"), build.resolve("macros"),
			build.resolve("images"), FIJI);
		new SiteFolder(site).assemble(output.files(folder.resolve("scratch")), new SiteHistory(before), now);
		return site;
	}

	/** What the site's database says. */
	static List<FileRecord> database(final Path site) throws IOException {
		return DatabaseReader.read(site.resolve(SiteFolder.DATABASE));
	}

	/** The record of a file, by its name without version. */
	static FileRecord record(final List<FileRecord> database, final String name) {
		return database.stream().filter(file -> file.nameWithoutVersion().equals(name)).findFirst()
			.orElseThrow(() -> new NoSuchElementException(name + " is not in " + database));
	}
}
