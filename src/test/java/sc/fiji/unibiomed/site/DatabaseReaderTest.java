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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of sites that the updater itself has written. */
class DatabaseReaderTest {

	@TempDir
	private Path folder;

	private List<FileRecord> read(final String xml) throws IOException {
		final Path database = folder.resolve("db.xml.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(database))) {
			out.write(xml.getBytes(StandardCharsets.UTF_8));
		}
		return DatabaseReader.read(database);
	}

	@Test
	void everythingThatTheUpdaterWritesIsRead() throws IOException {
		final List<FileRecord> records = read("""
			<?xml version="1.0" encoding="UTF-8"?>
			<!DOCTYPE pluginRecords [<!ELEMENT pluginRecords ((update-site | disabled-update-site)*, plugin*)>]>
			<pluginRecords>
			    <plugin filename="jars/linux64/a-natives-1.1.jar">
			        <platform>linux64</platform>
			        <category>Native</category>
			        <version checksum="0001" timestamp="20261125101500" filesize="12">
			            <description>Native code &amp; more</description>
			            <dependency filename="jars/b.jar" timestamp="20260101000000"/>
			            <link>https://example.org</link>
			            <author>Ada</author>
			        </version>
			        <previous-version timestamp="20260101000000" timestamp-obsolete="20261125101500" \
			checksum="0002" filename="jars/linux64/a-natives-1.0.jar"/>
			        <previous-version timestamp="20250101000000" checksum="0003"/>
			    </plugin>
			    <plugin filename="plugins/gone.jar">
			        <previous-version timestamp="20250101000000" checksum="0004"/>
			    </plugin>
			</pluginRecords>
			""");
		final Version version = new Version("0001", 20261125101500L, 12,
			new PomFacts("Native code & more", List.of("Ada")),
			List.of(new Dependency("jars/b.jar", OptionalLong.of(20260101000000L))));
		assertEquals(List.of(
			new FileRecord("jars/linux64/a-natives-1.1.jar", List.of("linux64"), Optional.of(version),
				List.of(new PreviousVersion("0002", 20260101000000L, 20261125101500L, "jars/linux64/a-natives-1.0.jar"),
					new PreviousVersion("0003", 20250101000000L, 0, ""))),
			new FileRecord("plugins/gone.jar", List.of(), Optional.empty(),
				List.of(new PreviousVersion("0004", 20250101000000L, 0, "")))),
			records);
	}

	@Test
	void whatIsNoDatabaseIsSaidToBeNone() {
		assertThrows(IOException.class, () -> read("<html><p>Not found</p></html>"));
	}

	/** A file from the network must not make this computer look at its own files. */
	@Test
	void nothingOutsideOfTheFileIsRead() throws IOException {
		final Path secret = Files.writeString(folder.resolve("secret"), "password");
		final List<FileRecord> records = read("<!DOCTYPE pluginRecords [<!ENTITY s SYSTEM \"" + secret.toUri() +
			"\">]><pluginRecords><plugin filename=\"a\"><platform>&s;</platform></plugin></pluginRecords>");
		assertEquals(List.of(""), records.get(0).platforms());
	}
}
