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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders as wholes. */
public final class FileTrees {

	private FileTrees() {}

	/** Deletes a folder with everything in it, if it is there. */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(folder)) {
			for (final Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(each);
			}
		}
	}

	/** Whether two folders hold files of the same names and bytes, and nothing else. */
	public static boolean isSame(final Path one, final Path other) throws IOException {
		if (!Files.isDirectory(one) || !Files.isDirectory(other) || !names(one).equals(names(other))) {
			return false;
		}
		for (final String name : names(one)) {
			if (!Files.isRegularFile(one.resolve(name)) || !Files.isRegularFile(other.resolve(name)) ||
				Files.mismatch(one.resolve(name), other.resolve(name)) >= 0)
			{
				return false;
			}
		}
		return true;
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}

	/** Bytes of all files in a folder; 0 if it is not there. Links count as what they lead to. */
	public static long bytes(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return 0;
		}
		long bytes = 0;
		try (Stream<Path> tree = Files.walk(folder)) {
			for (final Path each : tree.filter(Files::isRegularFile).toList()) {
				bytes += Files.size(each);
			}
		}
		return bytes;
	}
}
