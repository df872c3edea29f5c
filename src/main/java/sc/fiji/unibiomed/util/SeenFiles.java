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
package sc.fiji.unibiomed.util;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/**
 * This user's record of files that others could change: what they were when they were first seen (trust on first use).
 * A file per entry; several processes may use the same folder.
 *
 * @param folder of this user's; need not exist
 */
public record SeenFiles(Path folder) {

	private static final Logger LOG = LoggerFactory.getLogger(SeenFiles.class);

	/**
	 * What was seen.
	 *
	 * @param what it is, such as its path
	 * @param since the day, ISO 8601
	 * @param sums checksums by name of file
	 */
	public record Seen(String what, String since, Map<String, String> sums) {

		public Seen {
			sums = sums == null ? Map.of() : Map.copyOf(sums);
		}
	}

	/** The record in a cache folder. */
	public static SeenFiles in(final Path place) {
		return new SeenFiles(place.resolve("seen"));
	}

	/** What is recorded of something; empty also if it cannot be read. */
	public Optional<Seen> find(final String what) {
		final Path file = file(what);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional
				.ofNullable(
					new GsonBuilder().create().fromJson(Files.readString(file, StandardCharsets.UTF_8), Seen.class))
				.filter(seen -> what.equals(seen.what()) && seen.since() != null);
		}
		catch (final IOException | JsonParseException e) {
			LOG.warn("{} cannot be read; what it records is recorded again: {}", file, e.toString());
			return Optional.empty();
		}
	}

	/**
	 * Records something as it is today, in place of what was recorded of it.
	 *
	 * @param sums checksums by name of file
	 */
	public Seen remember(final String what, final Map<String, String> sums) {
		final Seen seen = new Seen(what, LocalDate.now().toString(), sums);
		try {
			final Map<String, Object> json = new TreeMap<>(
				Map.of("what", what, "since", seen.since(), "sums", new TreeMap<>(sums)));
			AtomicFile.writeText(file(what),
				out -> out.write(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json)));
		}
		catch (final IOException e) {
			LOG.warn("What was seen cannot be recorded in {}: {}", folder, e.toString());
		}
		return seen;
	}

	/** Where something is recorded. */
	public Path file(final String what) {
		return folder.resolve(
			HexFormat.of().formatHex(Sha256.of(what.getBytes(StandardCharsets.UTF_8))).substring(0, 32) + ".json");
	}
}
