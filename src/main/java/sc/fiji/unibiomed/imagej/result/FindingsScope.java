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
package sc.fiji.unibiomed.imagej.result;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.image.InputException;

/** Which findings of the session something is done with. */
public enum FindingsScope {

	/** Those of one answer: of the selected finding, or else of the latest about the active image. */
	ANSWER("this answer"),
	/** All of the active image. */
	IMAGE("this image"),
	/** Those of all images that the user accepted. */
	ACCEPTED("accepted"),
	/** All of all images. */
	ALL("all");

	/** What the input {@code findings} of commands means. */
	public static final String MEANING = "Which findings: of the selected or latest answer about the active image; " +
		"of all answers about it; those that you accepted, of all images; or all of all images.";

	private final String label;

	FindingsScope(final String label) {
		this.label = label;
	}

	/** As it is written in dialogs and macros. */
	public String label() {
		return label;
	}

	/** @throws InputException if there is no such choice */
	public static FindingsScope of(final String label) {
		return Arrays.stream(values()).filter(scope -> scope.label.equalsIgnoreCase(label.strip())).findFirst()
			.orElseThrow(
				() -> new InputException("findings", "'" + label + "' is not a choice of findings; write one of " +
					Arrays.stream(values()).map(FindingsScope::label).toList() + "."));
	}

	/**
	 * The answers that are meant, in their order; those in words only, too.
	 *
	 * @param active the image that the user works with; {@code null} if none is open
	 */
	public List<ImageAnswer> answers(final FindingsModel findings, final ImagePlus active) {
		final Predicate<ImageAnswer> isMeant = switch (this) {
			case ANSWER -> {
				final Optional<ImageAnswer> answer = answer(findings, active);
				yield given -> answer.filter(one -> one == given).isPresent();
			}
			case IMAGE -> given -> given.image() == image(findings, active);
			case ACCEPTED ->
				given -> findings.rows().stream().anyMatch(row -> row.answer() == given && isAccepted(row));
			case ALL -> given -> true;
		};
		return findings.answers().stream().filter(isMeant).toList();
	}

	/** The rows that are meant, in their order; see {@link #answers}. */
	public List<FindingRow> rows(final FindingsModel findings, final ImagePlus active) {
		final List<ImageAnswer> answers = answers(findings, active);
		return findings.rows().stream().filter(row -> answers.stream().anyMatch(answer -> answer == row.answer()))
			.filter(row -> this != ACCEPTED || isAccepted(row)).toList();
	}

	private static boolean isAccepted(final FindingRow row) {
		return row.review().status() == Review.Status.ACCEPTED;
	}

	private static Optional<ImageAnswer> answer(final FindingsModel findings, final ImagePlus active) {
		final ImagePlus image = image(findings, active);
		return findings.selected().map(FindingRow::answer).filter(answer -> answer.image() == image).or(() -> findings
			.answers().stream().filter(answer -> answer.image() == image).reduce((first, second) -> second));
	}

	/** The active image, or that of the latest answer where nothing was asked about the active one. */
	private static ImagePlus image(final FindingsModel findings, final ImagePlus active) {
		final List<ImageAnswer> answers = findings.answers();
		return answers.isEmpty() || answers.stream().anyMatch(answer -> answer.image() == active)
			? active
			: answers.get(answers.size() - 1).image();
	}
}
