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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder that a web server offers as an update site: each file under its path with {@code -} and its timestamp
 * added, and the database.
 *
 * @param folder where it is
 */
record SiteFolder(Path folder) {

	static final String DATABASE = "db.xml.gz";

	/**
	 * Makes the folder anew.
	 *
	 * @param files what the site offers
	 * @param history what it has offered until now
	 * @param now the timestamp of what is new, as 14 digits
	 * @return the database
	 */
	List<FileRecord> assemble(final List<SiteFile> files, final SiteHistory history, final long now)
		throws IOException
	{
		clear();
		final Map<String, Long> timestamps = new TreeMap<>();
		final Map<String, String> checksums = new TreeMap<>();
		for (final SiteFile file : files) {
			final String checksum = UpdaterChecksum.of(file.path(), file.source());
			checksums.put(file.path(), checksum);
			timestamps.put(file.path(), history.timestamp(file.path(), checksum, now));
		}
		final List<FileRecord> offered = new ArrayList<>();
		for (final SiteFile file : files) {
			final List<Dependency> dependencies = file.needs().stream()
				.map(path -> new Dependency(path,
					timestamps.containsKey(path) ? OptionalLong.of(timestamps.get(path)) : OptionalLong.empty()))
				.toList();
			final Version version = new Version(checksums.get(file.path()), timestamps.get(file.path()),
				Files.size(file.source()), file.facts(), dependencies);
			final FileRecord entry = new FileRecord(file.path(),
				file.platform().map(Platform::updaterName).stream().toList(), Optional.of(version), List.of());
			final Path place = folder.resolve(entry.placeOnSite());
			Files.createDirectories(place.getParent());
			Files.copy(file.source(), place, StandardCopyOption.COPY_ATTRIBUTES);
			offered.add(entry);
		}
		final List<FileRecord> database = history.followedBy(offered, now);
		DatabaseWriter.write(database, folder.resolve(DATABASE));
		return database;
	}

	private void clear() throws IOException {
		if (Files.exists(folder)) {
			if (!Files.exists(folder.resolve(DATABASE))) {
				throw new IOException(
					folder + " has no " + DATABASE + ", so it is no update site; it is not overwritten.");
			}
			try (Stream<Path> old = Files.walk(folder)) {
				for (final Path file : old.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
		Files.createDirectories(folder);
	}
}
