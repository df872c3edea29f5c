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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.measure.ExampleResults;

/** The formats that come along, and how they are chosen. */
class FindingsExportersTest {

	private final FindingsExporters installed = FindingsExporters.installed();

	@Test
	void allFormatsAreFoundInTheOrderOfMenus() {
		assertEquals("csv, geojson, coco, labels, rois, html", installed.keys());
		final Set<String> endings = new HashSet<>();
		for (final FindingsExporter exporter : installed.all()) {
			assertTrue(endings.add(exporter.ending()), exporter.ending());
			assertTrue(exporter.ending().matches("-[a-z-]+\\.[a-z]+"), exporter.ending());
			assertTrue(exporter.key().matches("[a-z0-9-]+"), exporter.key());
			assertTrue(!exporter.label().isBlank() && !exporter.description().endsWith("."), exporter.key());
		}
	}

	@Test
	void formatsAreChosenByTheirNames() {
		assertEquals(List.of("labels", "csv"),
			installed.parse(" labels, CSV,,labels").stream().map(FindingsExporter::key).toList());
		assertEquals(List.of(), installed.parse(" "));
	}

	@Test
	void whatIsNotInstalledIsRefusedWithWhatIs() {
		assertEquals("'xml' is not an export format; write one of csv, geojson, coco, labels, rois, html.",
			assertThrows(IllegalArgumentException.class, () -> installed.parse("csv, xml")).getMessage());
	}

	@Test
	void anImageWithoutATitleHasAFileAllTheSame() {
		assertEquals("image-findings.csv", installed.find("csv").fileName(ExampleResults.nothing(3, 2)));
	}
}
