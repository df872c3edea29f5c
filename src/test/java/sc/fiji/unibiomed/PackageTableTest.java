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
package sc.fiji.unibiomed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * The table of packages in docs/dev/architecture.md says of every package what it uses, no more and no less: of its own
 * part of the program by name, of others the part.
 */
class PackageTableTest {

	private static final String ROOT = "sc.fiji.unibiomed.";
	private static final Path DOCUMENT = Path.of("docs/dev/architecture.md");
	private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+)` \\| (.+) \\| ([^|]+) \\|");
	/** Parts of builds with a profile of their own. */
	private static final Set<String> OPTIONAL = Set.of("fiji", "spark");

	@Test
	void everyPackageHasARowThatIsTrue() throws IOException {
		final Map<String, String> uses = uses();
		final Map<String, String> rows = rows();
		rows.keySet().removeIf(name -> !uses.containsKey(name) && OPTIONAL.contains(part(name)));

		assertEquals(lines(uses), lines(rows));
	}

	/** A person finds a class by the names of rooms only where rooms are small. */
	@Test
	void noPackageHasMoreThan24Classes() {
		final Map<String, Long> sizes = ArchitectureTest.CLASSES.stream()
			.filter(type -> type.getEnclosingClass().isEmpty() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

		assertTrue(sizes.values().stream().allMatch(size -> size <= 24), sizes.toString());
	}

	/** Two classes with one name are taken for each other. */
	@Test
	void noTwoClassesHaveOneName() {
		final Map<String, Set<String>> places = new TreeMap<>();
		ArchitectureTest.CLASSES.stream()
			.filter(type -> type.getEnclosingClass().isEmpty() && !type.getSimpleName().equals("package-info"))
			.forEach(type -> places.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
				.add(type.getPackageName()));
		places.values().removeIf(packages -> packages.size() == 1);

		assertEquals(Map.of(), places);
	}

	private static Map<String, String> uses() {
		final Map<String, Set<String>> uses = new TreeMap<>();
		for (final JavaClass type : ArchitectureTest.CLASSES) {
			final Set<String> own = uses.computeIfAbsent(name(type), name -> new TreeSet<>());
			for (final Dependency dependency : type.getDirectDependenciesFromSelf()) {
				final JavaClass target = dependency.getTargetClass().getBaseComponentType();
				if (target.getPackageName().startsWith(ROOT) && !name(target).equals(name(type))) {
					own.add(part(name(target)).equals(part(name(type))) ? name(target) : part(name(target)));
				}
			}
		}
		return uses.entrySet().stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
				entry -> entry.getValue().isEmpty() ? "–" : String.join(", ", entry.getValue()), (one, other) -> one,
				TreeMap::new));
	}

	private static String name(final JavaClass type) {
		return type.getPackageName().substring(ROOT.length());
	}

	private static String part(final String name) {
		return name.split("\\.")[0];
	}

	private static Map<String, String> rows() throws IOException {
		final Map<String, String> rows = new TreeMap<>();
		for (final String line : Files.readAllLines(DOCUMENT)) {
			final Matcher row = ROW.matcher(line);
			if (row.matches()) {
				rows.put(row.group(1), row.group(3));
			}
		}
		return rows;
	}

	private static String lines(final Map<String, String> rows) {
		return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue())
			.collect(Collectors.joining("\n"));
	}
}
