package sc.fiji.unibiomed.findings.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.BinaryMask;

/**
 * What is exported: the findings of one answer with where they come from.
 *
 * @param width of every frame in pixels
 * @param height of every frame in pixels
 * @param frameCount number of frames of the picture, at least 1
 * @param findings in the order of the answer, then of the frames; none for an answer that points at nothing
 */
public record Results(Provenance provenance, Calibration calibration, int width, int height, int frameCount,
	List<MeasuredFinding> findings)
{

	/** @throws IllegalArgumentException if a mask has another size than the frames, or lies in a frame that is not there */
	public Results {
		Objects.requireNonNull(provenance, "provenance");
		Objects.requireNonNull(calibration, "calibration");
		findings = List.copyOf(findings);
		if (width < 1 || height < 1 || frameCount < 1) {
			throw new IllegalArgumentException("A picture cannot have " + frameCount + " frames of " + width + "×" + height +
				" pixels.");
		}
		for (final MeasuredFinding row : findings) {
			final BinaryMask mask = row.mask().mask();
			if (mask.width() != width || mask.height() != height || row.frame() >= frameCount) {
				throw new IllegalArgumentException("Finding " + row.finding().index() + " has a mask of " + mask.width() + "×" + mask
					.height() + " pixels in frame " + (row.frame() + 1) + ", but the picture has " + frameCount + " frames of " +
					width + "×" + height + " pixels.");
			}
		}
	}

	/**
	 * All findings of an answer, each in every frame that it is in. A finding that is in no frame is listed once, in the first
	 * frame, so that none vanishes.
	 */
	public static List<MeasuredFinding> rows(final List<Finding> findings) {
		final List<MeasuredFinding> rows = new ArrayList<>();
		for (final Finding finding : findings) {
			final int before = rows.size();
			for (int frame = 0; frame < finding.frames().size(); frame++) {
				final MeasuredFinding row = MeasuredFinding.of(finding, frame);
				if (!row.isEmpty()) {
					rows.add(row);
				}
			}
			if (rows.size() == before && !finding.frames().isEmpty()) {
				rows.add(MeasuredFinding.of(finding, 0));
			}
		}
		return rows;
	}

	/**
	 * Volume of a row's finding, in cubic units: what all slices of its time point have of it. NaN where the planes are no slices
	 * of a volume.
	 */
	public double volume(final MeasuredFinding row) {
		if (Double.isNaN(calibration.pixelDepth())) {
			return Double.NaN;
		}
		return calibration.volume(findings.stream().filter(other -> other.finding().index() == row.finding().index() && other
			.time() == row.time()).mapToLong(other -> other.mask().shape().pixels()).sum());
	}

	/** Rows with pixels inside, for formats that cannot express an empty region. */
	List<MeasuredFinding> visible() {
		return findings.stream().filter(row -> !row.isEmpty()).toList();
	}

	/** Visible rows that nobody has rejected, for formats that are read without regard to a verdict. */
	List<MeasuredFinding> kept() {
		return visible().stream().filter(row -> row.review().status() != Review.Status.REJECTED).toList();
	}
}
