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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

	@Test
	void goodNamesStay() {
		assertEquals("Zelle 3, µm (細胞).tif-labels.tif", FileNames.plain("Zelle 3, µm (細胞).tif", "-labels.tif", "x"));
		assertEquals("console-findings.csv", FileNames.plain("console", "-findings.csv", "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CON", "con.scan", "Aux", "nul.tar", "COM1", "lpt9.a" })
	void devicesOfWindowsAreNoFiles(final String name) {
		assertEquals("_" + name + ".csv", FileNames.plain(name, ".csv", "x"));
	}

	@Test
	void whatSomeFileSystemForbidsIsReplaced() {
		assertEquals("a_b_c_d_.csv", FileNames.plain("a/b:c\u001bd\0", ".csv", "x"));
		assertEquals("_.csv", FileNames.plain("\ud83d", ".csv", "x"));
		assertEquals("x.csv", FileNames.plain("  ", ".csv", "x"));
		// What Java makes of the bytes of a name that are no letters.
		assertEquals("_ scan.csv", FileNames.plain("\ufffd scan", ".csv", "x"));
	}

	/** As long as file systems have them, in bytes, and no character is cut. */
	@Test
	void longNamesAreCut() {
		for (final String letter : new String[] { "a", "ä", "細", "\ud83d\udd2c" }) {
			final String name = FileNames.plain("x" + letter.repeat(255), "-findings.csv", "x");
			final int bytes = name.getBytes(StandardCharsets.UTF_8).length;
			assertTrue(bytes <= FileNames.LONGEST && bytes > FileNames.LONGEST - 6, name);
			assertTrue(name.endsWith(letter + "-findings.csv"), name);
		}
	}
}
