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

import java.util.Locale;

import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;

/**
 * The rule by which a finding in a plane is confirmed, doubtful or absent; docs/trust.md explains it, with figures.
 * <ol>
 * <li>Nothing outlined: absent.</li>
 * <li>Too small to be seen in the whole picture, and hardly probable: absent.</li>
 * <li>Asked back, the model calls it otherwise: absent; if it was too small for the whole picture, doubtful, as the
 * model then sees the surroundings only.</li>
 * <li>The name is less exact than what was asked for, or there is none to compare, or the outline is hardly probable:
 * doubtful.</li>
 * <li>Else: confirmed.</li>
 * </ol>
 */
final class CheckRule {

	/**
	 * Mean probability inside the outline below which it is hardly probable. Of 250 pictures that the demonstration
	 * model was not trained on, all outlines of what is there had more, and two thirds of those of what is not had
	 * less.
	 */
	static final double HARDLY_PROBABLE = 0.75;

	private final NameComparison names = new NameComparison();

	/** Whether asking back can change the verdict on an outline. */
	static boolean isWorthAsking(final long pixels, final boolean isSeen, final double meanProbability) {
		return pixels > 0 && (isSeen || meanProbability >= HARDLY_PROBABLE);
	}

	/** A finding that is not asked back; see {@link #isWorthAsking}. */
	static FindingCheck withoutAsking(final long pixels, final double meanProbability) {
		return new FindingCheck(Verdict.ABSENT,
			pixels == 0 ? "nothing outlined" : "too small for the model to see, and " + probability(meanProbability),
			0);
	}

	/**
	 * A finding that was asked back.
	 *
	 * @param asked name of the finding
	 * @param called what the model calls it
	 * @param isSeen whether it was seen in the whole picture, not in a part of it
	 * @param meanProbability inside the outline
	 */
	FindingCheck afterAsking(final String asked, final String called, final boolean isSeen,
		final double meanProbability)
	{
		final boolean probable = meanProbability >= HARDLY_PROBABLE;
		final String said = "the model calls it " + called;
		final FindingCheck check = switch (names.compare(asked, called)) {
			case SAME -> probable
				? new FindingCheck(Verdict.CONFIRMED, said, meanProbability)
				: new FindingCheck(Verdict.DOUBTFUL, probability(meanProbability), meanProbability);
			case LESS_EXACT -> new FindingCheck(Verdict.DOUBTFUL, said + ", which is less exact", meanProbability / 2);
			case DIFFERENT -> new FindingCheck(isSeen ? Verdict.ABSENT : Verdict.DOUBTFUL, said, 0);
			case UNKNOWN -> new FindingCheck(Verdict.DOUBTFUL,
				called.isBlank() ? "the model gives it no name" : said + ", and nothing tells whether that is the same",
				meanProbability / 2);
		};
		return isSeen || check.verdict() == Verdict.ABSENT
			? check
			: new FindingCheck(check.verdict(), check.reason() + " (seen in the part around it)", check.evidence());
	}

	private static String probability(final double meanProbability) {
		return String.format(Locale.ROOT, "mean probability %.2f", meanProbability);
	}
}
