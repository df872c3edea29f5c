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
import java.util.Optional;

/**
 * Assembles the update site from the packaged build; {@code update-site/README.md} says how. Options are system
 * properties: {@code site.folder} is where the site goes, {@code site.plugin} the plugin's jar, {@code site.addition}
 * the jar that joins it to ImageJ2, {@code site.libraries} the folder of the libraries, {@code site.previous} the
 * database of the site as it is now, {@code site.timestamp} the timestamp of what is new.
 */
public final class AssembleSite {

	private AssembleSite() {}

	public static void main(final String... args) throws IOException {
		final Path folder = Path.of(System.getProperty("site.folder"));
		final Path plugin = Path.of(System.getProperty("site.plugin"));
		final Path imageJ2 = Path.of(System.getProperty("site.addition"));
		final Path libraries = Path.of(System.getProperty("site.libraries"));
		final String previous = System.getProperty("site.previous", "");
		final String timestamp = System.getProperty("site.timestamp", "");
		// The time of the build, so that the same build gives the same site.
		final long now = timestamp.isEmpty()
			? SiteTime.of(Files.getLastModifiedTime(plugin).toInstant())
			: SiteTime.parse(timestamp);
		final SiteHistory history = new SiteHistory(
			previous.isEmpty() ? List.of() : DatabaseReader.read(Path.of(previous)));
		final BuildOutput build = new BuildOutput(plugin, Optional.of(imageJ2), libraries, Path.of("macros"),
			Path.of("sample-images"), FijiJars.read(Path.of("update-site", "fiji-jars.txt")));
		final SiteFolder site = new SiteFolder(folder);
		final List<FileRecord> database = site.assemble(build.files(folder.resolveSibling("update-site-parts")),
			history, now);
		for (final FileRecord file : database) {
			System.out
				.println(file.version().map(version -> String.format("%12d  %s", version.size(), file.placeOnSite()))
					.orElse("   withdrawn  " + file.filename()));
		}
	}
}
