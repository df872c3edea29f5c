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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the build has made, and where it belongs below ImageJ's folder.
 *
 * @param plugin the plugin's jar
 * @param imageJ2 the jar that joins the plugin to ImageJ2, Ops and Bio-Formats, or empty: tests without Fiji's
 *           libraries have none
 * @param libraries the folder with all jars that it needs at run time
 * @param macros the folder with example macros
 * @param images the folder with sample images and their masks
 * @param fiji the jars that are not shipped
 */
record BuildOutput(Path plugin, Optional<Path> imageJ2, Path libraries, Path macros, Path images, FijiJars fiji) {

	private static final String OURS = "/UniBiomed/";
	private static final String MASK = "_mask_";

	/**
	 * The files of the site.
	 *
	 * @param scratch folder for jars that are split into parts
	 */
	List<SiteFile> files(final Path scratch) throws IOException {
		final List<SiteFile> files = new ArrayList<>();
		final List<String> needs = new ArrayList<>();
		for (final Path library : list(libraries, name -> name.endsWith(".jar"))) {
			final String artifact = ArtifactName.of(library.getFileName().toString());
			if (fiji.lacks(artifact)) {
				final List<SiteFile> parts = parts(SplitJar.of(library, scratch));
				needs.add(parts.get(0).path());
				files.addAll(parts);
			}
			else if (fiji.present().contains(artifact)) {
				needs.add("jars/" + artifact + ".jar");
			}
		}
		files.add(plugin(plugin, needs));
		if (imageJ2.isPresent()) {
			files.add(plugin(imageJ2.get(), List.of(files.get(files.size() - 1).path())));
		}
		for (final Path macro : list(macros, name -> name.endsWith(".ijm"))) {
			files.add(SiteFile.plain("macros" + OURS + macro.getFileName(), macro));
		}
		for (final Path image : list(images, name -> name.matches(".*\\.(png|tif)") && !name.contains(MASK))) {
			files.add(SiteFile.plain("images" + OURS + image.getFileName(), image));
		}
		return files;
	}

	private static SiteFile plugin(final Path jar, final List<String> needs) throws IOException {
		return new SiteFile("plugins/" + jar.getFileName(), jar, Optional.empty(), PomFacts.ofJar(jar), needs);
	}

	/**
	 * The jar without native code first. The native code needs it, and not the other way round: the updater installs
	 * whatever a file needs, even if it is for another platform.
	 */
	private static List<SiteFile> parts(final SplitJar jar) throws IOException {
		final List<SiteFile> parts = new ArrayList<>();
		final String name = jar.shared().getFileName().toString();
		final String path = "jars/" + name;
		parts.add(new SiteFile(path, jar.shared(), Optional.empty(), PomFacts.ofJar(jar.shared()), List.of()));
		for (final Map.Entry<Platform, Path> part : jar.natives().entrySet()) {
			final String platform = part.getKey().updaterName();
			final PomFacts facts = new PomFacts("Native code of " + ArtifactName.of(name) + " for " + platform,
				List.of());
			parts.add(new SiteFile("jars/" + platform + "/" + part.getValue().getFileName(), part.getValue(),
				Optional.of(part.getKey()), facts, List.of(path)));
		}
		return parts;
	}

	private static List<Path> list(final Path folder, final Predicate<String> wanted) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
		}
	}
}
