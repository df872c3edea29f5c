package sc.fiji.unibiomed.imagej;

import sc.fiji.unibiomed.findings.export.Intensity;
import sc.fiji.unibiomed.findings.export.Review;

/**
 * A finding under review: one row of the findings table, tied to one region.
 *
 * @param id tells rows apart for as long as the application runs
 * @param answer the answer that it is part of
 * @param region the region as it was placed: in the overlay this very ROI, in the ROI Manager one of its name and place
 * @param name what it is called; begins as the finding's phrase, and the user can change it
 * @param review the user's verdict and note
 * @param intensity of the original pixels when the answer came
 */
public record FindingRow(long id, ImageAnswer answer, FoundRegion region, String name, Review review, Intensity intensity)
{

	FindingRow withName(final String newName) {
		return new FindingRow(id, answer, region, newName, review, intensity);
	}

	FindingRow withReview(final Review newReview) {
		return new FindingRow(id, answer, region, name, newReview, intensity);
	}
}
