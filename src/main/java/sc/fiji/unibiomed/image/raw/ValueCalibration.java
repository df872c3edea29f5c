package sc.fiji.unibiomed.image.raw;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * What raw values mean, such as Hounsfield units.
 *
 * @param isCalibrated whether raw values mean anything else than themselves
 * @param function meaning of a raw value
 * @param unit of the meanings, such as "HU"; empty where it is not known
 */
public record ValueCalibration(boolean isCalibrated, DoubleUnaryOperator function, String unit) {

	/** Values mean themselves, whatever that is. */
	public static final ValueCalibration NONE = new ValueCalibration(false, DoubleUnaryOperator.identity(), "");

	public ValueCalibration {
		Objects.requireNonNull(function, "function");
		unit = unit == null ? "" : unit;
	}

	/** Values that rise in a straight line: {@code zero + slope * raw}. */
	public static ValueCalibration straight(final double zero, final double slope, final String unit) {
		return new ValueCalibration(true, raw -> zero + slope * raw, unit);
	}

	/** Meaning of a raw value. */
	public double of(final double raw) {
		return function.applyAsDouble(raw);
	}
}
