package sc.fiji.unibiomed.findings.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text, the same in every country. */
public final class Numbers {

	/** More than any measurement means, few enough to hide the noise of binary fractions. */
	private static final MathContext DIGITS = new MathContext(10);

	private Numbers() {
	}

	/** Up to ten significant digits without exponent; empty where there is no number. */
	public static String plain(final double value) {
		return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString() : "";
	}

	/** For people: four significant digits, whole numbers whole, a dash where there is no number. */
	public static String brief(final double value) {
		if (!Double.isFinite(value)) {
			return "–";
		}
		if (Math.abs(value) >= 1000) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		final BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}
