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

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.findings.object.ObjectSplitter;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.check.ObjectDefaults;

/** Tells the objects of an answer's findings apart. */
final class AnswerObjects {

	/** Where somebody wants objects of something that usually has none: as in {@code objects.tsv}. */
	private static final int SMALLEST = 20;

	private final AskedTask task;
	private final ObjectDefaults usual = ObjectDefaults.shipped();

	AnswerObjects(final AskedTask task) {
		this.task = task;
	}

	/** Whether every finding will be one region, and nothing needs to be said of it. */
	boolean areNone() {
		final ObjectChoice choice = task.objects();
		return choice.smallest().isEmpty() && (choice.kind() == ObjectKind.ONE ||
			choice.kind() == ObjectKind.AUTO && isTarget() && !usual.anyIsCounted(task.words()));
	}

	/** Whether the words are the name of what is outlined. */
	private boolean isTarget() {
		return task.task() == Task.SEGMENT && !task.isPrompt();
	}

	/**
	 * The same answer, whose findings have their objects.
	 *
	 * @param planes which plane of the image each frame of the findings is
	 */
	Interpretation in(final Interpretation answer, final List<Position> planes) {
		if (areNone()) {
			return answer;
		}
		final List<Finding> told = new ArrayList<>();
		final List<String> notes = new ArrayList<>();
		for (final Finding finding : answer.findings()) {
			final ObjectRule rule = rule(finding.phrase());
			if (!rule.isSplit() && task.objects().smallest().isPresent()) {
				notes.add("The smallest object, " + task.objects().smallestText() + " pixels, changes nothing for '" +
					finding.phrase() + "', which is one region; ask for one per " + "object.");
			}
			// What is not outlined has no objects, and its check or a note says so.
			told.add(finding.pixels() == 0 || !rule.isSplit()
				? finding
				: finding.with(ObjectSplitter.split(finding, rule, planes)));
		}
		return answer.with(told).noting(notes.stream().distinct().toList());
	}

	private ObjectRule rule(final String phrase) {
		final ObjectChoice choice = task.objects();
		final OptionalInt known = isTarget() && !usual.anyIsCounted(task.words())
			? OptionalInt.empty()
			: usual.smallest(phrase);
		final boolean isUsual = choice.kind() == ObjectKind.AUTO;
		final ObjectKind kind = !isUsual ? choice.kind() : known.isPresent() ? ObjectKind.EACH : ObjectKind.ONE;
		return kind == ObjectKind.ONE
			? new ObjectRule(kind, 0, isUsual)
			: new ObjectRule(kind, choice.smallest().orElse(known.orElse(SMALLEST)), isUsual);
	}
}
