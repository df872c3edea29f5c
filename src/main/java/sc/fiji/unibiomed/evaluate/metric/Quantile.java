package sc.fiji.unibiomed.evaluate.metric;

/** Quantiles of samples: definition 7 of Hyndman and Fan (The American Statistician 50, 1996), that of NumPy and R. */
public final class Quantile {

	private Quantile() {
	}

	/**
	 * The value below which a share of the sample lies; between the two values next to it in proportion.
	 *
	 * @param sorted the sample in ascending order, not empty
	 * @param share from 0 to 1
	 */
	public static double of(final double[] sorted, final double share) {
		final double at = share * (sorted.length - 1);
		final int below = (int) Math.floor(at);
		final int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
	}
}
