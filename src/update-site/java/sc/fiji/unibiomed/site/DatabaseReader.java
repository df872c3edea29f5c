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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the {@code db.xml.gz} of a site, be it from here or from the updater itself. */
final class DatabaseReader {

	private DatabaseReader() {}

	/** The records of a site, in the order of the file. */
	static List<FileRecord> read(final Path database) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(database))) {
			final Element root = SafeXml.builder().parse(in).getDocumentElement();
			if (!root.getTagName().equals("pluginRecords")) {
				throw new IOException(
					database + " is no database of an update site: it begins with " + root.getTagName() + ".");
			}
			return elements(root, "plugin").stream().map(DatabaseReader::file).toList();
		}
		catch (final SAXException | ParserConfigurationException e) {
			throw new IOException(database + " is no database of an update site: " + e.getMessage(), e);
		}
	}

	private static FileRecord file(final Element plugin) {
		final String filename = plugin.getAttribute("filename");
		final Optional<Version> version = elements(plugin, "version").stream().findFirst().map(DatabaseReader::version);
		return new FileRecord(filename, texts(plugin, "platform"), version,
			elements(plugin, "previous-version").stream().map(DatabaseReader::previous).toList());
	}

	private static Version version(final Element version) {
		final List<Dependency> dependencies = elements(version, "dependency").stream()
			.map(dependency -> new Dependency(dependency.getAttribute("filename"),
				dependency.hasAttribute("timestamp")
					? OptionalLong.of(number(dependency, "timestamp"))
					: OptionalLong.empty()))
			.toList();
		final String description = texts(version, "description").stream().findFirst().orElse("");
		return new Version(version.getAttribute("checksum"), number(version, "timestamp"), number(version, "filesize"),
			new PomFacts(description, texts(version, "author")), dependencies);
	}

	private static PreviousVersion previous(final Element previous) {
		return new PreviousVersion(previous.getAttribute("checksum"), number(previous, "timestamp"),
			number(previous, "timestamp-obsolete"), previous.getAttribute("filename"));
	}

	private static long number(final Element element, final String attribute) {
		final String digits = element.getAttribute(attribute);
		return digits.isEmpty() ? 0 : Long.parseLong(digits);
	}

	private static List<String> texts(final Element parent, final String name) {
		return elements(parent, name).stream().map(element -> element.getTextContent().strip()).toList();
	}

	private static List<Element> elements(final Element parent, final String name) {
		final NodeList found = parent.getElementsByTagName(name);
		final List<Element> elements = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements;
	}
}
