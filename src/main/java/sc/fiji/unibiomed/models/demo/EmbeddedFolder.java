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
package sc.fiji.unibiomed.models.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * Files inside the jar that must lie on disk to be used, because weights are mapped and images are read by name.
 *
 * @param name what the folder is called on disk, inside a folder named after a digest of its contents
 * @param resource absolute path of the files' package, with a slash at the end
 * @param files names of the files
 */
record EmbeddedFolder(String name, String resource, List<String> files) {

	/**
	 * Copies the files below a folder, unless the same contents are there already; files that are missing there or have
	 * another size are replaced. Every file appears whole or not at all; several processes may do this at once.
	 *
	 * @param places folders below which they may be; they are copied into the last one
	 * @return the folder with the files
	 * @throws IOException if something cannot be written; the message is for people
	 */
	Path copyInto(final List<Path> places) throws IOException {
		final Map<String, Long> sizes = new LinkedHashMap<>();
		final URL first = EmbeddedFolder.class.getResource(resource + files.get(0));
		if (first == null) {
			throw missing(files.get(0));
		}
		final Path inside = Path.of(digest(first, sizes)).resolve(name);
		for (final Path place : places) {
			if (damaged(place.resolve(inside), sizes).isEmpty()) {
				return place.resolve(inside);
			}
		}
		final Path parent = places.get(places.size() - 1);
		final Path folder = parent.resolve(inside);
		try {
			Files.createDirectories(folder);
			for (final String file : damaged(folder, sizes)) {
				replace(file, folder);
			}
		}
		catch (final FileSystemException e) {
			throw new IOException("The cache folder " + parent + " cannot be written to (" + e.getMessage() +
				"); set " + CacheFolder.VARIABLE + " to a folder that can.", e);
		}
		return folder;
	}

	/**
	 * What the files must be.
	 *
	 * @return checksums by name
	 * @throws IOException if the program's own files cannot be read
	 */
	Map<String, FileDigest> digests() throws IOException {
		final Map<String, FileDigest> digests = new LinkedHashMap<>();
		for (final String file : files) {
			try (InputStream in = open(file)) {
				digests.put(file, FileDigest.sha256Of(in.readAllBytes()));
			}
		}
		return digests;
	}

	/** The files that are not there, or were cut short. */
	private static List<String> damaged(final Path folder, final Map<String, Long> sizes) throws IOException {
		final List<String> damaged = new ArrayList<>();
		for (final Map.Entry<String, Long> file : sizes.entrySet()) {
			final Path copy = folder.resolve(file.getKey());
			if (!Files.isRegularFile(copy) || Files.size(copy) != file.getValue()) {
				damaged.add(file.getKey());
			}
		}
		return damaged;
	}

	private void replace(final String file, final Path folder) throws IOException {
		// Not a temporary file of Java's, which would be for this user only: a cache folder may be shared.
		final Path temporary = folder.resolve(".copy-" + UUID.randomUUID());
		try (InputStream in = open(file)) {
			Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
			Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/**
	 * Tells one version of the contents from another. In a jar, sizes and checksums stand in its directory: unpacking
	 * everything for them would take a tenth of a second at every start.
	 *
	 * @param first address of the first file, beside which the others are
	 * @param sizes gets the number of bytes of each file
	 */
	String digest(final URL first, final Map<String, Long> sizes) throws IOException {
		final List<String> contents = new ArrayList<>();
		if (first.openConnection() instanceof final JarURLConnection connection) {
			// A jar that stays open cannot be replaced on Windows.
			connection.setUseCaches(false);
			try (JarFile jar = connection.getJarFile()) {
				for (final String file : files) {
					final ZipEntry entry = jar.getEntry(resource.substring(1) + file);
					if (entry == null) {
						throw missing(file);
					}
					note(file, entry.getSize(), entry.getCrc(), sizes, contents);
				}
			}
		}
		else {
			for (final String file : files) {
				try (InputStream in = new URL(first, file).openStream()) {
					final byte[] bytes = in.readAllBytes();
					final CRC32 crc = new CRC32();
					crc.update(bytes);
					note(file, bytes.length, crc.getValue(), sizes, contents);
				}
			}
		}
		return FileDigest.sha256Of(String.join("\n", contents).getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12);
	}

	private static void note(final String file, final long size, final long crc, final Map<String, Long> sizes,
		final List<String> contents)
	{
		sizes.put(file, size);
		contents.add(file + " " + size + " " + crc);
	}

	private InputStream open(final String file) throws IOException {
		final InputStream in = EmbeddedFolder.class.getResourceAsStream(resource + file);
		if (in == null) {
			throw missing(file);
		}
		return in;
	}

	private static IOException missing(final String file) {
		return new IOException("The file " + file + " is missing in the program; this installation is damaged.");
	}
}
