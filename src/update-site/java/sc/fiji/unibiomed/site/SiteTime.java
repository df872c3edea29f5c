package sc.fiji.unibiomed.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as an update site writes them: 14 digits from year to second. Here always of Greenwich, wherever the build runs. */
final class SiteTime {

	private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

	private SiteTime() {
	}

	static long of(final Instant time) {
		return Long.parseLong(DIGITS.format(time));
	}

	/** @throws IllegalArgumentException if the text is not 14 digits */
	static long parse(final String digits) {
		if (!digits.matches("\\d{14}")) {
			throw new IllegalArgumentException("A timestamp has 14 digits, as 20261125101500 has; '" + digits + "' is none.");
		}
		return Long.parseLong(digits);
	}
}
