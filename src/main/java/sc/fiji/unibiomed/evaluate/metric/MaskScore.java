package sc.fiji.unibiomed.evaluate.metric;

/**
 * How well an answer's masks fit.
 *
 * @param dice from 0 to 1; NaN where it does not count
 * @param iou from 0 to 1; NaN where it does not count
 */
public record MaskScore(double dice, double iou) {

	/** Of something that has no mask to compare with. */
	public static final MaskScore NONE = new MaskScore(Double.NaN, Double.NaN);

	/** Of two masks. */
	public static MaskScore of(final MaskOverlap overlap) {
		return new MaskScore(overlap.dice(), overlap.iou());
	}

	/** Whether there is anything to count. */
	public boolean counts() {
		return !Double.isNaN(dice);
	}
}
