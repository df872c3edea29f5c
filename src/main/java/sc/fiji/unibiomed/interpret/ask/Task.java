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

import java.util.Arrays;

import sc.fiji.unibiomed.image.InputException;

/** The five tasks of the model (Wu et al., arXiv 2504.21336); {@link TaskPrompts} has their words. */
public enum Task {

	SEGMENT("segmentation", "segment"),
	FIND("disease recognition", "find"),
	DESCRIBE("region understanding", "describe"),
	ASK("question answering", "ask"),
	REPORT("report", "report");

	private final String label;
	private final String verb;

	Task(final String label, final String verb) {
		this.label = label;
		this.verb = verb;
	}

	/** As it is written on the command line, in manifests and in macros. */
	public String verb() {
		return verb;
	}

	/** @throws InputException if there is no such task */
	public static Task ofVerb(final String verb) {
		return Arrays.stream(values()).filter(task -> task.verb.equalsIgnoreCase(verb.strip())).findFirst()
			.orElseThrow(() -> new InputException("task", "'" + verb + "' is not a task; write one of " +
				Arrays.stream(values()).map(Task::verb).toList() + "."));
	}

	/** For tables and files. */
	public String label() {
		return label;
	}
}
