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
package sc.fiji.unibiomed.interpret.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.interpret.answer.Interpretation;

/**
 * What was found of how often a model is right about an image.
 *
 * @param calibration empty if nobody has measured it
 * @param notes what the user should know about it, one sentence each; mostly empty
 */
public record CalibrationLookup(Optional<Calibration> calibration, List<String> notes) {

	/** Nobody has measured anything. */
	public static final CalibrationLookup NONE = new CalibrationLookup(Optional.empty(), List.of());

	public CalibrationLookup {
		notes = List.copyOf(notes);
	}

	/** See {@link Calibration#applied}. */
	FindingCheck applied(final String target, final FindingCheck check) {
		return calibration.map(known -> known.applied(target, check)).orElse(check);
	}

	/** An answer with the notes on calibration after its own; the same if none of its findings was checked. */
	Interpretation noted(final Interpretation answer) {
		final List<String> checked = answer.findings().stream().filter(finding -> finding.check().isKnown())
			.map(Finding::phrase).distinct().toList();
		if (checked.isEmpty()) {
			return answer;
		}
		final List<String> unknown = checked.stream()
			.filter(target -> calibration.filter(known -> known.knows(target)).isEmpty()).toList();
		final List<String> all = new ArrayList<>(answer.notes());
		all.addAll(notes);
		if (unknown.size() == checked.size()) {
			all.add("Not calibrated: nobody has measured how often this model is right about such images; see " +
				"Evaluate.");
		}
		else if (!unknown.isEmpty()) {
			all.add("Not calibrated for " + String.join(", ", unknown) +
				": nobody has measured how often this model is right about that; see Evaluate.");
		}
		return answer.withNotes(all);
	}
}
