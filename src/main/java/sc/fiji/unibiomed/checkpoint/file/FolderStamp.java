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
package sc.fiji.unibiomed.checkpoint.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sizes and times of the files that lie in a folder, by which a change of one of them is noticed without reading it.
 *
 * @param folder where they are
 * @param files by name
 */
public record FolderStamp(Path folder, Map<String, Stamp> files) {

	/** How a file was. */
	public record Stamp(long bytes, FileTime modified) {}

	public FolderStamp {
		files = Map.copyOf(files);
	}

	/**
	 * Looks at a folder.
	 *
	 * @throws CheckpointException if it cannot be read
	 */
	public static FolderStamp of(final Path folder) throws CheckpointException {
		try {
			return new FolderStamp(folder, read(folder));
		}
		catch (final IOException | UncheckedIOException e) {
			throw new CheckpointException(PrintableText.path(folder) + " cannot be read: " + e.getMessage() + ".", e);
		}
	}

	private static Map<String, Stamp> read(final Path folder) throws IOException {
		final Map<String, Stamp> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(folder)) {
			for (final Path file : all.toList()) {
				final BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
				if (now.isRegularFile()) {
					files.put(file.getFileName().toString(), new Stamp(now.size(), now.lastModifiedTime()));
				}
			}
		}
		return files;
	}

	/**
	 * Whether a file was changed, added or taken away since. A folder that cannot be read, for example on a drive that
	 * is away, was not changed as far as anybody knows.
	 */
	public boolean isOutdated() {
		try {
			return !read(folder).equals(files);
		}
		catch (final IOException | UncheckedIOException e) {
			return false;
		}
	}
}
