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
import java.util.stream.Stream;

/**
 * An ImageJ folder into which a site is installed as the updater does it: what is offered for the platform, each file
 * from its path with the timestamp, its size and checksum compared with the database ({@code Installer.verify}).
 *
 * @param folder where it is
 */
record ImageJFolder(Path folder) {

	void install(final Path site, final Platform platform) throws IOException {
		for (final FileRecord file : SmallSite.database(site)) {
			if (file.version().isPresent() &&
				(file.platforms().isEmpty() || file.platforms().contains(platform.updaterName())))
			{
				install(file, site.resolve(file.placeOnSite()));
			}
		}
	}

	private void install(final FileRecord file, final Path source) throws IOException {
		final Path place = folder.resolve(file.filename());
		Files.createDirectories(place.getParent());
		Files.copy(source, place);
		final Version version = file.version().orElseThrow();
		if (Files.size(place) != version.size()) {
			throw new IOException("Incorrect file size for " + place);
		}
		if (!UpdaterChecksum.of(file.filename(), place).equals(version.checksum())) {
			throw new IOException("Incorrect checksum for " + place);
		}
	}

	/** Adds what every Fiji has. */
	void addJarsOfFiji(final Path libraries, final FijiJars fiji) throws IOException {
		Files.createDirectories(folder.resolve("jars"));
		try (Stream<Path> jars = Files.list(libraries)) {
			for (final Path jar : jars
				.filter(jar -> fiji.present().contains(ArtifactName.of(jar.getFileName().toString()))).toList())
			{
				Files.copy(jar, folder.resolve("jars").resolve(jar.getFileName()));
			}
		}
	}

	/** All files, by their paths. */
	List<String> contents() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
				.sorted().toList();
		}
	}
}
