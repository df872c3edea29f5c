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
package sc.fiji.unibiomed.findings.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "=2+3_ct.png", "+1", "-", "-1_ct.png", "--5", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
		"\uff1d1", "=cmd|' /C calc'!A0", "'=1", "''=1" })
	void whatASpreadsheetWouldTakeForAFormulaHasAnApostropheAndComesBack(final String text) {
		assertEquals("'" + text, CsvTable.cell(text));
		assertEquals(text, CsvTable.text(CsvTable.cell(text)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-0.375", "-12", "3", "liver", "a = b", "'quoted'", "'", "Zellen µ.tif", " =1" })
	void everythingElseStaysAsItIs(final String text) {
		assertEquals(text, CsvTable.cell(text));
		assertEquals(text, CsvTable.text(text));
	}

	@Test
	void aTableIsUtf8WithoutAMarkAtItsBeginning() throws IOException {
		final Path file = folder.resolve("table.csv");
		CsvTable.write(file, List.of("image", "area"), rows -> {
			rows.add(List.of("=µ, \"1\"", -0.5));
			rows.add(Arrays.asList("b", null));
		});
		assertEquals("image,area\r\n\"'=µ, \"\"1\"\"\",-0.5\r\nb,\r\n", Files.readString(file));
	}
}
