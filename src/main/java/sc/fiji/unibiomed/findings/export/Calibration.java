package sc.fiji.unibiomed.findings.export;

/**
 * How large pixels are.
 *
 * @param pixelWidth in units, above 0
 * @param pixelHeight in units, above 0
 * @param pixelDepth from plane to plane in units, above 0; NaN where the planes are no slices of a volume
 * @param unit of length, such as "µm"; not blank
 */
public record Calibration(double pixelWidth, double pixelHeight, double pixelDepth, String unit) {

	/** @throws IllegalArgumentException if a length is not a positive number, or the unit is blank */
	public Calibration {
		if (!(pixelWidth > 0 && pixelHeight > 0 && Double.isFinite(pixelWidth) && Double.isFinite(pixelHeight))) {
			throw new IllegalArgumentException("A pixel cannot be " + pixelWidth + " by " + pixelHeight + " " + unit + " large.");
		}
		if (!Double.isNaN(pixelDepth) && !(pixelDepth > 0 && Double.isFinite(pixelDepth))) {
			throw new IllegalArgumentException("A pixel cannot be " + pixelDepth + " " + unit + " deep.");
		}
		if (unit.isBlank()) {
			throw new IllegalArgumentException("The unit of length is blank; without one, use \"pixel\".");
		}
	}

	/** Of planes that are no slices of a volume. */
	public Calibration(final double pixelWidth, final double pixelHeight, final String unit) {
		this(pixelWidth, pixelHeight, Double.NaN, unit);
	}

	/** Lengths in pixels. */
	public static Calibration uncalibrated() {
		return new Calibration(1, 1, "pixel");
	}

	/** Area of some pixels in square units. */
	public double area(final long pixels) {
		return pixels * pixelWidth * pixelHeight;
	}

	/** Volume of some pixels in cubic units; NaN where the planes are no slices of a volume. */
	public double volume(final long pixels) {
		return area(pixels) * pixelDepth;
	}
}
