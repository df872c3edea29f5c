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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

class AnswerResultsTest {

	@Test
	void aFindingKeepsItsNumberAndMaskAndIsMeasured() {
		final ImageAnswer answer = SampleAnswers.nuclei();
		final Results results = AnswerResults.of(answer, SampleAnswers.model(answer).rows());

		assertEquals(List.of(10L, 20L), pixels(results));
		assertEquals(List.of(1, 2), results.findings().stream().map(row -> row.finding().index()).toList());
		assertEquals("µm", results.spacing().unit());
		assertEquals("slide.png", results.provenance().imageName());
		final MeasuredFinding stroma = results.findings().get(1);
		assertEquals(9.5, stroma.intensity().mean());
		assertEquals(0, stroma.intensity().min());
		assertEquals(19, stroma.intensity().max());
		assertEquals(1, stroma.slice());
	}

	@Test
	void everyObjectHasItsOwnMask() {
		final ImageAnswer answer = SampleAnswers.inObjects(SampleAnswers.nuclei());
		final Results results = AnswerResults.of(answer, SampleAnswers.model(answer).rows());

		assertEquals(List.of(6L, 4L, 20L), pixels(results));
		assertEquals(List.of(1, 1, 2), results.findings().stream().map(row -> row.finding().index()).toList());
		assertEquals(List.of(1, 2, 1), results.findings().stream().map(MeasuredFinding::object).toList());
		assertEquals(2, results.findings().get(1).intensity().max() - results.findings().get(1).intensity().min() + 1);
		assertEquals(List.of(0.875, 0.875, 0.875),
			results.findings().stream().map(row -> row.mask().meanProbability()).toList());
	}

	@Test
	void objectsAreNumberedOnlyWhereFindingsWereTakenApart() {
		final ImageAnswer answer = SampleAnswers.inObjects(SampleAnswers.nuclei());
		assertEquals(List.of(1, 2, 3), AnswerResults.of(answer, SampleAnswers.model(answer).rows())
			.withNumberedObjects().findings().stream().map(row -> row.finding().index()).toList());
		final ImageAnswer stack = SampleAnswers.stack();
		assertEquals(List.of(1, 1), AnswerResults.of(stack, SampleAnswers.model(stack).rows()).withNumberedObjects()
			.findings().stream().map(row -> row.finding().index()).toList());
	}

	@Test
	void framesOfAStackHaveTheirSlices() {
		final ImageAnswer answer = SampleAnswers.stack();
		final Results results = AnswerResults.of(answer, SampleAnswers.model(answer).rows());

		assertEquals(3, results.frameCount());
		assertEquals(List.of(1, 3), results.findings().stream().map(MeasuredFinding::slice).toList());
		assertEquals(List.of(0, 2), results.findings().stream().map(MeasuredFinding::frame).toList());
	}

	@Test
	void aRegionTheUserDrewHasNoConfidence() {
		final ImageAnswer answer = SampleAnswers.described();
		final MeasuredFinding row = AnswerResults.of(answer, SampleAnswers.model(answer).rows()).findings().get(0);

		assertEquals("left kidney", row.finding().phrase());
		assertEquals(10, row.mask().shape().pixels());
		assertEquals(Double.NaN, row.mask().predictedIou());
	}

	@Test
	void namesAndVerdictsOfTheUserGoIntoTheFile() {
		final ImageAnswer answer = SampleAnswers.nuclei();
		final FindingsModel findings = SampleAnswers.model(answer);
		findings.rename(findings.rows().get(0), "lymphocytes");
		findings.review(findings.rows().get(0), new Review(Review.Status.ACCEPTED, "clear"));
		final MeasuredFinding row = AnswerResults.of(answer, findings.rows()).findings().get(0);

		assertEquals("lymphocytes", row.finding().phrase());
		assertEquals(new Review(Review.Status.ACCEPTED, "clear"), row.review());
	}

	@Test
	void rowsOfOtherAnswersAreLeftOut() {
		final ImageAnswer other = SampleAnswers.stack();
		assertThrows(IllegalArgumentException.class,
			() -> AnswerResults.of(SampleAnswers.nuclei(), SampleAnswers.model(other).rows()));
	}

	@Test
	void fileNamesComeFromTheImage() {
		final FindingsExporters installed = FindingsExporters.installed();
		assertEquals("slide-findings.csv", installed.find("csv").fileName(results(SampleAnswers.nuclei())));
		assertEquals("brain-labels.tif", installed.find("labels").fileName(results(SampleAnswers.stack())));
	}

	private static Results results(final ImageAnswer answer) {
		return AnswerResults.of(answer, SampleAnswers.model(answer).rows());
	}

	private static List<Long> pixels(final Results results) {
		return results.findings().stream().map(row -> row.mask().shape().pixels()).toList();
	}
}
