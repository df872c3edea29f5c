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
package sc.fiji.unibiomed.models.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.models.store.CacheFolder;

/** What the demonstration shows. */
class DemoTourTest {

	@TempDir
	private Path work;

	@Test
	void everyQuestionHasItsImageAndRegions() throws IOException {
		final Path samples = DemoTour.samples(new CacheFolder(work));
		assertFalse(DemoTour.stops().isEmpty());
		for (final DemoTour.Stop stop : DemoTour.stops()) {
			assertFalse(stop.prompt().isBlank() || stop.task().isBlank(), stop.name());
			assertTrue(Files.isRegularFile(samples.resolve(stop.image())), stop.image());
			stop.regions().forEach(region -> assertTrue(Files.isRegularFile(samples.resolve(region)), region));
		}
		assertTrue(DemoTour.stops().stream().anyMatch(stop -> !stop.regions().isEmpty()));
		assertEquals(List.of(), new DemoTour.Stop("x", "x", "x.png", false, "x", null).regions());
	}
}
