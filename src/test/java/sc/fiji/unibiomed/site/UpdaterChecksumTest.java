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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums, compared with those of imagej-updater at ea5f12e. */
class UpdaterChecksumTest {

	private static final String CLASS = "a/B.class";
	private static final String POM = "META-INF/maven/a/b/pom.properties";
	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	@TempDir
	private Path folder;

	/** {@code printf 'macros/a.ijmprint(1);' | sha1sum}. */
	@Test
	void aFileIsKnownByItsPathAndContents() throws IOException {
		final Path macro = Files.writeString(folder.resolve("anything"), "print(1);");
		assertEquals("a948bf42b4ba1ada736ba93e3987b440c2e558f5", UpdaterChecksum.of("macros/a.ijm", macro));
		assertNotEquals(UpdaterChecksum.of("macros/a.ijm", macro), UpdaterChecksum.of("macros/b.ijm", macro));
	}

	/** What the updater said of the libraries of this build. */
	@ParameterizedTest
	@CsvSource({ "gson-2.10.1.jar, 94c77b668a7fe7d6444ff10e4dbd085221cb926f", //
		"onnxruntime-1.29.0.jar, 7adf4250e04bfeec9bf3760ff568f8585cb8a020", //
		"tokenizers-0.38.0.jar, 5ca9d797317494d26cfbd302d61d384477ada376", //
		"scijava-common-2.100.1.jar, b3511aad299389d31ce7674dd8132642c63dbfe9" })
	void librariesHaveTheChecksumsThatTheUpdaterGivesThem(final String jar, final String checksum) throws IOException {
		assertEquals(checksum, UpdaterChecksum.of("jars/" + jar, RealSite.LIBRARIES.resolve(jar)));
	}

	@Test
	void packingTheSameFilesAgainChangesNothing() throws IOException {
		final Path jar = Jars.of(folder.resolve("a.jar"), MANIFEST, "Build-Jdk: 17\n", CLASS, "code", POM,
			"#Monday\nversion=1\n");
		final Path again = Jars.at(LocalDateTime.of(2026, 12, 24, 18, 0), folder.resolve("b.jar"), POM,
			"#Tuesday\nversion=1\n", CLASS, "code", MANIFEST, "Build-Jdk: 21\n");
		assertEquals(UpdaterChecksum.of("jars/a.jar", jar), UpdaterChecksum.of("jars/a.jar", again));
	}

	@Test
	void otherContentsOrNamesChangeIt() throws IOException {
		final String before = UpdaterChecksum.of("jars/a.jar", Jars.of(folder.resolve("a.jar"), CLASS, "code"));
		assertNotEquals(before,
			UpdaterChecksum.of("jars/a.jar", Jars.of(folder.resolve("b.jar"), CLASS, "other code")));
		assertNotEquals(before,
			UpdaterChecksum.of("jars/a.jar", Jars.of(folder.resolve("c.jar"), "a/C.class", "code")));
	}

	/**
	 * Comments after empty lines, lines of nothing but the comment sign, and the last line are read in the updater's
	 * own way.
	 */
	@Test
	void commentsAreLeftOutAsTheUpdaterDoes() throws IOException {
		final Path jar = Jars.of(folder.resolve("a.jar"), //
			"t.properties", "#\n#keep\na=1\n\n# stays\n##\n# x\nb=2\r\n#c\r\nd=3\n###abc\n# eof", //
			"u.properties", "# only\n", //
			"v.properties", "\n\n#\n\n##\n##a\n#", //
			"e.properties", "");
		assertEquals("82073a2507e4311c168d9fda8804b735eff0c1d1", UpdaterChecksum.of("jars/a.jar", jar));
	}
}
