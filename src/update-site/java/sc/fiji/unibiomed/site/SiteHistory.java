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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.scijava.util.FileUtils;

/**
 * What a site has offered until now. A file that has not changed keeps its timestamp, so that nobody downloads it
 * again; one that has changed, or is no longer offered, leaves its checksum behind.
 *
 * @param records the site's database; empty for a new site
 */
record SiteHistory(List<FileRecord> records) {

	SiteHistory {
		records = List.copyOf(records);
	}

	/**
	 * When the version of a file came to the site: the timestamp it has there already, or else the new one.
	 *
	 * @throws IllegalArgumentException if the file has changed, and the new timestamp is not later than the one on the
	 *           site
	 */
	long timestamp(final String path, final String checksum, final long now) {
		final FileRecord known = recordsByName().get(FileUtils.stripFilenameVersion(path));
		if (known == null || known.version().isEmpty()) {
			return now;
		}
		final Version there = known.version().get();
		if (there.checksum().equals(checksum)) {
			return there.timestamp();
		}
		if (there.timestamp() >= now) {
			throw new IllegalArgumentException(path + " has changed, but is on the site since " + there.timestamp() +
				", and now is " + now + ". Give a later site.timestamp.");
		}
		return now;
	}

	/** The database with what is offered now, sorted by name. */
	List<FileRecord> followedBy(final List<FileRecord> offered, final long now) {
		final Map<String, FileRecord> before = recordsByName();
		final List<FileRecord> after = new ArrayList<>();
		for (final FileRecord file : offered) {
			final FileRecord known = before.remove(file.nameWithoutVersion());
			after.add(known == null
				? file
				: new FileRecord(file.filename(), file.platforms(), file.version(),
					previous(known, file.version(), now)));
		}
		before.values().forEach(known -> after.add(new FileRecord(known.filename(), known.platforms(), Optional.empty(),
			previous(known, Optional.empty(), now))));
		after.sort(Comparator.comparing(FileRecord::filename));
		return after;
	}

	private static List<PreviousVersion> previous(final FileRecord known, final Optional<Version> offered,
		final long now)
	{
		final List<PreviousVersion> previous = new ArrayList<>(known.previous());
		known.version().ifPresent(version -> previous
			.add(new PreviousVersion(version.checksum(), version.timestamp(), now, known.filename())));
		previous.removeIf(version -> offered.isPresent() && offered.get().checksum().equals(version.checksum()));
		previous.sort(Comparator.comparingLong(PreviousVersion::timestamp));
		return previous;
	}

	private Map<String, FileRecord> recordsByName() {
		final Map<String, FileRecord> byName = new TreeMap<>();
		records.forEach(file -> byName.put(file.nameWithoutVersion(), file));
		return byName;
	}
}
