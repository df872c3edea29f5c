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
package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.InputException;

class AskedTaskTest {

	@Test
	void aSegmentationNamesTheModalityUnlessTheTargetDoes() {
		assertEquals("Please segment liver in CT.", AskedTask.segment(" liver ").prompt("CT", 0));
		assertEquals("Please segment liver.", AskedTask.segment("liver").prompt("", 0));
		assertEquals("Please segment liver in MRI.", AskedTask.segment("liver in MRI").prompt("CT", 0));
	}

	@Test
	void theOtherTasksHaveTheWordsThatTheModelWasTrainedOn() {
		assertEquals(TaskPrompts.find(), AskedTask.find().prompt("CT", 0));
		assertEquals(TaskPrompts.report(), AskedTask.report().prompt("CT", 0));
		assertEquals("What is the <region> in the picture?", AskedTask.describe().prompt("CT", 1));
		assertEquals("What are region1 and region2 in the picture?", AskedTask.describe().prompt("", 2));
		assertEquals("Why?", AskedTask.question("Why?").prompt("CT", 0));
		assertEquals("Why?", AskedTask.inWords(Task.REPORT, "Why?").prompt("CT", 0));
	}

	@Test
	void whatATaskNeedsIsAskedFor() {
		assertEquals("target", assertThrows(InputException.class, () -> AskedTask.segment(" ")).field());
		assertEquals("prompt", assertThrows(InputException.class, () -> AskedTask.question(null)).field());
		assertThrows(InputException.class, () -> AskedTask.inWords(Task.FIND, ""));
	}

	@Test
	void tasksAreKnownByTheirVerbs() {
		for (final Task task : Task.values()) {
			assertEquals(task, Task.ofVerb(" " + task.verb().toUpperCase(java.util.Locale.ROOT)));
		}
		assertEquals("'paint' is not a task; write one of [segment, find, describe, ask, report].",
			assertThrows(InputException.class, () -> Task.ofVerb("paint")).getMessage());
	}
}
