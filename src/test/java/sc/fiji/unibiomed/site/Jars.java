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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars for tests. */
final class Jars {

	private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 25, 10, 15);

	private Jars() {}

	/** Packs texts, given as name and contents by turns, in this order. */
	static Path of(final Path jar, final String... namesAndContents) throws IOException {
		return at(TIME, jar, namesAndContents);
	}

	/** Packs texts at a certain time. */
	static Path at(final LocalDateTime time, final Path jar, final String... namesAndContents) throws IOException {
		Files.createDirectories(jar.getParent());
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
			for (int i = 0; i < namesAndContents.length; i += 2) {
				add(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8), time, out);
			}
		}
		return jar;
	}

	/** Packs a folder with all that is below it. */
	static Path ofFolder(final Path folder, final Path jar) throws IOException {
		Files.createDirectories(jar.getParent());
		try (Stream<Path> files = Files.walk(folder);
			ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar)))
		{
			for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file), TIME, out);
			}
		}
		return jar;
	}

	/** Names of the entries that are no folders, sorted. */
	static List<String> entries(final Path jar) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).sorted().toList();
		}
	}

	private static void add(final String name, final byte[] contents, final LocalDateTime time,
		final ZipOutputStream out) throws IOException
	{
		final ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(time);
		out.putNextEntry(entry);
		out.write(contents);
		out.closeEntry();
	}
}
