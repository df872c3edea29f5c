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
import java.util.Set;
import java.util.TreeSet;

/**
 * Which libraries need not, or must not, come from our site, from the list {@code update-site/fiji-jars.txt}.
 *
 * @param present names of artifacts that every Fiji has
 * @param unwanted names of artifacts that would do harm in Fiji
 */
record FijiJars(Set<String> present, Set<String> unwanted) {

	private static final String COMMENT = "#";
	private static final String UNWANTED = "!";

	FijiJars {
		present = Set.copyOf(present);
		unwanted = Set.copyOf(unwanted);
	}

	/** Reads a list: a name at the beginning of each line, with {@code !} before it if Fiji must not have it. */
	static FijiJars read(final Path list) throws IOException {
		final Set<String> present = new TreeSet<>();
		final Set<String> unwanted = new TreeSet<>();
		for (final String line : Files.readAllLines(list)) {
			final String name = line.strip().split("\\s+", 2)[0];
			if (name.startsWith(UNWANTED)) {
				unwanted.add(name.substring(UNWANTED.length()));
			}
			else if (!name.isEmpty() && !name.startsWith(COMMENT)) {
				present.add(name);
			}
		}
		return new FijiJars(present, unwanted);
	}

	/** Whether our site has to bring an artifact. */
	boolean lacks(final String artifact) {
		return !present.contains(artifact) && !unwanted.contains(artifact);
	}
}
