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
package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Every library that is shipped has a notice, with its version and licence. */
class ThirdPartyTest {

	private static final Path NOTICES = Path.of("THIRD-PARTY.md");
	/** The runtime class path, which Maven writes before the tests. */
	private static final Path LIBRARIES = Path.of("target", "runtime-libraries.txt");
	private static final Pattern LIBRARY = Pattern
		.compile("^\\s+([\\w.-]+:[\\w.-]+):jar:([^:\\s]+):(?:compile|runtime)");

	@Test
	void everyLibraryThatIsShippedHasANotice() throws IOException {
		assertTrue(Files.exists(LIBRARIES), LIBRARIES + " is missing; Maven writes it: mvn process-test-classes");
		final Map<String, String> shipped = new TreeMap<>();
		for (final String line : Files.readAllLines(LIBRARIES)) {
			final Matcher library = LIBRARY.matcher(line);
			if (library.find()) {
				shipped.put(library.group(1), library.group(2));
			}
		}
		assertFalse(shipped.isEmpty(), LIBRARIES + " names no library");
		final Map<String, String> noticed = new TreeMap<>();
		rows().forEach((name, cells) -> noticed.put(name, cells[2].strip()));
		assertEquals(shipped, noticed,
			NOTICES + " must have a row for each library of " + LIBRARIES + ", with its version");
	}

	@Test
	void everyNoticeNamesLicenceAuthorAndAddress() throws IOException {
		assertAll(rows().values().stream().map(cells -> () -> {
			assertEquals(6, cells.length, String.join("|", cells));
			assertFalse(cells[3].isBlank() || cells[4].isBlank(), cells[1]);
			assertTrue(cells[5].strip().startsWith("https://"), cells[1]);
		}));
	}

	/** The rows of the list of libraries, by name; the first cell of a row is empty. */
	private static Map<String, String[]> rows() throws IOException {
		final Map<String, String[]> rows = new TreeMap<>();
		for (final String line : Files.readAllLines(NOTICES)) {
			final String[] cells = line.split("\\|");
			if (cells.length > 5 && cells[1].strip().matches("[\\w.-]+:[\\w.-]+")) {
				rows.put(cells[1].strip(), cells);
			}
		}
		return rows;
	}
}
