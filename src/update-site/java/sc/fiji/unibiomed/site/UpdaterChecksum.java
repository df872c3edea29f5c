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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The checksum by which ImageJ's updater knows a file: SHA-1 over its path below ImageJ's folder and its contents. Of a
 * jar, it is taken over the names and contents of the entries, sorted by name, so that packing the same files again
 * changes nothing: comments of {@code .properties} files, where Java writes the date, do not count, nor does what the
 * manifest says. (The updater means to keep the manifest's {@code Main-Class}, but compares it with a line in capitals,
 * so it never does.)
 */
final class UpdaterChecksum {

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	private UpdaterChecksum() {}

	/**
	 * The checksum of a file.
	 *
	 * @param path where it belongs below ImageJ's folder, with slashes
	 * @param file where it lies now
	 * @return 40 hexadecimal digits
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest sha = sha1();
		if (path.endsWith(".jar")) {
			addEntries(file, sha);
		}
		else {
			sha.update(path.getBytes(StandardCharsets.US_ASCII));
			sha.update(Files.readAllBytes(file));
		}
		return HexFormat.of().formatHex(sha.digest());
	}

	private static void addEntries(final Path file, final MessageDigest sha) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			final List<? extends ZipEntry> entries = jar.stream().sorted(Comparator.comparing(ZipEntry::getName))
				.toList();
			for (final ZipEntry entry : entries) {
				sha.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
				if (!entry.getName().equals(MANIFEST)) {
					sha.update(contents(jar, entry));
				}
			}
		}
	}

	private static byte[] contents(final ZipFile jar, final ZipEntry entry) throws IOException {
		try (InputStream in = jar.getInputStream(entry)) {
			final byte[] bytes = in.readAllBytes();
			return entry.getName().endsWith(".properties") ? PropertiesComments.without(bytes) : bytes;
		}
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-1.", e);
		}
	}
}
