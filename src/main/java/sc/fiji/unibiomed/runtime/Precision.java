package sc.fiji.unibiomed.runtime;

import java.util.Arrays;
import java.util.Locale;

/** In which numbers the networks calculate. */
public enum Precision {

	/** Float32 throughout: equal to the reference. */
	EXACT,
	/** 8-bit weights. */
	FAST,
	/** 4-bit weights in the language model, 8-bit elsewhere. */
	COMPACT,
	/** Float16, on a GPU. */
	HALF;

	/**
	 * Reads a name as written on the command line; upper and lower case are one.
	 *
	 * @throws DeviceException if there is no such precision
	 */
	public static Precision parse(final String text) {
		return Arrays.stream(values()).filter(precision -> precision.label().equals(text.toLowerCase(Locale.ROOT))).findFirst()
			.orElseThrow(() -> new DeviceException("'" + text + "' is no precision; use exact, fast, compact or half."));
	}

	/** The name used on the command line and in result files. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
