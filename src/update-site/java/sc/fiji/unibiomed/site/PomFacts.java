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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a jar's own {@code pom.xml} says about it, which is what the updater shows: the project's description, and its
 * developers as the authors.
 *
 * @param description one line; empty if there is none
 * @param authors names
 */
record PomFacts(String description, List<String> authors) {

	private static final String POM = "META-INF/maven/.*/pom\\.xml";
	static final PomFacts NONE = new PomFacts("", List.of());

	PomFacts {
		authors = List.copyOf(authors);
	}

	/** Facts about a jar; none if it has no {@code pom.xml}. */
	static PomFacts ofJar(final Path jar) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			final Optional<? extends ZipEntry> pom = zip.stream().filter(entry -> entry.getName().matches(POM))
				.findFirst();
			if (pom.isEmpty()) {
				return NONE;
			}
			try (InputStream in = zip.getInputStream(pom.get())) {
				return of(SafeXml.builder().parse(in));
			}
			catch (final SAXException | ParserConfigurationException e) {
				throw new IOException("The pom.xml in " + jar + " cannot be read: " + e.getMessage(), e);
			}
		}
	}

	private static PomFacts of(final Document pom) {
		final List<String> authors = new ArrayList<>();
		for (final Element developers : children(pom.getDocumentElement(), "developers")) {
			for (final Element developer : children(developers, "developer")) {
				children(developer, "name").forEach(name -> authors.add(oneLine(name)));
			}
		}
		return new PomFacts(
			children(pom.getDocumentElement(), "description").stream().map(PomFacts::oneLine).findFirst().orElse(""),
			authors);
	}

	private static List<Element> children(final Element parent, final String name) {
		final List<Element> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element && element.getTagName().equals(name)) {
				children.add(element);
			}
		}
		return children;
	}

	private static String oneLine(final Element element) {
		return element.getTextContent().strip().replaceAll("\\s+", " ");
	}
}
