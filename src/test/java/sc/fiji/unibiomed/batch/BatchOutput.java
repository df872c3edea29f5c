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
package sc.fiji.unibiomed.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import sc.fiji.unibiomed.testing.Sha256;

/** What of an output folder must be the same however it came about. */
public final class BatchOutput {

	private BatchOutput() {}

	/**
	 * Checksums by name: tables, findings, pages, masks and pictures; not what tells of times, nor locks, nor notes
	 * that a killed process left half-written.
	 */
	public static Map<String, String> of(final Path folder) throws IOException {
		final Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				final String name = folder.relativize(file).toString().replace('\\', '/');
				final boolean times = name.matches("tasks/.*/(answer\\.json|findings.*)");
				final boolean half = name.matches("state/entries/\\..*\\.part");
				if (!name.startsWith("state/claims") && !name.endsWith(".lock") && !half) {
					contents.put(name, times ? "" : Sha256.of(content(name, file)));
				}
			}
		}
		return contents;
	}

	/** Notes tell where the image is, which is another place in each test. */
	private static byte[] content(final String name, final Path file) throws IOException {
		return name.startsWith("state/entries/")
			? Files.readString(file, StandardCharsets.ISO_8859_1).replaceFirst("\"file\":\"[^\"]*\"", "")
				.getBytes(StandardCharsets.ISO_8859_1)
			: Files.readAllBytes(file);
	}
}
