package sc.fiji.unibiomed.evaluate.metric;

/**
 * A number that was calculated from a sample, and how sure it is.
 *
 * @param count size of the sample, at least 1
 * @param value of the sample
 * @param low lower end of the 95 % confidence interval
 * @param high its upper end; with a sample of 1, both ends are the value
 */
public record Estimate(int count, double value, double low, double high) {
}
