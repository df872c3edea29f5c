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
package sc.fiji.unibiomed.doors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import sc.fiji.unibiomed.cli.Run;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.testing.BiomedParseFolder;

/** The menu command and the command line evaluate volumes alike, to the byte. */
@Timeout(300)
class VolumesThroughTwoDoorsTest {

	@Test
	void bothWriteTheSameFiles(@TempDir final Path folder) throws IOException {
		final BiomedParseFolder data = new BiomedParseFolder(folder.resolve("Samples"));
		data.addSample("02_ct.png", "VOL-1-001_CT_abdomen.png", "liver", "liver in CT");
		data.addSample("02_ct.png", "VOL-1-002_CT_abdomen.png", "liver", BinaryMask.empty(560, 560), "liver in CT");
		data.write();
		final Path menu = folder.resolve("menu");
		final Path terminal = folder.resolve("terminal");

		IJ.runMacro("run('UniBiomed Evaluate...', 'data=[" + data.folder() + "] output=[" + menu + "]');");
		final Run run = Run.of("evaluate", "--model", "demo", "--data", data.folder().toString(), "--output",
			terminal.toString());

		assertEquals(0, run.code(), run.err());
		assertTrue(run.out().contains("Volume VOL-1, liver (CT): Dice "), run.out());
		assertTrue(names(terminal).contains("volumes.csv"), names(terminal).toString());
		assertEquals(names(terminal), names(menu));
		for (final String name : names(terminal)) {
			assertArrayEquals(Files.readAllBytes(terminal.resolve(name)), Files.readAllBytes(menu.resolve(name)), name);
		}
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted()
				.toList();
		}
	}
}
