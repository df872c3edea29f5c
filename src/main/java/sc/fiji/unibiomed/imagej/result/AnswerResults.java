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

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.AnswerFacts;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.result.QuestionResults;
import sc.fiji.unibiomed.util.SoftwareVersion;

/**
 * Answers as what is shown in tables and exported. The image itself is not looked at; whatever becomes of it, the
 * results are those of the moment of the question.
 */
public final class AnswerResults {

	private AnswerResults() {}

	/**
	 * The rows of one answer; each object of a finding that was taken apart has a row and a mask of its own. Names are
	 * the user's, where the user changed them.
	 *
	 * @param rows of that answer; those of others are left out
	 * @throws IllegalArgumentException if none is of that answer
	 */
	public static Results of(final ImageAnswer answer, final List<FindingRow> rows) {
		final List<MeasuredFinding> own = rows.stream().filter(row -> row.answer() == answer)
			.map(row -> row.measured().named(row.label().name())).toList();
		if (own.isEmpty()) {
			throw new IllegalArgumentException("The answer has no findings to export.");
		}
		return with(answer, own);
	}

	/** The rows of each answer in turn; none where there are no rows. */
	public static List<Results> each(final List<FindingRow> rows) {
		final Set<ImageAnswer> answers = Collections.newSetFromMap(new IdentityHashMap<>());
		return rows.stream().map(FindingRow::answer).filter(answers::add).map(answer -> of(answer, rows)).toList();
	}

	/** The same with measured regions of that answer; may be none. */
	static Results with(final ImageAnswer answer, final List<MeasuredFinding> measured) {
		final AnswerFacts facts = answer.facts();
		final AskedImage image = new AskedImage(answer.described().isEmpty() ? facts.image() : flat(facts.image()),
			answer.positions(), facts.pictures());
		return new Results(provenance(answer), image, answer.answer().text(), measured)
			.with(QuestionResults.remarks(answer.answer().notes(), answer.credit()));
	}

	/** Regions that the user drew are areas, whatever lies above them. */
	private static ImageFacts flat(final ImageFacts facts) {
		final PixelSpacing of = facts.spacing();
		return facts.with(new PixelSpacing(of.width(), of.height(), Double.NaN, of.unit(), of.originX(), of.originY(),
			of.originZ(), of.interval(), of.timeUnit()));
	}

	private static Provenance provenance(final ImageAnswer answer) {
		return new Provenance(answer.model(), answer.modelSha256(), answer.task().label(), answer.prompt(),
			answer.settings().precision(), answer.facts().device(), "UniBiomed for Fiji " + SoftwareVersion.text(),
			answer.facts().date(), answer.facts().image().names().title(), answer.facts().imageSha256(),
			answer.facts().input());
	}

	/**
	 * Measures the regions of an answer, in their order, with the pixels that the image had when it was asked about.
	 */
	static List<MeasuredFinding> measured(final ImageAnswer answer, final List<FoundRegion> regions) {
		final List<MeasuredFinding> measured = new ArrayList<>();
		for (int i = 0; i < regions.size(); i++) {
			final FoundRegion region = regions.get(i);
			final Finding finding = region.finding() == null ? drawn(answer, region, i) : region.finding();
			final FindingMask mask = finding.frames().get(region.frame()).partly(region.mask(), region.shape());
			final Position at = region.position();
			measured.add(new MeasuredFinding(finding, region.frame(), region.object(), mask, region.name(),
				at.channel(), at.slice(), at.frame(), answer.facts().values().of(region, answer.answer().findings(), i),
				Review.none()));
		}
		return measured;
	}

	/** A region that the user drew, with what the model says of it. */
	private static Finding drawn(final ImageAnswer answer, final FoundRegion region, final int number) {
		final FindingMask nothing = FindingMask
			.unrated(BinaryMask.empty(region.mask().width(), region.mask().height()));
		final List<FindingMask> frames = new ArrayList<>(Collections.nCopies(answer.positions().size(), nothing));
		frames.set(region.frame(), FindingMask.unrated(region.mask()));
		return new Finding(number + 1, answer.described().get(number).text(), frames);
	}
}
