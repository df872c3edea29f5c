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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;

class SentEntryTest {

	@ParameterizedTest
	@CsvSource({ "auto,''", "one,''", "each,50", "touching,0" })
	void anEntryArrivesAsItWasSent(final String objects, final String smallest) {
		final AskedTask task = AskedTask.segment("nuclei").with(ObjectChoice.parse(objects, smallest));
		final BatchEntry entry = new BatchEntry(3, "a.png", Path.of("a.png"), PlaneChoice.FIRST, task,
			InputChoice.ofModality("pathology"), List.of(Path.of("m.png")), Map.of("patient", "7"));
		assertEquals(entry, SentEntry.of(entry).entry());
	}
}
