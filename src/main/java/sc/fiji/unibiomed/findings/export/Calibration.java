package sc.fiji.unibiomed.findings.export;

/**
 * How large pixels are.
 *
 * @param pixelWidth in units, above 0
 * @param pixelHeight in units, above 0
 * @param unit of length, such as "µm"; not blank
 */
public record Calibration(double pixelWidth, double pixelHeight, String unit) {

	/** @throws IllegalArgumentException if a length is not a positive number, or the unit is blank */
	public Calibration {
		if (!(pixelWidth > 0 && pixelHeight > 0 && Double.isFinite(pixelWidth) && Double.isFinite(pixelHeight))) {
			throw new IllegalArgumentException("A pixel cannot be " + pixelWidth + " by " + pixelHeight + " " + unit + " large.");
		}
		if (unit.isBlank()) {
			throw new IllegalArgumentException("The unit of length is blank; without one, use \"pixel\".");
		}
	}

	/** Lengths in pixels. */
	public static Calibration uncalibrated() {
		return new Calibration(1, 1, "pixel");
	}

	/** Area of some pixels in square units. */
	public double area(final long pixels) {
		return pixels * pixelWidth * pixelHeight;
	}
}
