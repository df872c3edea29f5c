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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar that carries native code for many platforms, as one jar without any and one for each platform. The libraries
 * look their native code up by name on the class path, so that it does not matter which jar has it: ONNX Runtime in
 * {@code /ai/onnxruntime/native/linux-x64/} ({@code OnnxRuntime.extractFromJar}), the Deep Java Library's tokenizers in
 * {@code native/lib/linux-x86_64/} ({@code ai.djl.huggingface.tokenizers.jni.LibUtils}), and so on. Debug symbols for
 * macOS, which nothing loads, are left out.
 *
 * @param shared the jar without native code, for all platforms
 * @param natives the jars with native code
 */
record SplitJar(Path shared, Map<Platform, Path> natives) {

	private static final Pattern NATIVE_FOLDER = Pattern.compile("(?:ai/onnxruntime/native|native/lib)/([^/]+)/(.*)");
	private static final String DEBUG_SYMBOLS = ".dSYM/";

	SplitJar {
		natives = Collections.unmodifiableMap(new TreeMap<>(natives));
	}

	/**
	 * Splits a jar; one without native code is taken as it is.
	 *
	 * @param jar the jar
	 * @param folder gets the parts
	 * @throws IOException if a part cannot be written, or the jar has native code for a platform that is not known
	 */
	static SplitJar of(final Path jar, final Path folder) throws IOException {
		final Map<String, Platform> places = nativeEntries(jar);
		if (places.isEmpty()) {
			return new SplitJar(jar, Map.of());
		}
		Files.createDirectories(folder);
		final String name = jar.getFileName().toString();
		final Path shared = folder.resolve(name);
		copyEntries(jar, shared, entry -> !NATIVE_FOLDER.matcher(entry).matches());
		final Map<Platform, Path> natives = new TreeMap<>();
		for (final Platform platform : new TreeSet<>(places.values())) {
			final Path part = folder.resolve(nativesName(name, platform));
			copyEntries(jar, part, entry -> places.get(entry) == platform);
			natives.put(platform, part);
		}
		return new SplitJar(shared, natives);
	}

	/**
	 * {@code onnxruntime-1.29.0.jar} → {@code onnxruntime-natives-linux64-1.29.0.jar}: the updater wants the version
	 * last.
	 */
	private static String nativesName(final String name, final Platform platform) {
		final String artifact = ArtifactName.of(name);
		return artifact + "-natives-" + platform.updaterName() + name.substring(artifact.length());
	}

	private static Map<String, Platform> nativeEntries(final Path jar) throws IOException {
		final Map<String, Platform> places = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				final Matcher matcher = NATIVE_FOLDER.matcher(entry.getName());
				if (!entry.isDirectory() && matcher.matches() && !entry.getName().contains(DEBUG_SYMBOLS)) {
					final Optional<Platform> platform = Platform.ofFolder(matcher.group(1));
					places.put(entry.getName(), platform.orElseThrow(() -> new IOException(jar.getFileName() + " has " +
						entry.getName() + ", which is for no platform that is known here.")));
				}
			}
		}
		return places;
	}

	/** Copies entries with their times, so that the same jar always has the same parts. */
	private static void copyEntries(final Path from, final Path to, final Predicate<String> wanted) throws IOException {
		try (ZipFile zip = new ZipFile(from.toFile());
			ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to)))
		{
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				if (wanted.test(entry.getName())) {
					final ZipEntry copy = new ZipEntry(entry.getName());
					copy.setTimeLocal(entry.getTimeLocal());
					out.putNextEntry(copy);
					try (InputStream in = zip.getInputStream(entry)) {
						in.transferTo(out);
					}
					out.closeEntry();
				}
			}
		}
	}
}
