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

import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * A finding under review: one row of the findings table, tied to one region.
 *
 * @param id tells rows apart for as long as the application runs
 * @param answer the answer that it is part of
 * @param region the region as it was placed: in the overlay this very ROI, in the ROI Manager a copy
 * @param measured the region as the answer came, with the user's name, verdict and note. The number of its finding runs
 *          on through all answers about the image
 * @param label what the region is called and how it is drawn
 */
public record FindingRow(long id, ImageAnswer answer, FoundRegion region, MeasuredFinding measured, RegionLabel label) {

	/** What it is called; begins as the finding's phrase, and the user can change it. */
	public String name() {
		return measured.finding().phrase();
	}

	/** Number of its finding among all of the image, from 1. */
	public int number() {
		return measured.finding().index();
	}

	/** The user's verdict and note. */
	public Review review() {
		return measured.review();
	}

	/** Whether the user says that it is wrong. */
	public boolean isRejected() {
		return review().status() == Review.Status.REJECTED;
	}

	FindingRow withName(final String newName) {
		return new FindingRow(id, answer, region, measured.of(measured.finding().named(newName)), label);
	}

	FindingRow withReview(final Review newReview) {
		return new FindingRow(id, answer, region, measured.with(newReview), label);
	}

	FindingRow with(final RegionLabel newLabel) {
		return new FindingRow(id, answer, region, measured, newLabel);
	}

	/** The same finding of the same image after it was opened again. */
	FindingRow of(final ImageAnswer again) {
		return new FindingRow(id, again, region, measured, label);
	}
}
