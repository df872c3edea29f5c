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
package sc.fiji.unibiomed.evaluate.presence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;

/** Rows and items for tests. */
final class PresenceRows {

	static final String MODE = "as displayed";

	private PresenceRows() {}

	/** A target that is there, outlined with a Dice. */
	static PresenceRow present(final String target, final double evidence, final double dice) {
		return row(target, true, evidence, dice);
	}

	/** A target that is not there. */
	static PresenceRow absent(final String target, final double evidence) {
		return row(target, false, evidence, Double.NaN);
	}

	private static PresenceRow row(final String target, final boolean isPresent, final double evidence,
		final double dice)
	{
		final Verdict verdict = evidence > 0 ? Verdict.CONFIRMED : Verdict.ABSENT;
		return new PresenceRow(item("CT", "image.png", target), isPresent,
			Optional.of(new FindingScores(new FindingCheck(verdict, "asked back", evidence), evidence, 0.5, 1, MODE)),
			dice, "");
	}

	static EvaluationItem item(final String modality, final String image, final String target) {
		final Path file = Path.of("data", "test", image);
		return new EvaluationItem(EvaluationTask.SEGMENTATION, "annotation", "Data", image,
			new DataFile(Path.of("data"), file, file), List.of(), modality, target,
			"Please segment " + target + " in abdomen " + modality + ".", "", "");
	}
}
