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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes {@code db.xml.gz}, which the updater reads to know what a site offers. */
final class DatabaseWriter {

	private final XMLStreamWriter xml;
	private int depth;

	private DatabaseWriter(final XMLStreamWriter xml) {
		this.xml = xml;
	}

	/** Writes the records in the order given. */
	static void write(final List<FileRecord> records, final Path database) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(database))) {
			final XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out,
				StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			new DatabaseWriter(xml).write(records);
			xml.writeEndDocument();
			xml.close();
		}
		catch (final XMLStreamException e) {
			throw new IOException(database + " cannot be written: " + e.getMessage(), e);
		}
	}

	private void write(final List<FileRecord> records) throws XMLStreamException {
		start("pluginRecords");
		for (final FileRecord file : records) {
			start("plugin", "filename", file.filename());
			for (final String platform : file.platforms()) {
				text("platform", platform);
			}
			if (file.version().isPresent()) {
				write(file.version().get());
			}
			for (final PreviousVersion previous : file.previous()) {
				write(previous, file);
			}
			end();
		}
		end();
	}

	private void write(final Version version) throws XMLStreamException {
		start("version", "checksum", version.checksum(), "timestamp", Long.toString(version.timestamp()), "filesize",
			Long.toString(version.size()));
		if (!version.facts().description().isEmpty()) {
			text("description", version.facts().description());
		}
		for (final Dependency dependency : version.dependencies()) {
			if (dependency.timestamp().isPresent()) {
				empty("dependency", "filename", dependency.filename(), "timestamp",
					Long.toString(dependency.timestamp().getAsLong()));
			}
			else {
				empty("dependency", "filename", dependency.filename());
			}
		}
		for (final String author : version.facts().authors()) {
			text("author", author);
		}
		end();
	}

	private void write(final PreviousVersion previous, final FileRecord file) throws XMLStreamException {
		final String name = previous.filename().isEmpty() ? file.filename() : previous.filename();
		empty("previous-version", "timestamp", Long.toString(previous.timestamp()), "timestamp-obsolete",
			Long.toString(previous.obsolete()), "checksum", previous.checksum(), "filename", name);
	}

	private void start(final String name, final String... attributes) throws XMLStreamException {
		indent();
		xml.writeStartElement(name);
		attributes(attributes);
		depth++;
	}

	private void end() throws XMLStreamException {
		depth--;
		indent();
		xml.writeEndElement();
	}

	private void empty(final String name, final String... attributes) throws XMLStreamException {
		indent();
		xml.writeEmptyElement(name);
		attributes(attributes);
	}

	private void text(final String name, final String text) throws XMLStreamException {
		indent();
		xml.writeStartElement(name);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private void attributes(final String... namesAndValues) throws XMLStreamException {
		for (int i = 0; i < namesAndValues.length; i += 2) {
			xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
		}
	}

	private void indent() throws XMLStreamException {
		xml.writeCharacters("\n" + "    ".repeat(depth));
	}
}
