package sc.fiji.unibiomed.findings.export;

import java.util.Objects;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;

/**
 * A finding in one frame: a row of the table, and one region.
 *
 * @param frame index in {@link Finding#frames()}, from 0
 * @param regionName of the region that shows it, such as "1 brain tumor"
 * @param channel position of the frame in the image it was taken from, from 1; 0 for all channels
 * @param slice likewise
 * @param time likewise
 */
public record MeasuredFinding(Finding finding, int frame, String regionName, int channel, int slice, int time,
	Intensity intensity, Review review)
{

	/**
	 * @throws IndexOutOfBoundsException if the finding has no such frame
	 * @throws IllegalArgumentException if a position is negative
	 */
	public MeasuredFinding {
		Objects.checkIndex(frame, finding.frames().size());
		Objects.requireNonNull(regionName, "regionName");
		Objects.requireNonNull(intensity, "intensity");
		Objects.requireNonNull(review, "review");
		if (channel < 0 || slice < 0 || time < 0) {
			throw new IllegalArgumentException("Positions in an image count from 1, or are 0 for all; not " + channel + ", " +
				slice + ", " + time + ".");
		}
	}

	/**
	 * A finding of which no more is known than its mask: named by number and phrase, not reviewed. Frames of a stack are its
	 * slices.
	 */
	public static MeasuredFinding of(final Finding finding, final int frame) {
		final int slice = finding.frames().size() > 1 ? frame + 1 : 0;
		return new MeasuredFinding(finding, frame, finding.index() + " " + finding.phrase(), 0, slice, 0, Intensity.unknown(),
			Review.none());
	}

	/** The same at another position of the image. */
	public MeasuredFinding at(final int newChannel, final int newSlice, final int newTime) {
		return new MeasuredFinding(finding, frame, regionName, newChannel, newSlice, newTime, intensity, review);
	}

	/** The same with another name. */
	public MeasuredFinding named(final String newName) {
		return new MeasuredFinding(finding, frame, newName, channel, slice, time, intensity, review);
	}

	/** The same with intensities. */
	public MeasuredFinding with(final Intensity measured) {
		return new MeasuredFinding(finding, frame, regionName, channel, slice, time, measured, review);
	}

	/** The same with a verdict. */
	public MeasuredFinding with(final Review verdict) {
		return new MeasuredFinding(finding, frame, regionName, channel, slice, time, intensity, verdict);
	}

	/** The mask in this frame with its confidences. */
	public FindingMask mask() {
		return finding.frames().get(frame);
	}

	/** Whether the finding has no pixel in this frame. */
	public boolean isEmpty() {
		return mask().shape().pixels() == 0;
	}

	/** Share of the frame inside the mask, in percent. */
	public double percentOfImage() {
		return 100.0 * mask().shape().pixels() / ((double) mask().mask().width() * mask().mask().height());
	}
}
