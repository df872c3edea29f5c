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
package sc.fiji.unibiomed.runtime.library;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.google.gson.Gson;

import sc.fiji.unibiomed.util.Sha256;

/**
 * The native code that this program needs, out of the jars that it comes in: ONNX Runtime, the tokenizer, and JNA's
 * own. Each of those would unpack itself at every start, two of them into the temporary folder, where they stay when
 * the process is killed, and where servers often let nothing be executed. Here they are unpacked once, into the cache
 * folder, and compared with known checksums whenever they are used.
 *
 * @param libraries all of them
 */
public record NativeLibraries(List<Library> libraries) {

	/**
	 * A library.
	 *
	 * @param name of the project
	 * @param version of the jar
	 * @param property the Java property that says from where it is to be loaded
	 * @param namesFile whether the property names the library itself, and not the folder that it is in
	 * @param platforms by {@linkplain PlatformName name}
	 */
	public record Library(String name, String version, String property, boolean namesFile,
		Map<String, Contents> platforms)
	{}

	/**
	 * The files for a platform.
	 *
	 * @param resources where they are on the class path
	 * @param sha256 their checksums in lower-case hexadecimal digits, by name
	 */
	public record Contents(String resources, Map<String, String> sha256) {}

	private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
	private static final String RESOURCE = "native-libraries.json";
	private static final String FOLDER = "natives";
	private static final String PART = ".part-";
	/** A part that is so old was left behind by a process that was killed. */
	private static final Duration LEFT_BEHIND = Duration.ofHours(1);

	/** Those of the jars that this program was built with. */
	public static NativeLibraries published() {
		try (Reader reader = new InputStreamReader(NativeLibraries.class.getResourceAsStream(RESOURCE),
			StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, NativeLibraries.class);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Lets what is loaded from now on be loaded from a cache folder, where it is unpacked if need be. What somebody
	 * chose, or loaded already, stays; so does what comes in another version on this class path. Where the folder
	 * cannot be written, the libraries unpack themselves, as they would without this program.
	 *
	 * @param cache the user's cache folder; need not exist
	 */
	public void use(final Path cache) {
		for (final Library library : libraries) {
			final Contents contents = library.platforms().get(PlatformName.here());
			final Path folder = folder(cache, library);
			if (contents != null && System.getProperty(library.property()) == null &&
				System.getenv(library.property()) == null && !folder.toString().contains(File.pathSeparator))
			{
				try {
					if (unpack(contents, folder)) {
						final Path place = library.namesFile()
							? folder.resolve(System.mapLibraryName(library.name()))
							: folder;
						System.setProperty(library.property(), place.toString());
					}
				}
				catch (final IOException e) {
					LOG.debug("{} is not unpacked into {}: {}", library.name(), folder, e.toString());
				}
			}
		}
	}

	/** Whether a folder is one that {@link #use} makes. */
	static boolean isOurs(final Path folder) {
		final Path parent = folder.getParent();
		return parent != null && parent.endsWith(FOLDER) &&
			published().libraries().stream().anyMatch(library -> folder.equals(folder(parent.getParent(), library)));
	}

	private static Path folder(final Path cache, final Library library) {
		return (cache == null ? Path.of("") : cache).toAbsolutePath().resolve(FOLDER)
			.resolve(library.name() + "-" + library.version() + "-" + PlatformName.here());
	}

	/** False if the class path has another version of it. */
	private static boolean unpack(final Contents contents, final Path folder) throws IOException {
		for (final Map.Entry<String, String> file : contents.sha256().entrySet()) {
			final URL resource = NativeLibraries.class.getResource("/" + contents.resources() + file.getKey());
			if (resource == null || !unpack(resource, folder.resolve(file.getKey()), file.getValue())) {
				return false;
			}
		}
		return true;
	}

	private static boolean unpack(final URL resource, final Path file, final String sha256) throws IOException {
		if (Files.isRegularFile(file) && Files.size(file) == resource.openConnection().getContentLengthLong() &&
			Sha256.ofFile(file).equals(sha256))
		{
			return true;
		}
		Files.createDirectories(file.getParent());
		removeLeftovers(file.getParent());
		final Path part = file.resolveSibling(PART + UUID.randomUUID());
		try {
			try (InputStream in = resource.openStream()) {
				Files.copy(in, part);
			}
			if (!Sha256.ofFile(part).equals(sha256)) {
				return false;
			}
			// Somebody may be running the one that is there: it is replaced, not written into.
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return true;
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private static void removeLeftovers(final Path folder) throws IOException {
		final Instant limit = Instant.now().minus(LEFT_BEHIND);
		try (Stream<Path> all = Files.list(folder)) {
			for (final Path path : all.filter(path -> path.getFileName().toString().startsWith(PART)).toList()) {
				if (Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
					Files.deleteIfExists(path);
				}
			}
		}
	}
}
