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
package sc.fiji.unibiomed.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A zip file that the build has made. */
record Download(Path zip) {

	/** The project's folder, where tests run. */
	static final Path PROJECT = Path.of("").toAbsolutePath();
	static final String VERSION = System.getProperty("dist.version");

	private static final String POSIX = "enablePosixFileAttributes";

	/** {@code fiji}, {@code imagej}, {@code cli-linux}, {@code cli-windows} or {@code cli-macos}. */
	static Download of(final String name) {
		return new Download(PROJECT.resolve("target/dist/UniBiomed-" + VERSION + "-" + name + ".zip"));
	}

	/** Unzips it over what is there; files that may be run may be run then. Fails where a file is there already. */
	void unzip(final Path folder) throws IOException {
		try (FileSystem files = FileSystems.newFileSystem(zip, Map.of(POSIX, true))) {
			for (final String name : names()) {
				final Path entry = files.getPath(name);
				final Path target = folder.resolve(name);
				Files.createDirectories(target.getParent());
				Files.copy(entry, target);
				if (Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
					Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
				}
			}
		}
	}

	/** The permissions that a file has in the zip. */
	Set<PosixFilePermission> permissions(final String name) throws IOException {
		try (FileSystem files = FileSystems.newFileSystem(zip, Map.of(POSIX, true))) {
			return Files.getPosixFilePermissions(files.getPath(name));
		}
	}

	/** The paths of the files in it. */
	Set<String> names() throws IOException {
		return names(zip);
	}

	/** The names of the jars in it, without folders. */
	List<String> jars() throws IOException {
		return names().stream().filter(name -> name.endsWith(".jar")).map(name -> name.replaceFirst(".*/", "")).sorted()
			.toList();
	}

	/** The text of a file. */
	String text(final String name) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile()); InputStream in = file.getInputStream(file.getEntry(name))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The files in a jar that is in it, with their checksums. */
	Map<String, Long> inside(final String jar) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			final ZipEntry entry = Collections.list(file.entries()).stream()
				.filter(candidate -> ("/" + candidate.getName()).endsWith("/" + jar)).findFirst()
				.orElseThrow(() -> new IOException(zip + " has no " + jar));
			try (InputStream in = file.getInputStream(entry)) {
				return checksums(in);
			}
		}
	}

	/** The files in a jar of this computer, with their checksums. */
	static Map<String, Long> inside(final Path jar) {
		try (InputStream in = Files.newInputStream(jar)) {
			return checksums(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Map<String, Long> checksums(final InputStream jar) throws IOException {
		final Map<String, Long> files = new TreeMap<>();
		final ZipInputStream in = new ZipInputStream(jar);
		for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
			if (!entry.isDirectory()) {
				final CRC32 sum = new CRC32();
				sum.update(in.readAllBytes());
				files.put(entry.getName(), sum.getValue());
			}
		}
		return files;
	}

	private static Set<String> names(final Path zip) throws IOException {
		final Set<String> names = new TreeSet<>();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (final ZipEntry entry : Collections.list(file.entries())) {
				if (!entry.isDirectory() && !names.add(entry.getName())) {
					throw new IOException(zip + " has " + entry.getName() + " twice");
				}
			}
		}
		return names;
	}
}
