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

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;

/** An entry of a plan in a form that can be sent to an executor; the values are those of {@link BatchEntry}. */
record SentEntry(int number, String image, String file, String plane, Task task, String words, boolean isPrompt,
	CheckLevel check, List<String> objects, List<String> input, List<String> regions,
	Map<String, String> further) implements Serializable
{

	static SentEntry of(final BatchEntry entry) {
		return new SentEntry(entry.number(), entry.image(), entry.file().toString(), entry.plane().toString(),
			entry.task().task(), entry.task().words(), entry.task().isPrompt(), entry.task().check(),
			List.of(entry.task().objects().kind().key(), entry.task().objects().smallestText()), entry.input().texts(),
			entry.regions().stream().map(Path::toString).toList(), new LinkedHashMap<>(entry.further()));
	}

	BatchEntry entry() {
		return new BatchEntry(number, image, Path.of(file), PlaneChoice.parse(plane),
			new AskedTask(task, words, isPrompt, check).with(ObjectChoice.parse(objects.get(0), objects.get(1))),
			InputChoice.parse(input.get(0), input.get(1), input.get(2), input.get(3), input.get(4)),
			regions.stream().map(Path::of).toList(), further);
	}
}
