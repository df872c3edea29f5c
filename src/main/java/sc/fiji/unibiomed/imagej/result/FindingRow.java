package sc.fiji.unibiomed.imagej.result;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;

/**
 * A finding under review: one row of the findings table, tied to one region.
 *
 * @param id tells rows apart for as long as the application runs
 * @param answer the answer that it is part of
 * @param region the region as it was placed: in the overlay this very ROI, in the ROI Manager one of its name and place
 * @param measured the region as the answer came, with the user's name, verdict and note
 */
public record FindingRow(long id, ImageAnswer answer, FoundRegion region, MeasuredFinding measured) {

	/** What it is called; begins as the finding's phrase, and the user can change it. */
	public String name() {
		return measured.finding().phrase();
	}

	/** The user's verdict and note. */
	public Review review() {
		return measured.review();
	}

	FindingRow withName(final String newName) {
		final Finding finding = measured.finding();
		return new FindingRow(id, answer, region, measured.of(new Finding(finding.index(), newName, finding.frames())));
	}

	FindingRow withReview(final Review newReview) {
		return new FindingRow(id, answer, region, measured.with(newReview));
	}
}
