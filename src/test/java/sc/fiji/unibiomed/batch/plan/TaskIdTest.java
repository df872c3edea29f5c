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
package sc.fiji.unibiomed.batch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.util.Cancellation;

/** What is asked for again in a folder of an earlier batch, and what is not. */
@Timeout(60)
class TaskIdTest {

	@TempDir
	private Path work;
	private Path image;

	@BeforeEach
	void makeImage() throws IOException {
		image = Files.writeString(work.resolve("a.png"), "pixels");
	}

	/** As written before there were objects: whoever asked for livers in thousands of images has their answers. */
	@Test
	void answersThatStayOneRegionAreNotAskedForAgain() throws IOException {
		assertEquals("50bdd7f5e3fa39e3f6ae3bb032d0d8198d518a3e84e9ea005e9969dc725cc31d",
			id(AskedTask.segment("liver")));
		assertEquals("247e905374c3ad5aaa30860c8b953acc59577525d83e0dd6f856aed26ea0716f",
			id(AskedTask.inWords(Task.ASK, "Please segment nuclei in pathology.").with(ObjectChoice.ONE)));
		assertEquals(id(AskedTask.segment("liver")), id(AskedTask.segment("liver").with(ObjectChoice.ONE)));
	}

	@Test
	void whatDecidesObjectsIsPartOfATask() throws IOException {
		final List<AskedTask> tasks = List.of(AskedTask.segment("nuclei"),
			AskedTask.segment("nuclei").with(ObjectChoice.ONE),
			AskedTask.segment("nuclei").with(ObjectChoice.parse("each", "")),
			AskedTask.segment("nuclei").with(ObjectChoice.parse("touching", "")),
			AskedTask.segment("nuclei").with(ObjectChoice.parse("auto", "50")));
		final Set<String> ids = new HashSet<>();
		for (final AskedTask task : tasks) {
			ids.add(id(task));
		}
		assertEquals(tasks.size(), ids.size());
		assertNotEquals(id(AskedTask.segment("liver")),
			id(AskedTask.segment("liver").with(ObjectChoice.parse("each", ""))));
	}

	private String id(final AskedTask task) throws IOException {
		final BatchEntry entry = new BatchEntry(0, "a.png", image, PlaneChoice.FIRST, task, InputChoice.NONE,
			List.of());
		return new TaskId(new ModelIdentity("weights", "configuration", "text"), "float32", BatchSettings.usual())
			.of(entry, new Cancellation());
	}
}
