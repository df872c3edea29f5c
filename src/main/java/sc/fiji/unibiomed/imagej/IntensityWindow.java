package sc.fiji.unibiomed.imagej;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that are shown between black and white, in the image's calibrated unit.
 *
 * @param level the middle
 * @param width from black to white, more than zero
 */
public record IntensityWindow(double level, double width) {

	private static final String NUMBER = "\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*";
	private static final Pattern TEXT = Pattern.compile(NUMBER + "/" + NUMBER);

	/** @throws InputException if the width is not more than zero */
	public IntensityWindow {
		if (!(width > 0) || !Double.isFinite(level) || !Double.isFinite(width)) {
			throw new InputException("window", "The width of the window must be more than 0.");
		}
	}

	/**
	 * Reads a level and a width, such as "40/400".
	 *
	 * @throws InputException if the text is something else
	 */
	public static IntensityWindow parse(final String text) {
		final Matcher numbers = TEXT.matcher(text);
		if (!numbers.matches()) {
			throw new InputException("window", "'" + text + "' is no window; write its level and width, for example 40/400.");
		}
		return new IntensityWindow(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
	}

	/** The value shown black; below it is black, too. */
	public double low() {
		return level - width / 2;
	}

	/** The value shown white; above it is white, too. */
	public double high() {
		return level + width / 2;
	}

	/** As {@link #parse} reads it. */
	public String text() {
		return number(level) + "/" + number(width);
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%.0f", value)
			: new java.math.BigDecimal(Double.toString(value)).toPlainString();
	}
}
