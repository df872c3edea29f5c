package sc.fiji.unibiomed.findings.measure;

import java.util.function.Function;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;

/**
 * A measure that needs to know the mask only. It can be told of a finding as a whole, too: of all its frames
 * together.
 */
public final class MaskMeasure extends Measure {

	private final Function<FindingMask, Number> ofMask;
	private final Function<Finding, Number> ofFinding;

	/**
	 * The other parameters are those of a {@link Measure}.
	 *
	 * @param ofMask in one frame; NaN where there is no number
	 * @param ofFinding in all frames together; likewise
	 */
	MaskMeasure(final String key, final String heading, final ValueKind kind, final UnitKind unit, final String meaning,
		final Function<FindingMask, Number> ofMask, final Function<Finding, Number> ofFinding)
	{
		super(key, heading, kind, unit, meaning, (row, all) -> ofMask.apply(row.mask()));
		this.ofMask = ofMask;
		this.ofFinding = ofFinding;
	}

	/** Of one frame; NaN where there is no number. */
	public Number of(final FindingMask mask) {
		return ofMask.apply(mask);
	}

	/** Of all frames together; NaN where there is no number. */
	public Number of(final Finding finding) {
		return ofFinding.apply(finding);
	}
}
